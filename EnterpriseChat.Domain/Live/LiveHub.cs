using System.Collections.Concurrent;
using System.Collections.Immutable;
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

    /// <summary>Changes of people are folded to at most one a second (design.md section 6).</summary>
    private static readonly TimeSpan PeopleEvery = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _work = new(0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<UserId, ImmutableArray<Feed>> _feeds = new();
    private readonly ConcurrentDictionary<RoomId, ImmutableArray<Feed>> _watchers = new();
    private readonly Audiences _audiences;
    private readonly Counters _counters;
    private readonly IDbContextFactory<ChatDb> _reads;
    private readonly RightsClock _clock;
    private readonly ILogger<LiveHub> _log;
    private readonly Pumps _pumps;
    private readonly IDisposable _subscription;
    private readonly ITimer _heal;
    private readonly ITimer _people;
    private readonly Task _worker;
    private Pending _pending = new();
    private HashSet<UserId> _changedPeople = [];
    private Func<IReadOnlyCollection<RoomId>, CancellationToken, Task> _prepare = (_, _) => Task.CompletedTask;

    /// <summary>Begins to listen to the bus.</summary>
    public LiveHub(IDbContextFactory<ChatDb> reads, RightsClock clock, KnownSights known, FactBus bus, TimeProvider time, ILogger<LiveHub> log)
    {
        ArgumentNullException.ThrowIfNull(bus);
        ArgumentNullException.ThrowIfNull(time);
        (_reads, _clock, _log) = (reads, clock, log);
        _audiences = new Audiences(reads, clock, known);
        _counters = new Counters(reads);
        _pumps = new Pumps(time, log);
        _worker = Task.Run(WorkAsync);
        _subscription = bus.Subscribe(Hear);
        _heal = time.CreateTimer(_ => _ = HealAsync(), null, HealEvery, HealEvery);
        _people = time.CreateTimer(_ => TellPeople(), null, PeopleEvery, PeopleEvery);
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
        _feeds.AddOrUpdate(user, [feed], (_, feeds) => feeds.Add(feed));
        return feed;
    }

    /// <summary>The users who have the room open.</summary>
    public IReadOnlyCollection<UserId> Viewers(RoomId room) =>
        _watchers.TryGetValue(room, out var feeds) ? [.. feeds.Select(f => f.User).Distinct()] : [];

    /// <summary>Whether somebody has the room open.</summary>
    public bool IsWatched(RoomId room) => _watchers.ContainsKey(room);

    /// <summary>Number of connected circuits.</summary>
    public int FeedCount => _feeds.Values.Sum(f => f.Length);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _subscription.Dispose();
        await _heal.DisposeAsync().ConfigureAwait(false);
        await _people.DisposeAsync().ConfigureAwait(false);
        await _stop.CancelAsync().ConfigureAwait(false);
        await _worker.ConfigureAwait(false);
        await _pumps.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
        _work.Dispose();
        _counters.Dispose();
    }

    internal IDisposable Watch(Feed feed, RoomId room)
    {
        _watchers.AddOrUpdate(room, [feed], (_, feeds) => feeds.Add(feed));
        return new Watching(this, feed, room);
    }

    internal void Disconnect(Feed feed)
    {
        foreach (var room in _watchers.Keys)
        {
            Unwatch(feed, room);
        }

        if (Remove(_feeds, feed.User, feed))
        {
            _audiences.Forget(feed.User);
        }
    }

    private void Hear(Fact fact)
    {
        switch (fact)
        {
            case MessagePosted posted:
                Ask(p => p.Rooms[posted.Room] = posted.Author);
                break;
            case RightsChanged:
                Ask(p => p.Rights = true);
                break;
            case PersonChanged changed:
                lock (_gate)
                {
                    _changedPeople.Add(changed.User);
                }

                break;
            case PrivateStateChanged changed:
                Mark(_feeds.GetValueOrDefault(changed.User, []), c => c.PrivateState = true, isFirst: true);
                break;
            case SessionsEnded ended:
                Mark(_feeds.Values.SelectMany(f => f).Where(f => ended.Sessions.Contains(f.Session)), c => c.SessionEnded = true, isFirst: true);
                break;
        }
    }

    private void Ask(Action<Pending> ask)
    {
        lock (_gate)
        {
            var wasEmpty = _pending.IsEmpty;
            ask(_pending);
            if (wasEmpty)
            {
                _work.Release();
            }
        }
    }

    private void TellPeople()
    {
        lock (_gate)
        {
            if (_changedPeople.Count == 0)
            {
                return;
            }
        }

        Ask(p => p.People.UnionWith(Interlocked.Exchange(ref _changedPeople, [])));
    }

    private async Task WorkAsync()
    {
        try
        {
            while (true)
            {
                await _work.WaitAsync(_stop.Token).ConfigureAwait(false);
                Pending turn;
                lock (_gate)
                {
                    (turn, _pending) = (_pending, new Pending());
                }

                await TurnAsync(turn).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task TurnAsync(Pending turn)
    {
        try
        {
            if (turn.Rights || _audiences.Version != _clock.Version)
            {
                await _audiences.RenewAsync([.. _watchers.Keys], [.. _feeds.Keys], _stop.Token).ConfigureAwait(false);
                Mark(_feeds.Values.SelectMany(f => f), c => c.Rights = true);
            }

            await _prepare([.. turn.Rooms.Keys], _stop.Token).ConfigureAwait(false);
            foreach (var (room, author) in turn.Rooms)
            {
                foreach (var user in await _audiences.OfAsync(room, [.. _feeds.Keys], _stop.Token).ConfigureAwait(false))
                {
                    Mark(_feeds.GetValueOrDefault(user, []), c => c.Rooms.Add(room), isFirst: user == author);
                }
            }

            await TellAcquaintancesAsync(turn.People).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.TurnFailed(_log, e);
        }
    }

    private async Task TellAcquaintancesAsync(HashSet<UserId> people)
    {
        if (people.Count == 0 || _feeds.IsEmpty)
        {
            return;
        }

        using var db = _reads.CreateDbContext();
        var connected = _feeds.Keys.ToArray();
        var pairs = await PeopleAccess.Of(db, db.Users.Where(u => connected.Contains(u.Id)), db.Users.Where(u => people.Contains(u.Id)))
            .Distinct().ToListAsync(_stop.Token).ConfigureAwait(false);
        foreach (var pair in pairs)
        {
            Mark(_feeds.GetValueOrDefault(pair.KnowerId, []), c => c.People.Add(pair.KnownId));
        }
    }

    /// <summary>Compares the counters of all rooms and the rights version with what was last told.</summary>
    private async Task HealAsync()
    {
        try
        {
            var (rooms, version) = await _counters.ChangedAsync(_stop.Token).ConfigureAwait(false);
            _clock.Advance(version);
            if (version != _audiences.Version)
            {
                Ask(p => p.Rights = true);
            }

            foreach (var room in rooms)
            {
                Ask(p => p.Rooms.TryAdd(room, null));
            }

            Mark(_feeds.Values.SelectMany(f => f).Where(f => f.IsBehind), c => c.Everything = true);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.TurnFailed(_log, e);
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private void Mark(IEnumerable<Feed> feeds, Action<FeedChange> mark, bool isFirst = false)
    {
        foreach (var feed in feeds)
        {
            if (feed.Mark(mark))
            {
                _pumps.Queue(feed, isFirst);
            }
        }
    }

    private void Unwatch(Feed feed, RoomId room) => Remove(_watchers, room, feed);

    /// <summary>Removes one feed under a key, and the key with the last; true when it was the last.</summary>
    private static bool Remove<TKey>(ConcurrentDictionary<TKey, ImmutableArray<Feed>> feeds, TKey key, Feed feed)
        where TKey : notnull
    {
        while (feeds.TryGetValue(key, out var present))
        {
            var left = present.Remove(feed);
            if (left == present)
            {
                return false;
            }

            if (left.IsEmpty ? feeds.TryRemove(KeyValuePair.Create(key, present)) : feeds.TryUpdate(key, left, present))
            {
                return left.IsEmpty;
            }
        }

        return false;
    }

    private sealed class Watching(LiveHub hub, Feed feed, RoomId room) : IDisposable
    {
        private bool _isOver;

        public void Dispose()
        {
            if (!_isOver)
            {
                _isOver = true;
                hub.Unwatch(feed, room);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1111, LogLevel.Error, "A turn of the live hub failed; the comparison of counters makes up for it.")]
        public static partial void TurnFailed(ILogger log, Exception exception);
    }
}
