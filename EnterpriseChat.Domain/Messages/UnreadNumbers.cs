using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Messages;

/// <summary>Unread numbers by counters: Last − Mark − OwnAbove, never a count of messages (design.md section 4).</summary>
public static class UnreadNumbers
{
    /// <summary>
    /// Compiled once: every page asks for it, and to translate it takes as long as to run it. SQLite reads no row later than it is asked for, so
    /// to wait for each would only cost.
    /// </summary>
    private static readonly Func<ChatDb, UserId, IEnumerable<Stored>> Marks = EF.CompileQuery((ChatDb db, UserId reader) =>
        db.ReadMarks.Where(m => m.UserId == reader).Select(m => new Stored(m.RoomId, m.Mark, m.OwnAbove)));

    private static readonly Compiled<IReadOnlyList<RoomId>, UserId, FirstMark> First = new((db, unmarked, reader) =>
        Door.FirstMarks(db, Door.RoomsIn(db, unmarked), db.Users.Where(u => u.Id == reader.Value)));

    /// <summary>The numbers of rooms that the reader sees, marks in memory laid over the stored ones.</summary>
    /// <param name="db">The context, in the snapshot that the rooms were read in.</param>
    /// <param name="inMemory">How the reader's marks were moved in memory, taken before the snapshot began: what was stored since is in the snapshot.</param>
    /// <param name="reader">Who reads.</param>
    /// <param name="rooms">The rooms, with the number of their newest message.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<IReadOnlyDictionary<RoomId, long>> OfAsync(
        ChatDb db, IReadOnlyDictionary<RoomId, MarkMove> inMemory, UserId reader, IReadOnlyDictionary<RoomId, long> rooms, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(inMemory);
        var stored = new Dictionary<RoomId, Stored>(rooms.Count);
        foreach (var mark in Marks(db, reader))
        {
            stored[mark.Room] = mark;
        }

        var first = new Dictionary<RoomId, long>();
        if (rooms.Where(r => r.Value > 0 && !stored.ContainsKey(r.Key)).Select(r => r.Key).ToList() is { Count: > 0 } unmarked)
        {
            first = await First.Of(db, unmarked, reader).ToDictionaryAsync(f => f.RoomId, f => f.Number, cancellationToken: cancellation).ConfigureAwait(false);
        }

        var unread = new Dictionary<RoomId, long>(rooms.Count);
        foreach (var (room, last) in rooms)
        {
            Stored? mark = stored.TryGetValue(room, out var found) ? found : null;
            var before = mark?.Mark ?? first.GetValueOrDefault(room);
            var now = inMemory.GetValueOrDefault(room).From(before);
            var own = now != before
                ? await Door.OwnAbove(db, room, reader, now).CountAsync(cancellation).ConfigureAwait(false)
                : mark?.OwnAbove ?? 0;
            unread[room] = Math.Max(0, last - now - own);
        }

        return unread;
    }

    private readonly record struct Stored(RoomId Room, long Mark, long OwnAbove);
}
