using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Controls;
using EnterpriseChat.Web.Messages;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Issues;

/// <summary>The issues that the reader sees: sorted, filtered and turned over by the server, and live.</summary>
public sealed partial class IssuesPage : IDisposable
{
    private const string NotClosed = "not-closed";
    private const string Closed = "closed";
    private const string Nobody = "nobody";

    private static readonly PageRequest Newest = new(Sort: IssueRows.Changed, IsDescending: true);

    private Actor? _me;
    private PagedGrid<IssueRow>? _grid;
    private (string Status, string Assignee, string Company, string Priority) _narrow = (NotClosed, "", "", "");
    private IDisposable? _subscription;
    private IDisposable? _menu;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private IssueGrid Grid { get; set; } = null!;

    [Inject]
    private ReaderClock Clock { get; set; } = null!;

    [Inject]
    private LiveFeed Feed { get; set; } = null!;

    [Inject]
    private ContextMenus Menus { get; set; } = null!;

    private static IReadOnlyList<GridColumn> Columns =>
    [
        new(Words.Issue_Key, "w-key", "key"),
        new(Words.Issue_Title, null, "title"),
        new(Words.Issue_Status, "w-state", "status"),
        new(Words.Issue_Priority, "w-time", "priority"),
        new(Words.Issue_Assignee, "w-mid", "assignee"),
        new(Words.Company, "w-time", "company"),
        new(Words.Issue_Due, "w-time r", "due"),
        new(Words.Issue_ChangedAt, "w-time r", IssueRows.Changed),
        new(Words.Grid_Actions, "w-one sr-head"),
    ];

    private static IEnumerable<(string Value, string Name)> Statuses =>
        [(NotClosed, Words.Issues_NotClosed), .. IssueLook.Statuses, (Closed, Words.Issues_Closed), ("", Words.Issues_AllStatuses)];

    private static IEnumerable<(string Value, string Name)> Priorities => IssueLook.Priorities.Prepend(("", Words.Issues_AllPriorities));

    private IEnumerable<(string Value, string Name)> Assignees =>
        [("", Words.Issues_AllAssignees), (Nobody, Words.Issue_Nobody), .. Grid.Assignees.Select(a => (a.PublicId.Value, a.Name))];

    private IEnumerable<(string Value, string Name)> Companies => Grid.Offer.Companies.Select(c => (c.PublicId.Value, c.Name)).Prepend(("", Words.Users_AllCompanies));

    private IssueFilter Filter => new(
        _narrow.Status switch { NotClosed => false, Closed => true, _ => null },
        Enum.TryParse<IssueStatus>(_narrow.Status, out var status) ? status : null,
        Enum.TryParse<IssuePriority>(_narrow.Priority, out var priority) ? priority : null,
        _narrow.Company.Length > 0 ? new PublicId(_narrow.Company) : null)
    {
        IsNobodys = _narrow.Assignee == Nobody,
        Assignee = _narrow.Assignee is { Length: > 0 } and not Nobody ? new PublicId(_narrow.Assignee) : null,
    };

    /// <inheritdoc />
    public void Dispose()
    {
        _subscription?.Dispose();
        _menu?.Dispose();
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        _subscription = Feed.SubscribeToIssues(ChangedAsync);
        _menu = AuthorMenu.Register(Menus, () => Grid.People);
        return LoadListsAsync();
    }

    private async Task LoadListsAsync()
    {
        _me = await User.ActorAsync();
        if (_me is not null)
        {
            await Grid.LoadAsync(_me.Me);
        }
    }

    private async Task ChangedAsync(FeedChange change)
    {
        if (!change.SessionEnded && change.TouchesDirectory)
        {
            await LoadListsAsync();
            Feed.Draw(StateHasChanged);
        }
    }

    private async Task<PageOf<IssueRow>?> LoadAsync(PageRequest request) =>
        await User.ActorAsync() is { } me ? await Grid.PageAsync(me.Me, Filter, request) : null;

    private Task NarrowAsync((string Status, string Assignee, string Company, string Priority) narrow)
    {
        _narrow = narrow;
        return _grid?.BeginAgainAsync() ?? Task.CompletedTask;
    }

    private bool IsLate(IssueRow issue) => !issue.IsClosed && issue.DueOn < Clock.Today;
}
