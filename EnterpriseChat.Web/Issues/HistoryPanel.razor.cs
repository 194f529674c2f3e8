using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Controls;
using EnterpriseChat.Web.Messages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace EnterpriseChat.Web.Issues;

/// <summary>The history of an issue, newest first, and the box in which one comments. It is as live as a chat.</summary>
public sealed partial class HistoryPanel : IDisposable
{
    private string? _of;
    private string _user = "";
    private IDisposable? _subscription;
    private IDisposable? _menu;

    /// <summary>The issue.</summary>
    [Parameter, EditorRequired]
    public IssueView Issue { get; set; } = null!;

    /// <summary>Who else stands on the page.</summary>
    [Parameter]
    public IEnumerable<Person> People { get; set; } = [];

    [Inject]
    private IssueTimeline Timeline { get; set; } = null!;

    [Inject]
    private IssueChats Chats { get; set; } = null!;

    [Inject]
    private LiveFeed Feed { get; set; } = null!;

    [Inject]
    private ReaderClock Clock { get; set; } = null!;

    [Inject]
    private ContextMenus Menus { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose()
    {
        _subscription?.Dispose();
        _menu?.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _subscription = Feed.SubscribeToIssues(ChangedAsync);
        _menu = AuthorMenu.Register(Menus, () => Timeline.People.Concat(People));
        _user = await Chats.WhoAsync();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (_of != Issue.Open.Key)
        {
            _of = Issue.Open.Key;
            await Timeline.LoadAsync(Issue.Open.Reader, Issue.Open.Key, Timeline.View);
        }
    }

    private async Task ChangedAsync(FeedChange change)
    {
        if (!change.SessionEnded && _of is not null && (change.TouchesIssues(Issue.Open.Id) || change.TouchesPeople))
        {
            await Timeline.RefreshAsync(change);
            Feed.Draw(StateHasChanged);
        }
    }

    private Task ShowAsync(HistoryView view) => Timeline.LoadAsync(Issue.Open.Reader, Issue.Open.Key, view);

    private Task MoveAsync(KeyboardEventArgs e)
    {
        var step = e.Key switch { "ArrowRight" or "ArrowDown" => 1, "ArrowLeft" or "ArrowUp" => -1, _ => 0 };
        var at = Array.FindIndex(Views, v => v.View == Timeline.View);
        return step == 0 ? Task.CompletedTask : ShowAsync(Views[(at + step + Views.Length) % Views.Length].View);
    }
}
