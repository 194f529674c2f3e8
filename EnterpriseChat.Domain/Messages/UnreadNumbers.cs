using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Messages;

/// <summary>Unread numbers by counters: Last − Mark − OwnAbove, never a count of messages (design.md section 4).</summary>
public static class UnreadNumbers
{
    /// <summary>The numbers of rooms that the reader sees, marks in memory laid over the stored ones.</summary>
    /// <param name="db">The context.</param>
    /// <param name="door">The door on it.</param>
    /// <param name="privateState">The marks in memory.</param>
    /// <param name="reader">Who reads.</param>
    /// <param name="rooms">The rooms, with the number of their newest message.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<IReadOnlyDictionary<RoomId, long>> OfAsync(
        ChatDb db, Door door, PrivateState privateState, UserId reader, IReadOnlyDictionary<RoomId, long> rooms, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(door);
        ArgumentNullException.ThrowIfNull(privateState);

        // Memory first: what is stored in between is then read from the database.
        var inMemory = rooms.Keys.ToDictionary(r => r, r => privateState.Mark(reader, r));
        var stored = await db.ReadMarks.Where(m => m.UserId == reader).ToDictionaryAsync(m => m.RoomId, cancellation).ConfigureAwait(false);
        var unread = new Dictionary<RoomId, long>(rooms.Count);
        foreach (var (room, last) in rooms)
        {
            var mark = stored.GetValueOrDefault(room);
            var before = mark?.Mark ?? await door.FirstMarkAsync(room, reader, cancellation).ConfigureAwait(false);
            var own = inMemory[room] > before
                ? await door.OwnAbove(room, reader, inMemory[room]).CountAsync(cancellation).ConfigureAwait(false)
                : mark?.OwnAbove ?? 0;
            unread[room] = Math.Max(0, last - Math.Max(before, inMemory[room]) - own);
        }

        return unread;
    }
}
