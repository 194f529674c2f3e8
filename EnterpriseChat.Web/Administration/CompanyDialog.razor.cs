using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace EnterpriseChat.Web.Administration;

/// <summary>Adds or edits a company. What somebody else saves meanwhile stands beside the field, and nothing typed is lost.</summary>
public sealed partial class CompanyDialog : IDisposable
{
    private CompanyForm? _form;
    private EditContext _context = null!;
    private Validated<CompanyForm>? _validated;
    private Merged<string> _name = new("");
    private Merged<bool> _knows = new(false);
    private CompanyRow? _row;
    private string? _by;
    private string? _refused;
    private bool _isBusy;
    private IDisposable? _subscription;

    /// <summary>Which; null to add one.</summary>
    [Parameter]
    public PublicId? Company { get; set; }

    /// <summary>It was saved or left.</summary>
    [Parameter]
    public EventCallback OnClose { get; set; }

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private CompanyRows Companies { get; set; } = null!;

    [Inject]
    private AddCompany Adding { get; set; } = null!;

    [Inject]
    private EditCompany Editing { get; set; } = null!;

    [Inject]
    private LiveFeed Feed { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose() => _subscription?.Dispose();

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _subscription = Feed.Subscribe(ChangedAsync);
        if (Company is { } company && await User.ActorAsync() is { } actor)
        {
            _row = await Companies.OneAsync(actor.Me, company, CancellationToken.None);
            if (_row is null)
            {
                await OnClose.InvokeAsync();
                return;
            }

            (_name, _knows) = (new(_row.Name), new(_row.KnowsEveryone));
        }

        _form = new CompanyForm { Name = _name.Loaded, KnowsEveryone = _knows.Loaded };
        _context = new EditContext(_form);
    }

    private async Task ChangedAsync(FeedChange change)
    {
        if (!change.SessionEnded && change.TouchesDirectory && await LearnAsync())
        {
            Feed.Draw(StateHasChanged);
        }
    }

    /// <summary>Looks at what is stored by now; true when that is something else than before.</summary>
    private async Task<bool> LearnAsync()
    {
        if (Company is not { } company || await User.ActorAsync() is not { } actor
            || await Companies.OneAsync(actor.Me, company, CancellationToken.None) is not { } row)
        {
            return false;
        }

        var isNew = _name.Learn(row.Name) | _knows.Learn(row.KnowsEveryone);
        if (isNew)
        {
            _by = await Companies.ChangedByAsync(actor.Me, company, CancellationToken.None);
        }

        return isNew;
    }

    private void TakeName()
    {
        _form!.Name = _name.Present;
        _name.Settle();
    }

    private void TakeKnows()
    {
        _form!.KnowsEveryone = _knows.Present;
        _knows.Settle();
    }

    private async Task SaveAsync()
    {
        if (_isBusy || !_context.Validate() || await User.ActorAsync() is not { } actor)
        {
            return;
        }

        _isBusy = true;
        var refusal = Company is { } company
            ? (await Editing.HandleAsync(actor, company, new CompanyEdit(_name.To(_form!.Name), _knows.To(_form.KnowsEveryone)), CancellationToken.None)).Refusal
            : (await Adding.HandleAsync(actor, _form!.Name, _form.KnowsEveryone, CancellationToken.None)).Refusal;
        _isBusy = false;
        if (refusal is null)
        {
            await OnClose.InvokeAsync();
        }
        else if (refusal == PeopleRefusals.NameTaken)
        {
            _validated!.Say(nameof(_form.Name), refusal.Sentence);
        }
        else
        {
            _refused = refusal.Sentence;
            await LearnAsync();
        }
    }
}
