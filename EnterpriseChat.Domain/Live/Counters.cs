using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Live;

/// <summary>Compares each room's counter of changes with the one seen before: one query a server, no content.</summary>
internal sealed class Counters(IDbContextFactory<ChatDb> reads) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private Dictionary<RoomId, long> _seen = [];

    /// <summary>The rooms whose counter is not the one seen before, and the rights version in the database.</summary>
    public async Task<(IReadOnlyList<RoomId> Rooms, long Version)> ChangedAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            using var db = reads.CreateDbContext();
            var version = await Changes.RightsVersionAsync(db, cancellation).ConfigureAwait(false);
            var now = await Changes.OfRoomsAsync(db, cancellation).ConfigureAwait(false);
            var changed = now.Where(p => _seen.GetValueOrDefault(p.Key) != p.Value).Select(p => p.Key).ToList();
            _seen = now;
            return (changed, version);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
