using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Access;

/// <summary>
/// Which connected users see which rooms, under one rights version: answers of the rule, kept until the version changes. Asked for by the
/// hub's one worker; each yes is remembered for the door, so that pages ask nothing again.
/// </summary>
internal sealed class Audiences(IDbContextFactory<ChatDb> reads, RightsClock clock, KnownSights known)
{
    private readonly Lock _gate = new();
    private Dictionary<RoomId, Answers> _rooms = [];
    private long _version;

    /// <summary>The version that the answers were given under.</summary>
    public long Version
    {
        get
        {
            lock (_gate)
            {
                return _version;
            }
        }
    }

    /// <summary>After a change of rights: asks once for all open rooms and connected users, and forgets the rest.</summary>
    public async Task RenewAsync(IReadOnlyCollection<RoomId> rooms, IReadOnlyCollection<UserId> users, CancellationToken cancellation)
    {
        var version = clock.Version;
        var pairs = await AskAsync(rooms, users, cancellation).ConfigureAwait(false);
        var renewed = rooms.ToDictionary(r => r, _ => new Answers([.. users], []));
        foreach (var (room, user) in pairs)
        {
            renewed[room].Yes.Add(user);
        }

        lock (_gate)
        {
            (_rooms, _version) = (renewed, version);
        }
    }

    /// <summary>Who of the connected users sees the room; asks for those who were not asked yet.</summary>
    public async Task<IReadOnlyCollection<UserId>> OfAsync(RoomId room, IReadOnlyCollection<UserId> users, CancellationToken cancellation)
    {
        await AskUnknownAsync(room, users, cancellation).ConfigureAwait(false);
        lock (_gate)
        {
            return [.. _rooms[room].Yes];
        }
    }

    /// <summary>Which of these users see the room and which do not; whoever was forgotten meanwhile is left out.</summary>
    public async Task<IReadOnlyDictionary<UserId, bool>> AnswersAsync(RoomId room, IReadOnlyCollection<UserId> users, CancellationToken cancellation)
    {
        await AskUnknownAsync(room, users, cancellation).ConfigureAwait(false);
        lock (_gate)
        {
            var answers = _rooms[room];
            return users.Where(answers.Asked.Contains).Distinct().ToDictionary(u => u, answers.Yes.Contains);
        }
    }

    /// <summary>Forgets what was answered about a user who is no longer connected.</summary>
    public void Forget(UserId user)
    {
        lock (_gate)
        {
            foreach (var answers in _rooms.Values)
            {
                answers.Asked.Remove(user);
                answers.Yes.Remove(user);
            }
        }
    }

    private async Task AskUnknownAsync(RoomId room, IReadOnlyCollection<UserId> users, CancellationToken cancellation)
    {
        List<UserId> unknown;
        lock (_gate)
        {
            unknown = [.. _rooms.TryGetValue(room, out var known) ? users.Where(u => !known.Asked.Contains(u)) : users];
        }

        var pairs = unknown.Count == 0 ? [] : await AskAsync([room], unknown, cancellation).ConfigureAwait(false);
        lock (_gate)
        {
            if (!_rooms.TryGetValue(room, out var answers))
            {
                _rooms[room] = answers = new Answers([], []);
            }

            answers.Asked.UnionWith(unknown);
            answers.Yes.UnionWith(pairs.Select(p => p.User));
        }
    }

    private async Task<List<(RoomId Room, UserId User)>> AskAsync(
        IReadOnlyCollection<RoomId> rooms, IReadOnlyCollection<UserId> users, CancellationToken cancellation)
    {
        if (rooms.Count == 0 || users.Count == 0)
        {
            return [];
        }

        RuleCount.Asked();
        var version = clock.Version;
        using var db = reads.CreateDbContext();
        var pairs = await (from s in RoomAccess.Of(db, db.Rooms.Where(r => rooms.Contains(r.Id)), db.Users.Where(u => users.Contains(u.Id)))
                           join r in db.Rooms on s.RoomId equals r.Id
                           select new { r.Id, r.PublicId, r.Kind, s.UserId }).ToListAsync(cancellation).ConfigureAwait(false);
        foreach (var pair in pairs)
        {
            known.Remember(new OpenRoom(pair.Id, pair.PublicId, pair.Kind, pair.UserId, version));
        }

        return [.. pairs.Select(p => (p.Id, p.UserId))];
    }

    private sealed record Answers(HashSet<UserId> Asked, HashSet<UserId> Yes);
}
