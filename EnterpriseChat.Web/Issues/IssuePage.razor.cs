using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Controls;
using EnterpriseChat.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace EnterpriseChat.Web.Issues;

/// <summary>
/// An issue: its fields and its history. What somebody else saves slides in where nothing is being edited; else it stands beside the field,
/// and nothing typed is lost.
/// </summary>
public sealed partial class IssuePage : IDisposable
{
    private Actor _me = Actor.Anonymous("");
    private EditContext _context = null!;
    private string? _read;
    private bool _isRead;
    private bool _isBusy;
    private bool _late;
    private string? _saved;
    private string? _refused;
    private IDisposable? _subscription;

    /// <summary>The key in the address; it may be one that the issue had before.</summary>
    [Parameter]
    public string Key { get; set; } = "";

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private IssueOpening Opening { get; set; } = null!;

    [Inject]
    private LiveFeed Feed { get; set; } = null!;

    [Inject]
    private ReaderClock Clock { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private IssueDraft Draft => Opening.Draft;

    /// <inheritdoc />
    public void Dispose() => _subscription?.Dispose();

    /// <inheritdoc />
    protected override void OnInitialized() => _subscription = Feed.SubscribeToIssues(ChangedAsync);

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (_read == Key || await User.ActorAsync() is not { } me)
        {
            return;
        }

        (_me, _read) = (me, Key);
        var issue = await Opening.OpenAsync(me, Key);
        _context = new EditContext(Draft.Form);
        _isRead = true;
        if (issue is null)
        {
            Http.AnswerWith(StatusCodes.Status404NotFound);
        }
        else if (issue.Open.Key != Key)
        {
            Go(issue.Open.Key);
        }
    }

    private async Task ChangedAsync(FeedChange change)
    {
        if (change.SessionEnded || Draft.View is not { } view || !(change.TouchesIssues(view.Open.Id) || change.TouchesDirectory))
        {
            return;
        }

        if (!await Draft.LookAsync(_me, change.TouchesDirectory))
        {
            await Draft.FillAsync(_me, null); // it is there no more for this reader: nothing of it stays
        }
        else if (Draft.View!.Open.Key != Key)
        {
            Go(Draft.View.Open.Key);
        }

        Feed.Draw(StateHasChanged);
    }

    /// <summary>A field was changed by hand.</summary>
    private async Task ChangedAsync(string field)
    {
        (_saved, _late) = (null, _late && Draft.HasOpen);
        if (field == IssueFields.Company)
        {
            await Draft.LookUpAsync(_me);
        }
    }

    private Task TakeKeptAsync(KeptValue kept)
    {
        Draft.Take(kept);
        return Draft.LookUpAsync(_me);
    }

    private async Task SaveAsync()
    {
        (_refused, _late) = (null, false);
        if (_isBusy || Draft.View is not { MayEdit: true } || !_context.Validate())
        {
            return;
        }

        _isBusy = true;
        var outcome = await Draft.SaveAsync(_me);
        _isBusy = false;
        if (outcome.Refusal is ChangedMeanwhile)
        {
            _late = true;
            await Draft.LookAsync(_me);
        }
        else if (outcome.Refusal is { } refusal)
        {
            _refused = refusal.Sentence;
        }
        else if (await Opening.OpenAsync(_me, outcome.Value) is { } saved)
        {
            _saved = Words.Saved.With(Clock.Now());
            Go(saved.Open.Key);
        }
    }

    /// <summary>The address says what the issue is called now.</summary>
    private void Go(string key)
    {
        if (key != Key)
        {
            _read = key;
            Navigation.NavigateTo($"/issues/{key}", replace: true);
        }
    }
}
