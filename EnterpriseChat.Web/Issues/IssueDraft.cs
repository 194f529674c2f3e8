using System.Globalization;
using System.Text.Json;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Controls;

namespace EnterpriseChat.Web.Issues;

/// <summary>
/// An issue while it is made or changed: the form, what it was filled with, and what somebody else made of the issue meanwhile. That slides
/// in where nothing was touched; else it stands beside the field until one has decided.
/// </summary>
public sealed class IssueDraft(EditIssue edit, MakeIssue make, IssueChoices choices, IssueReader issues, IssueHistory history, PeopleDirectory people)
{
    private const int LongestShown = 200;

    /// <summary>The company of those who can be chosen.</summary>
    private string _offered = "";

    private readonly Dictionary<string, ProjectId> _projects = [];
    private Dictionary<string, Merged<string>> _merges = IssueForm.Fields.ToDictionary(f => f, _ => new Merged<string>(""));

    /// <summary>The form.</summary>
    public IssueForm Form { get; } = new();

    /// <summary>The issue as it is stored; null for a new one.</summary>
    public IssueView? View { get; private set; }

    /// <summary>Companies and projects to choose from.</summary>
    public IssueOffer Offer { get; private set; } = IssueOffer.Empty;

    /// <summary>Who can be chosen to work on it.</summary>
    public IReadOnlyList<Choice> Assignees { get; private set; } = [];

    /// <summary>The people who stand in the fields.</summary>
    public IReadOnlyDictionary<UserId, Person> People { get; private set; } = new Dictionary<UserId, Person>();

    /// <summary>Who saved it meanwhile; null while nobody did, or when it is not known.</summary>
    public string? By { get; private set; }

    /// <summary>The field in which one types now: nothing slides into it.</summary>
    public string? Typing { get; set; }

    /// <summary>Whether something is changed and not saved.</summary>
    public bool IsDirty => IssueForm.Fields.Any(IsChanged);

    /// <summary>As the browser keeps it; empty while there is nothing to lose.</summary>
    public string Kept => IsDirty
        ? JsonSerializer.Serialize(IssueForm.Fields.Where(IsChanged).ToDictionary(f => f, f => new[] { _merges[f].Loaded, Form[f] }))
        : "";

    /// <summary>Whether a field is changed and not saved.</summary>
    public bool IsChanged(string field) => Form[field] != _merges[field].Loaded;

    /// <summary>Whether somebody else gave a field another value than the one that stands there.</summary>
    public bool IsOpen(string field) => View is not null && _merges[field].IsOpen(Form[field]);

    /// <summary>Whether any field waits for a decision.</summary>
    public bool HasOpen => IssueForm.Fields.Any(IsOpen);

    /// <summary>The value of somebody else, as a person reads it.</summary>
    public string Theirs(string field) => Said(field, _merges[field].Present);

    /// <summary>The reader has decided between two values of a field.</summary>
    public void Settle(string field, bool takesTheirs)
    {
        Form[field] = takesTheirs ? _merges[field].Present : Form[field];
        _merges[field].Settle();
    }

    /// <summary>Puts back what is stored.</summary>
    public void Discard()
    {
        foreach (var field in IssueForm.Fields)
        {
            Settle(field, takesTheirs: true);
        }

        By = null;
    }

    /// <summary>Fills the form.</summary>
    public async Task FillAsync(Actor me, IssueView? view)
    {
        (View, _offered) = (view, "");
        await OfferAsync(me);
        _merges = IssueForm.Fields.ToDictionary(f => f, f => new Merged<string>(Value(f)));
        Discard();
        await LookUpAsync(me);
    }

    /// <summary>Looks whether somebody else saved it; false when the reader sees it no more.</summary>
    /// <param name="me">Who edits.</param>
    /// <param name="readsOffers">Whether what can be chosen may be another too; a message in the chat changes nothing of it.</param>
    public async Task<bool> LookAsync(Actor me, bool readsOffers = true)
    {
        if (View is null)
        {
            await OfferAsync(me);
            return true;
        }

        if (await issues.OfAsync(me.Me, View.Open.Key, CancellationToken.None) is not { } present)
        {
            return false;
        }

        View = present;
        if (readsOffers || !_projects.ContainsKey(present.Project.Key))
        {
            await OfferAsync(me);
            _offered = "";
        }

        IssueForm.Fields.ToList().ForEach(Learn);
        await LookUpAsync(me);
        return true;
    }

    /// <summary>The page came back: what stood in the form, held against the issue as it is now.</summary>
    public void Take(KeptValue kept)
    {
        foreach (var (field, values) in IssueValues.Read(kept.Value).Where(v => v.Value.Length == 2 && IssueForm.Fields.Contains(v.Key)))
        {
            var present = _merges[field].Present;
            (_merges[field], Form[field]) = (new Merged<string>(values[0]), values[1]);
            _merges[field].Learn(present);
        }

        Form.Title = kept.Typed.GetValueOrDefault(IssueFields.Title) ?? Form.Title;
        Form.Description = kept.Typed.GetValueOrDefault(IssueFields.Description) ?? Form.Description;
    }

    /// <summary>Who could work on it when it is of the company that stands in the form.</summary>
    public async Task LookUpAsync(Actor me)
    {
        if (_offered != Form[IssueFields.Company])
        {
            _offered = Form[IssueFields.Company];
            Assignees = await choices.AssigneesAsync(me.Me, new PublicId(_offered), CancellationToken.None);
        }

        if (View is not null)
        {
            UserId[] named = [View.Issue.ReporterId, .. View.Issue.AssigneeId is { } one ? [one] : Array.Empty<UserId>()];
            People = await people.OfAsync(named, CancellationToken.None);
            By = HasOpen ? await ChangerAsync(me) : null;
        }
    }

    /// <summary>Stores it.</summary>
    /// <returns>Its key.</returns>
    public Task<Outcome<string>> SaveAsync(Actor me) => View is { } view ? edit.HandleAsync(me, view.Open.Key, Edit(), CancellationToken.None) : make.HandleAsync(me, New(), CancellationToken.None);

    private async Task<string?> ChangerAsync(Actor me)
    {
        var page = await history.OfAsync(me.Me, View!.Open.Key, new HistoryQuestion(HistoryView.Changes), CancellationToken.None);
        return page?.Lines is [{ Actor: { } who }, ..] ? (await people.OfAsync([who], CancellationToken.None)).GetValueOrDefault(who)?.DisplayName : null;
    }

    private async Task OfferAsync(Actor me)
    {
        Offer = await choices.OfAsync(me.Me, CancellationToken.None);
        foreach (var project in Offer.Projects)
        {
            _projects[project.Key] = project.Id; // also by what it was called when the form was filled
        }
    }

    private void Learn(string field)
    {
        var isUntouched = !IsChanged(field) && Typing != field;
        _merges[field].Learn(Value(field));
        if (isUntouched || Form[field] == _merges[field].Present)
        {
            Settle(field, takesTheirs: true);
        }
    }

    private string Value(string field) => View is null ? Beginning(field) : field switch
    {
        IssueFields.Title => View.Issue.Title,
        IssueFields.Description => View.Issue.Description,
        IssueFields.Type => IssueLook.Code(View.Issue.Type),
        IssueFields.Status => IssueLook.Code(View.Issue.Status),
        IssueFields.Priority => IssueLook.Code(View.Issue.Priority),
        IssueFields.Assignee => View.Assignee?.Value ?? "",
        IssueFields.Due => View.Issue.DueOn?.ToString("O", CultureInfo.InvariantCulture) ?? "",
        IssueFields.Company => View.Company.PublicId.Value,
        _ => View.Project.Key,
    };

    private string Beginning(string field) => field switch
    {
        IssueFields.Type => IssueLook.Code(IssueType.Issue),
        IssueFields.Status => IssueLook.Code(IssueStatus.Open),
        IssueFields.Priority => IssueLook.Code(IssuePriority.Medium),
        IssueFields.Company => Offer.Own.Value,
        IssueFields.Key => Offer.Projects.Count > 0 ? Offer.Projects[0].Key : "",
        _ => "",
    };

    private string Said(string field, string value) => field switch
    {
        IssueFields.Type => IssueLook.Word(IssueValues.Parsed<IssueType>(value)),
        IssueFields.Status => IssueLook.Word(IssueValues.Parsed<IssueStatus>(value)),
        IssueFields.Priority => IssueLook.Word(IssueValues.Parsed<IssuePriority>(value)),
        IssueFields.Assignee => View?.Issue.AssigneeId is { } who && People.GetValueOrDefault(who) is { } person ? person.DisplayName : Words.Issue_Nobody,
        IssueFields.Due => IssueLook.Day(IssueValues.Day(value)),
        IssueFields.Company => View?.Company.Name ?? "",
        _ => value.Length > LongestShown ? value[..LongestShown] + "…" : value,
    };

    private NewIssue New() => new(Form.Title)
    {
        Description = Form.Description,
        Type = IssueValues.Parsed<IssueType>(Form[IssueFields.Type]),
        Status = IssueValues.Parsed<IssueStatus>(Form[IssueFields.Status]),
        Priority = IssueValues.Parsed<IssuePriority>(Form[IssueFields.Priority]),
        Assignee = IssueValues.Person(Form[IssueFields.Assignee]),
        DueOn = IssueValues.Day(Form[IssueFields.Due]),
        Company = new PublicId(Form[IssueFields.Company]),
        Project = _projects.TryGetValue(Form[IssueFields.Key], out var project) ? project : null,
    };

    private IssueEdit Edit() => new()
    {
        Title = Of(IssueFields.Title, v => v),
        Description = Of(IssueFields.Description, v => v),
        Type = Of(IssueFields.Type, IssueValues.Parsed<IssueType>),
        Status = Of(IssueFields.Status, IssueValues.Parsed<IssueStatus>),
        Priority = Of(IssueFields.Priority, IssueValues.Parsed<IssuePriority>),
        Assignee = Of(IssueFields.Assignee, IssueValues.Person),
        DueOn = Of(IssueFields.Due, IssueValues.Day),
        Company = Of(IssueFields.Company, v => new PublicId(v)),
        Project = Of(IssueFields.Key, v => _projects.GetValueOrDefault(v)),
    };

    private Edit<T> Of<T>(string field, Func<string, T> parse) => new(parse(_merges[field].Loaded), parse(Form[field]));
}
