using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Rooms;

/// <summary>The remembered row of tabs: one per user, the same in all browsers. Rooms that the user cannot see now are kept, unseen.</summary>
public sealed class Tabs(IDbContextFactory<ChatDb> reads, PrivateState privateState, FactBus bus) : IDisposable
{
    // One change at a time, from what it reads to what it keeps: of two at once the later would undo the earlier.
    private readonly SemaphoreSlim _changing = new(1);

    /// <summary>The rooms in the row, in order, seen or not.</summary>
    public async Task<IReadOnlyList<RoomId>> OfAsync(UserId user, CancellationToken cancellation)
    {
        if (privateState.Tabs(user) is { } newer)
        {
            return newer;
        }

        using var db = reads.CreateDbContext();
        return await db.ChatTabs.Where(t => t.UserId == user).OrderBy(t => t.Position).Select(t => t.RoomId)
            .ToListAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Adds an opened room at the end of the row, unless it is there; beyond <see cref="ChatTab.Most"/> the oldest gives way.</summary>
    public Task OpenAsync(OpenRoom room, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(room);
        return ChangeAsync(
            room.Reader,
            tabs => tabs.Contains(room.Id) ? tabs : [.. tabs.Skip(Math.Max(0, tabs.Count + 1 - ChatTab.Most)), room.Id],
            cancellation);
    }

    /// <summary>Takes a room out of the row.</summary>
    public Task CloseAsync(UserId user, RoomId room, CancellationToken cancellation) =>
        ChangeAsync(user, tabs => [.. tabs.Where(t => t != room)], cancellation);

    /// <inheritdoc />
    public void Dispose() => _changing.Dispose();

    private async Task ChangeAsync(UserId user, Func<IReadOnlyList<RoomId>, IReadOnlyList<RoomId>> change, CancellationToken cancellation)
    {
        await _changing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var before = await OfAsync(user, cancellation).ConfigureAwait(false);
            var after = change(before);
            if (ReferenceEquals(before, after))
            {
                return;
            }

            privateState.SaveTabs(user, after);
        }
        finally
        {
            _changing.Release();
        }

        bus.Publish(new TabsChanged(user));
    }
}
