using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace EnterpriseChat.Domain.Live;

/// <summary>
/// Takes the facts of this server and marks the feeds of those who see what changed: the audience is asked of the rule under the newest
/// rights version, once a room, and who is not in it gets nothing at all.
/// </summary>
public sealed partial class LiveHub : IAsyncDisposable
{
    /// <summary>How often counters are compared with the database, so that a lost fact heals (design.md 3.4).</summary>
    public static readonly TimeSpan HealEvery = TimeSpan.FromSeconds(5);

    private readonly Turns _turns = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly FeedTable _feeds = new();
    private readonly Audiences _audiences;
    private readonly Counters _counters;
    private readonly Hearers _hearers;
    private readonly RightsClock _clock;
    private readonly ILogger<LiveHub> _log;
    internal Pumps Pumps { get; }
    private readonly IDisposable _subscription;
    private readonly ITimer _heal;
    private readonly OnceASecond _onceASecond;
    private readonly Task _worker;

    /// <summary>The rights version up to which all pages were told.</summary>
    private long _told;

    private Func<IReadOnlyCollection<RoomId>, CancellationToken, Task> _prepare = (_, _) => Task.CompletedTask;

    /// <summary>Begins to listen to the bus.</summary>
    public LiveHub(IDbContextFactory<ChatDb> reads, RightsClock clock, KnownSights known, FactBus bus, TimeProvider time, ILogger<LiveHub> log)
    {
        ArgumentNullException.ThrowIfNull(bus);
        ArgumentNullException.ThrowIfNull(time);
        (_hearers, _clock, _log, _told) = (new Hearers(reads), clock, log, clock.Version);
        _audiences = new Audiences(reads, clock, known);
        _counters = new Counters(reads);
        Pumps = new Pumps(time, log);
        _onceASecond = new OnceASecond(time, _turns);
        _worker = Task.Run(WorkAsync);
        _subscription = bus.Subscribe(Hear);
        _heal = time.CreateTimer(_ => _ = HealAsync(), null, HealEvery, HealEvery);
    }

    /// <summary>Sets what has to be read, once for all, before the feeds of changed rooms are marked.</summary>
    public void PrepareWith(Func<IReadOnlyCollection<RoomId>, CancellationToken, Task> prepare) => _prepare = prepare;

    /// <summary>Connects a circuit. Subscribe first, then read: what changes in between is marked.</summary>
    /// <param name="user">Whose page it is.</param>
    /// <param name="session">By which session.</param>
    /// <param name="deliver">Lets the page look at what changed; called on a pump, never twice at a time.</param>
    public Feed Connect(UserId user, SessionId session, Func<FeedChange, Task> deliver)
    {
        var feed = new Feed(this, user, session, deliver);
        _feeds.Add(feed);
        return feed;
    }

    /// <summary>The users who have the room open; the same object for as long as they are the same.</summary>
    public IReadOnlyCollection<UserId> Viewers(RoomId room) => _feeds.Viewers(room);

    /// <summary>Whether a page of the user is in view that shows the room; or, asked with a session, any page of that browser.</summary>
    public bool IsInView(UserId user, RoomId room) => _feeds.IsInView(user, room);

    /// <inheritdoc cref="IsInView(UserId, RoomId)" />
    public bool IsInView(UserId user, SessionId session) => _feeds.IsInView(user, session);

    /// <summary>Whether somebody has the room open.</summary>
    public bool IsWatched(RoomId room) => !_feeds.At(room).IsEmpty;

    /// <summary>The sessions that have a circuit here.</summary>
    public IReadOnlySet<SessionId> Sessions => _feeds.All.Select(f => f.Session).ToHashSet();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _subscription.Dispose();
        await _heal.DisposeAsync().ConfigureAwait(false);
        await _onceASecond.DisposeAsync().ConfigureAwait(false);
        await _stop.CancelAsync().ConfigureAwait(false);
        await _worker.ConfigureAwait(false);
        await Pumps.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
        _turns.Dispose();
        _counters.Dispose();
    }

    internal IDisposable Watch(Feed feed, RoomId room)
    {
        _feeds.Open(feed, room);
        _onceASecond.Add(room);
        return new Watching(this, feed, room);
    }

    internal void Unwatch(Feed feed, RoomId room)
    {
        _feeds.Close(feed, room);
        _onceASecond.Add(room);
    }

    internal void Disconnect(Feed feed)
    {
        foreach (var room in _feeds.Rooms.Where(r => _feeds.At(r).Contains(feed)))
        {
            _onceASecond.Add(room);
        }

        if (_feeds.Remove(feed))
        {
            _audiences.Forget(feed.User);
        }
    }

    private void Hear(Fact fact)
    {
        switch (fact)
        {
            case RoomChanged changed:
                _turns.Ask(p => p.Rooms[changed.Room] = changed.By ?? p.Rooms.GetValueOrDefault(changed.Room));
                break;
            case IssueChanged changed:
                _turns.Ask(p => p.Issues.Add(changed.Issue));
                break;
            case RightsChanged changed:
                _turns.Ask(p => p.Rights = p.Rights?.And(RightsTold.Of(changed)) ?? RightsTold.Of(changed));
                break;
            case PersonFact changed:
                _onceASecond.Add(changed.User);
                break;
            case OwnFact own:
                Mark(_feeds.Of(own.User), own.Mark, isFirst: true);
                break;
            case DirectoryChanged:
                Mark(_feeds.All, c => c.Directory = true);
                break;
            case SessionsEnded ended:
                Mark(_feeds.All.Where(f => ended.Sessions.Contains(f.Session)), c => c.SessionEnded = true, isFirst: true);
                break;
        }
    }

    private async Task WorkAsync()
    {
        try
        {
            while (true)
            {
                await DoAsync(await _turns.TakeAsync(_stop.Token).ConfigureAwait(false)).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task DoAsync(Turn turn)
    {
        try
        {
            if (turn.Rights is not null || _audiences.Version != _clock.Version)
            {
                await RenewRightsAsync(turn.Rights).ConfigureAwait(false);
            }

            await _prepare([.. turn.Rooms.Keys], _stop.Token).ConfigureAwait(false);
            foreach (var (room, author) in turn.Rooms)
            {
                foreach (var user in await _audiences.OfAsync(room, _feeds.Users, _stop.Token).ConfigureAwait(false))
                {
                    Mark(_feeds.Of(user), c => c.Rooms.Add(room), isFirst: user == author);
                }
            }

            await TellHearersAsync(turn).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.TurnFailed(_log, e);
            _turns.Failed(turn);
        }
    }

    /// <summary>Asks the rule once for all; then marks the pages that the changes may touch, or all when it is not known which.</summary>
    private async Task RenewRightsAsync(RightsTold? changes)
    {
        await _audiences.RenewAsync([.. _feeds.Rooms.Union(changes?.Rooms ?? [])], _feeds.Users, _stop.Token).ConfigureAwait(false);
        if (changes is null)
        {
            return; // a fact is on its way; what is told meanwhile is told to those who see it now
        }

        if (changes.Before != _told)
        {
            _told = Math.Max(changes.Version, _audiences.Version);
            Mark(_feeds.All, c => c.Rights = true);
            return;
        }

        _told = changes.Version;
        Mark(changes.People.SelectMany(u => _feeds.Of(u)), c => c.Rights = true);
        foreach (var room in changes.Rooms)
        {
            List<Feed> feeds = [.. _feeds.All]; // whoever connects later reads what is true now
            var answers = await _audiences.AnswersAsync(room, [.. feeds.Select(f => f.User)], _stop.Token).ConfigureAwait(false);
            foreach (var feed in feeds)
            {
                Mark([feed], answers.TryGetValue(feed.User, out var sees) ? c => c.Sees(room, sees) : c => c.Rights = true);
            }
        }
    }

    /// <summary>Who knows the people that changed; and of pages that show issues, those of who sees the ones that changed.</summary>
    private async Task TellHearersAsync(Turn turn)
    {
        foreach (var pair in await _hearers.OfPeopleAsync(_feeds.Users, turn.People, _stop.Token).ConfigureAwait(false))
        {
            Mark(_feeds.Of(pair.KnowerId), c => c.People.Add(pair.KnownId));
        }
        List<Feed> shown = [.. _feeds.All.Where(f => f.ShowsIssues)];
        foreach (var pair in await _hearers.OfIssuesAsync([.. shown.Select(f => f.User).Distinct()], turn.Issues, _stop.Token).ConfigureAwait(false))
        {
            Mark(shown.Where(f => f.User == pair.UserId), c => c.Issues.Add(pair.IssueId));
        }
    }

    /// <summary>Compares the counters of all rooms and the rights version with what was last told.</summary>
    private async Task HealAsync()
    {
        try
        {
            var (rooms, version) = await _counters.ChangedAsync(_stop.Token).ConfigureAwait(false);
            _clock.Advance(version);
            if (version != Volatile.Read(ref _told))
            {
                _turns.Ask(p => p.Rights = RightsTold.Anything);
            }

            foreach (var room in rooms)
            {
                _turns.Ask(p => p.Rooms.TryAdd(room, null));
            }

            _turns.AskAgain();
            Mark(_feeds.All.Where(f => f.IsBehind), c => c.Everything = true);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The server stops.
        }
        catch (Exception e)
        {
            Log.TurnFailed(_log, e);
        }
    }

    private void Mark(IEnumerable<Feed> feeds, Action<FeedChange> mark, bool isFirst = false)
    {
        foreach (var feed in feeds)
        {
            if (feed.Mark(mark))
            {
                Pumps.Queue(feed, isFirst);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1111, LogLevel.Error, "A turn of the live hub failed; the comparison of counters makes up for it.")]
        public static partial void TurnFailed(ILogger log, Exception exception);
    }
}
