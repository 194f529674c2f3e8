using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Web.Circuits;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Search;

/// <summary>
/// The search above the page that is open: what is typed stands in the address, and the page below stays as it is. Results are read again
/// when what the reader sees may have changed.
/// </summary>
public sealed partial class SearchPanel : IDisposable
{
    /// <summary>Its name in the address.</summary>
    internal const string Name = "search";

    private const int LongestTyped = 400;

    /// <summary>While keys follow each other as fast as this, only the last is looked for.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(120);

    private string _typed = "";
    private SearchKind _kind;
    private SearchFound? _found;
    private bool _isBusy;
    private bool _failed;
    private bool _wasOpen;
    private CancellationTokenSource? _reading;
    private IDisposable? _subscription;

    /// <summary>The dialog in the address.</summary>
    [SupplyParameterFromQuery(Name = "dialog")]
    public string? Dialog { get; set; }

    /// <summary>What is looked for, in the address.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Typed { get; set; }

    [Inject]
    private Finder Finder { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private LiveFeed Feed { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private ILogger<SearchPanel> Logger { get; set; } = null!;

    private bool IsOpen => Dialog == Name;

    /// <summary>What a reader is told who does not see the list.</summary>
    private string Status =>
        _isBusy || _found is null ? "" : _found.Count == 0 ? Words.Search_None : Words.Search_Found.With(SearchKinds.Shown(_found, _found.Count));

    /// <inheritdoc />
    public void Dispose()
    {
        _subscription?.Dispose();
        Stop();
    }

    /// <inheritdoc />
    protected override void OnInitialized() => _subscription = Feed.Subscribe(ChangedAsync);

    /// <inheritdoc />
    protected override Task OnParametersSetAsync()
    {
        var wasOpen = _wasOpen;
        _wasOpen = IsOpen;
        if (!IsOpen)
        {
            Stop();
            (_typed, _found, _isBusy, _kind) = ("", null, false, SearchKind.All);
            return Task.CompletedTask;
        }

        if (wasOpen)
        {
            return Task.CompletedTask;
        }

        _typed = Typed ?? "";
        _isBusy = _typed.Length > 0; // a page that is only prerendered reads nothing
        return RendererInfo.IsInteractive && _isBusy ? ReadAsync() : Task.CompletedTask;
    }

    private void Open() => Go(Name, null);

    private void Leave() => Go(null, null);

    private void Choose(SearchKind kind) => _kind = kind;

    private Task ClearAsync() => TypeAsync("");

    private async Task TypeAsync(string? typed)
    {
        _typed = typed ?? "";
        await ReadAsync(Pause, 0);
        if (IsOpen && _typed == (typed ?? ""))
        {
            Go(Name, _typed.Length > 0 ? _typed : null, isSamePlace: true);
        }
    }

    private Task ReadAsync() => ReadAsync(TimeSpan.Zero, 0);

    /// <summary>Looks for what was typed, so many messages at least.</summary>
    private Task ReadAsync(TimeSpan pause, int least) => ReadAsync(pause, cancellation => Finder.FindAsync(_typed, least, cancellation));

    private Task MoreAsync() => _found is { Next: not null } found && !_isBusy
        ? ReadAsync(TimeSpan.Zero, async cancellation => await Finder.MoreAsync(found, cancellation)) : Task.CompletedTask;

    /// <summary>What is being read is given up for this.</summary>
    private async Task ReadAsync(TimeSpan pause, Func<CancellationToken, Task<SearchFound?>> read)
    {
        Stop();
        var reading = _reading = new CancellationTokenSource();
        (_isBusy, _failed) = (_typed.Length > 0, false);
        try
        {
            await Task.Delay(pause, Time, reading.Token);
            _found = await read(reading.Token);
            _kind = _found is not null && SearchKinds.Has(_found, _kind) ? _kind : SearchKind.All;
        }
        catch (OperationCanceledException) when (reading.IsCancellationRequested)
        {
            return; // something else was typed meanwhile
        }
        catch (Exception e) when (e is Microsoft.Data.Sqlite.SqliteException or IOException)
        {
            (_found, _failed) = (null, true);
            Log.Failed(Logger, e);
        }

        _isBusy = false;
    }

    /// <summary>What is shown may not be there any more, or read otherwise: only what the reader sees now stays.</summary>
    private async Task ChangedAsync(FeedChange change)
    {
        if (IsOpen && _found is not null && !change.SessionEnded && (change.TouchesDirectory || _found.IsTouchedBy(change)))
        {
            await ReadAsync(TimeSpan.Zero, _found.Messages.Length);
            Feed.Draw(StateHasChanged);
        }
    }

    private void Stop()
    {
        _reading?.Cancel();
        _reading?.Dispose();
        _reading = null;
    }

    private void Go(string? dialog, string? typed, bool isSamePlace = false) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(
            new Uri(Navigation.Uri).GetLeftPart(UriPartial.Path), new Dictionary<string, object?> { ["dialog"] = dialog, ["q"] = typed }),
        replace: isSamePlace);

    private static partial class Log
    {
        [LoggerMessage(2701, LogLevel.Error, "A search failed.")]
        public static partial void Failed(ILogger log, Exception exception);
    }
}
