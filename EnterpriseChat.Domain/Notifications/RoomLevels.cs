using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Notifications;

/// <summary>
/// What readers want to be told of their rooms. Whoever reads a mute that is not over is told when it ends, so that it ends in every open page
/// by itself, also after a restart; nothing is kept for people who have no page open.
/// </summary>
public sealed class RoomLevels(IDbContextFactory<ChatDb> reads, FactBus bus, TimeProvider time) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(UserId User, DateTime End), ITimer> _ends = [];

    /// <summary>The rooms of which a reader wants something else than everything; seen or not, so it names rooms by their keys only.</summary>
    public async Task<IReadOnlyDictionary<RoomId, LevelNow>> OfAsync(UserId reader, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        var stored = await db.RoomLevels.Where(l => l.UserId == reader).ToListAsync(cancellation).ConfigureAwait(false);
        return stored.ToDictionary(l => l.RoomId, Now);
    }

    /// <summary>What a stored choice means now.</summary>
    public LevelNow Now(RoomLevel? stored)
    {
        if (stored is null)
        {
            return default;
        }

        if (stored.MutedUntil is not { } end || end <= time.GetUtcNow().UtcDateTime)
        {
            return new LevelNow(stored.Level, null);
        }

        TellAt(stored.UserId, end);
        return new LevelNow(stored.Level, end);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var timer in _ends.Values)
            {
                timer.Dispose();
            }

            _ends.Clear();
        }
    }

    private void TellAt(UserId user, DateTime end)
    {
        lock (_gate)
        {
            if (!_ends.ContainsKey((user, end)))
            {
                var left = end - time.GetUtcNow().UtcDateTime;
                _ends[(user, end)] = time.CreateTimer(_ => Tell(user, end), null, left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>A clock that was early is no harm: whoever reads the mute again is told again.</summary>
    private void Tell(UserId user, DateTime end)
    {
        lock (_gate)
        {
            if (_ends.Remove((user, end), out var timer))
            {
                timer.Dispose();
            }
        }

        bus.Publish(new NotificationsChanged(user));
    }
}
