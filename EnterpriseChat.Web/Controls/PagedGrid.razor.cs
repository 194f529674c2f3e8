using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Web.Circuits;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Controls;

/// <summary>
/// A table that is searched, sorted and turned over page by page by the server. It is live: what changed comes into the rows that are
/// shown, and nothing else moves. On a phone a row is two lines.
/// </summary>
/// <typeparam name="TRow">What a row shows.</typeparam>
public sealed partial class PagedGrid<TRow> : IDisposable
{
    /// <summary>So long after the last key the server is asked.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private PageRequest _request = new();
    private PageOf<TRow>? _page;
    private string? _failed;
    private int _typed;
    private IDisposable? _subscription;

    /// <summary>Its name.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>Name of its search box.</summary>
    [Parameter, EditorRequired]
    public string SearchLabel { get; set; } = "";

    /// <summary>Says how many rows there are.</summary>
    [Parameter, EditorRequired]
    public Func<int, string> Count { get; set; } = null!;

    /// <summary>The columns.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<GridColumn> Columns { get; set; } = [];

    /// <summary>Draws a row, a <c>tr</c> with a key.</summary>
    [Parameter, EditorRequired]
    public RenderFragment<TRow> Row { get; set; } = null!;

    /// <summary>Reads a page; null when the reader may not see any.</summary>
    [Parameter, EditorRequired]
    public Func<PageRequest, Task<PageOf<TRow>?>> Load { get; set; } = null!;

    /// <summary>How it is sorted at first; unsaid by the first column.</summary>
    [Parameter]
    public PageRequest First { get; set; } = new();

    /// <summary>Whether a change may touch its rows; unsaid one of companies, users or groups.</summary>
    [Parameter]
    public Func<FeedChange, bool> Touches { get; set; } = change => change.TouchesDirectory;

    /// <summary>What else narrows it.</summary>
    [Parameter]
    public RenderFragment? Filters { get; set; }

    /// <summary>Whether its rows show who is online.</summary>
    [Parameter]
    public bool ShowsPresence { get; set; }

    [Inject]
    private LiveFeed Feed { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private ILogger<PagedGrid<TRow>> Logger { get; set; } = null!;

    private bool HasNext => _page is not null && _page.Skipped + _page.Rows.Count < _page.Total;

    /// <inheritdoc />
    public void Dispose() => _subscription?.Dispose();

    /// <summary>Reads from the first page on: what it is narrowed by has changed.</summary>
    public Task BeginAgainAsync() => TurnAsync(0);

    /// <summary>Reads the page that is shown again, before the feed says so.</summary>
    public async Task ReadAgainAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        _subscription = Feed.Subscribe(ChangedAsync);
        _request = First;
        return LoadAsync();
    }

    private async Task ChangedAsync(FeedChange change)
    {
        if (!change.SessionEnded && (Touches(change) || (ShowsPresence && change.People.Count > 0)))
        {
            await LoadAsync();
            Feed.Draw(StateHasChanged);
        }
    }

    private async Task SearchAsync(ChangeEventArgs typed)
    {
        _request = _request with { Search = typed.Value as string ?? "", Number = 0 };
        var mine = ++_typed;
        await Task.Delay(Pause, Time);
        if (mine == _typed)
        {
            await LoadAsync();
        }
    }

    private Task SortAsync(string column)
    {
        _request = _request with { Sort = column, IsDescending = column == SortedBy && !_request.IsDescending, Number = 0 };
        return LoadAsync();
    }

    private async Task TurnAsync(int number)
    {
        _request = _request with { Number = number };
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        var asked = _request;
        try
        {
            var page = await Load(asked);

            // A later question may have been answered first.
            if (asked == _request && page is not null)
            {
                (_page, _failed) = (page, null);
                _request = _request with { Number = page.Skipped / PageRequest.Length };
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _failed = Guid.NewGuid().ToString("N")[..8];
            Log.LoadFailed(Logger, _failed, e);
        }
    }

    private string? SortedBy => _request.Sort.Length == 0 ? Columns[0].Sort : _request.Sort;

    private string? Sorted(GridColumn column) => column.Sort is null || SortedBy != column.Sort
        ? null
        : _request.IsDescending ? "descending" : "ascending";

    private static partial class Log
    {
        [LoggerMessage(2211, LogLevel.Error, "A grid could not be read, number {Number}.")]
        public static partial void LoadFailed(ILogger log, string number, Exception exception);
    }
}
