using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Issues;

/// <summary>
/// Who is in an issue chat: has it open now, was invited or came in, or has posted, and sees it now. What is stored of it is read once for all
/// who look, and again when somebody comes, leaves or posts for the first time.
/// </summary>
public sealed class IssueChatPeople : IDisposable
{
    /// <summary>Most chats of which it is kept; beyond it all are forgotten, which costs one query each.</summary>
    private const int Most = 1_000;

    private readonly IDbContextFactory<ChatDb> _reads;
    private readonly LiveHub _hub;
    private readonly RightsClock _clock;
    private readonly IDisposable _subscription;
    private readonly Bounded<RoomId, Kept> _kept = new(Most);
    private long _changes;

    /// <summary>Begins to listen.</summary>
    public IssueChatPeople(IDbContextFactory<ChatDb> reads, LiveHub hub, RightsClock clock, FactBus bus)
    {
        ArgumentNullException.ThrowIfNull(bus);
        (_reads, _hub, _clock, _subscription) = (reads, hub, clock, bus.Subscribe(Hear));
    }

    /// <summary>The people of a chat that the door opened.</summary>
    public async Task<IReadOnlySet<UserId>> OfAsync(OpenRoom open, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(open);
        var (changes, version) = (Volatile.Read(ref _changes), _clock.Version);
        if (!_kept.TryGet(open.Id, out var kept) || kept.Changes != changes || kept.Version != version)
        {
            kept = new Kept(changes, version, await ReadAsync(open, cancellation).ConfigureAwait(false));
            _kept.Keep(open.Id, kept);
        }

        return kept.People.Union(_hub.Viewers(open.Id)).ToHashSet();
    }

    /// <inheritdoc />
    public void Dispose() => _subscription.Dispose();

    private async Task<HashSet<UserId>> ReadAsync(OpenRoom open, CancellationToken cancellation)
    {
        using var db = _reads.CreateDbContext();
        var seenBy = await Door.SeenBy(db, open).ToHashSetAsync(cancellation).ConfigureAwait(false);
        var invited = await db.Invitations.Where(i => i.RoomId == open.Id).Select(i => i.UserId).ToListAsync(cancellation).ConfigureAwait(false);
        var posted = await Door.PostersOf(db, open.Id, db.Users).Select(u => u.Id).ToListAsync(cancellation).ConfigureAwait(false);
        return [.. invited.Union(posted).Where(seenBy.Contains)];
    }

    private void Hear(Fact fact)
    {
        // A message of somebody who is in it changes nothing, and nearly all are.
        if (fact is IssuePeopleChanged || (fact is MessagePosted posted && _kept.TryGet(posted.Room, out var kept) && !kept.People.Contains(posted.Author)))
        {
            Interlocked.Increment(ref _changes);
        }
    }

    private sealed record Kept(long Changes, long Version, HashSet<UserId> People);
}
