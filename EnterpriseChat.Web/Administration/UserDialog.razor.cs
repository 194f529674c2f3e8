using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace EnterpriseChat.Web.Administration;

/// <summary>
/// Adds or edits a user: with <see cref="Permission.EditUsers"/> name and title, with <see cref="Permission.Administer"/> company and groups
/// too. What somebody else saves meanwhile stands beside the field, and nothing typed is lost.
/// </summary>
public sealed partial class UserDialog : IDisposable
{
    private UserForm? _form;
    private EditContext _context = null!;
    private Validated<UserForm>? _validated;
    private UserMerge _merge = new(null);
    private UserDetails? _loaded;
    private IReadOnlyList<Choice> _present = [];
    private IReadOnlyList<Choice> _companies = [];
    private IReadOnlyList<Choice> _groups = [];
    private IReadOnlySet<PublicId> _administering = new HashSet<PublicId>();
    private Actor _actor = Actor.Anonymous("");
    private bool _mayAdminister;
    private string? _by;
    private string? _refused;
    private bool _isBusy;
    private IDisposable? _subscription;

    /// <summary>Who; null to add one.</summary>
    [Parameter]
    public PublicId? User { get; set; }

    /// <summary>It was saved or left.</summary>
    [Parameter]
    public EventCallback OnClose { get; set; }

    [Inject]
    private CurrentUser Reader { get; set; } = null!;

    [Inject]
    private UserLists Lists { get; set; } = null!;

    [Inject]
    private UserSaving Saving { get; set; } = null!;

    [Inject]
    private LiveFeed Feed { get; set; } = null!;

    /// <summary>Whether the reader edits oneself and would no longer be in a group that administers.</summary>
    private bool ShutsOneselfOut => _loaded?.Person.Id == _actor.User && _mayAdminister && _loaded is not null
        && !_form!.Groups.Any(g => _administering.Contains(g.PublicId));

    private string FirstCompany => _companies.Count > 0 ? _companies[0].PublicId.Value : "";

    /// <inheritdoc />
    public void Dispose() => _subscription?.Dispose();

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _subscription = Feed.Subscribe(ChangedAsync);
        _actor = await Reader.ActorAsync() ?? _actor;
        await LoadListsAsync();
        if (User is { } user)
        {
            _loaded = await Lists.Users.OneAsync(_actor.Me, user, CancellationToken.None);
            if (_loaded is null)
            {
                await OnClose.InvokeAsync();
                return;
            }
        }

        _merge = new UserMerge(_loaded);
        _present = _loaded?.Groups ?? [];
        _form = new UserForm
        {
            DisplayName = _merge.Name.Loaded,
            Title = _merge.Title.Loaded,
            Company = _loaded is null ? FirstCompany : _merge.Company.Loaded,
            Groups = _present,
        };
        _context = new EditContext(_form);
    }

    private async Task LoadListsAsync()
    {
        (_mayAdminister, _companies, _groups) = await Lists.OfAsync(_actor.Me);
        _administering = await Saving.AdministeringAsync(_actor.Me, CancellationToken.None);
    }

    private async Task ChangedAsync(FeedChange change)
    {
        if (!change.SessionEnded && change.TouchesDirectory)
        {
            await LoadListsAsync();
            await LearnAsync();
            Feed.Draw(StateHasChanged);
        }
    }

    private async Task LearnAsync()
    {
        if (User is { } user && await Lists.Users.OneAsync(_actor.Me, user, CancellationToken.None) is { } present && _merge.Learn(present))
        {
            _present = present.Groups;
            _by = await Lists.Users.ChangedByAsync(_actor.Me, user, CancellationToken.None);
        }
    }

    private string NameOf(string company) => _companies.FirstOrDefault(c => c.PublicId.Value == company)?.Name ?? "";

    private void TakeGroups()
    {
        _form!.Groups = _present;
        _merge.Groups.Settle();
    }

    private async Task SaveAsync()
    {
        if (_isBusy || !_context.Validate())
        {
            return;
        }

        _isBusy = true;
        var refusal = await Saving.SaveAsync(_actor, User, _merge, _form!);
        _isBusy = false;
        if (refusal is null)
        {
            await OnClose.InvokeAsync();
        }
        else if (refusal == PeopleRefusals.NameTaken)
        {
            _validated!.Say(nameof(_form.UserName), refusal.Sentence);
        }
        else
        {
            _refused = refusal.Sentence;
            await LearnAsync();
        }
    }
}
