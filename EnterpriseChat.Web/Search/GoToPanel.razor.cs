using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Search;
using EnterpriseChat.Web.Circuits;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Search;

/// <summary>
/// The way to a room or a person by name, from every page. It is asked of the server at each key, and again when anything changes while it is
/// open: it shows only what the reader may see at that moment.
/// </summary>
public sealed partial class GoToPanel : IDisposable
{
    private const int LongestTyped = 200;

    private string _typed = "";

    /// <summary>What the list was asked for: a key that chooses waits until it is what stands in the field.</summary>
    private string _shown = "";

    private Destinations? _found;
    private bool _failed;
    private CancellationTokenSource? _reading;
    private IDisposable? _subscription;

    [Inject]
    private Finder Finder { get; set; } = null!;

    [Inject]
    private ReaderClock Clock { get; set; } = null!;

    [Inject]
    private Presence Presence { get; set; } = null!;

    [Inject]
    private LiveFeed Feed { get; set; } = null!;

    [Inject]
    private ILogger<GoToPanel> Logger { get; set; } = null!;

    private string Status => _found is { } found ? Words.GoTo_Found.With(found.Count) : "";

    private IEnumerable<(string Title, string Id, IReadOnlyList<Destination> Places)> Groups
    {
        get
        {
            var found = _found ?? Destinations.None;
            (string, string, IReadOnlyList<Destination> Places)[] all =
            [
                (Words.GoTo_Unread, "go-unread", found.Unread), (Words.Search_Rooms, "go-rooms", found.Rooms), (Words.Search_People, "go-people", found.People), (Words.Issues_Title, "go-issues", found.Issues),
            ];
            return all.Where(group => group.Places.Count > 0);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _subscription?.Dispose();
        Stop();
    }

    /// <inheritdoc />
    protected override void OnInitialized() => _subscription = Feed.Subscribe(ChangedAsync);

    private Task OpenAsync()
    {
        _typed = "";
        return ReadAsync();
    }

    private Task TypeAsync(ChangeEventArgs e)
    {
        _typed = e.Value as string ?? "";
        return ReadAsync();
    }

    private void Leave()
    {
        Stop();
        (_found, _failed) = (null, false);
    }

    /// <summary>What is being read is given up for this.</summary>
    private async Task ReadAsync()
    {
        Stop();
        var (reading, typed) = (_reading = new CancellationTokenSource(), _typed);
        try
        {
            var found = await Finder.PlacesAsync(typed, reading.Token);
            if (!reading.IsCancellationRequested)
            {
                (_found, _shown, _failed) = (found, typed, false);
            }
        }
        catch (OperationCanceledException) when (reading.IsCancellationRequested)
        {
            // Something else was typed meanwhile, or it was left.
        }
        catch (Exception e) when (e is Microsoft.Data.Sqlite.SqliteException or IOException)
        {
            (_found, _failed) = (null, true);
            Log.Failed(Logger, e);
        }
    }

    private async Task ChangedAsync(FeedChange change)
    {
        if (_found is not null && !change.SessionEnded)
        {
            await ReadAsync();
            Feed.Draw(StateHasChanged);
        }
    }

    private void Stop()
    {
        _reading?.Cancel();
        _reading?.Dispose();
        _reading = null;
    }

    private static partial class Log
    {
        [LoggerMessage(2702, LogLevel.Error, "Where one can go could not be read.")]
        public static partial void Failed(ILogger log, Exception exception);
    }
}
