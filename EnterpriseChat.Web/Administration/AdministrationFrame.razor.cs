using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Web.Chat;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Administration;

/// <summary>
/// The head of a page of the administration, and the question whether the reader may use it: a page that one may not use answers like one
/// that is not there, from the first response on, and when the right is lost while it is open.
/// </summary>
public sealed partial class AdministrationFrame : IDisposable
{
    private bool _may;
    private long _shown;
    private IDisposable? _subscription;

    /// <summary>Name of the page.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>One sentence below it.</summary>
    [Parameter]
    public string? Note { get; set; }

    /// <summary>The permissions of which one is enough.</summary>
    [Parameter]
    public Permission[] Needs { get; set; } = [Permission.Administer];

    /// <summary>What the button that adds says; null for none.</summary>
    [Parameter]
    public string? Add { get; set; }

    /// <summary>Add.</summary>
    [Parameter]
    public EventCallback OnAdd { get; set; }

    /// <summary>What was saved last, and when.</summary>
    [Parameter]
    public string? Saved { get; set; }

    /// <summary>The page.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private MyRights Rights { get; set; } = null!;

    [Inject]
    private Conversations Conversations { get; set; } = null!;

    [Inject]
    private LiveFeed Feed { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose() => _subscription?.Dispose();

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _subscription = Feed.Subscribe(ChangedAsync);
        await Conversations.LoadAsync();
        await Rights.LoadAsync();
        _may = Needs.Any(Rights.May);
        if (!_may)
        {
            Http.AnswerWith(StatusCodes.Status404NotFound);
        }
    }

    private async Task ChangedAsync(FeedChange change)
    {
        if (change.SessionEnded)
        {
            return;
        }

        await Conversations.ApplyAsync(change);
        var could = _may;
        _may = Needs.Any(Rights.May);
        if (could != _may || _shown != Conversations.Unread)
        {
            _shown = Conversations.Unread;
            Feed.Draw(StateHasChanged);
        }
    }
}
