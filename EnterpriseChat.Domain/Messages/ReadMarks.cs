using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Messages;

/// <summary>
/// Moves the read mark of a reader forward; it goes back only when its reader says so. Reading in one tab clears the number in all.
/// </summary>
public sealed class ReadMarks(IDbContextFactory<ChatDb> reads, PrivateState state, FactBus bus)
{
    /// <summary>The reader has seen everything up to a number.</summary>
    public void Read(OpenRoom room, long number) => Move(room, new MarkMove(number));

    /// <summary>The reader wants a message to count as unread, with all that came after it.</summary>
    public void Unread(OpenRoom room, long number) => Move(room, new MarkMove(Math.Max(0, number - 1), IsSet: true));

    /// <summary>The number up to which the reader has read a room.</summary>
    public async Task<long> OfAsync(OpenRoom room, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(room);
        // Memory first: a mark that is being stored meanwhile is found in the one or in the other.
        var inMemory = state.Mark(room.Reader, room.Id);
        using var db = reads.CreateDbContext();
        var stored = await db.ReadMarks.Where(m => m.UserId == room.Reader && m.RoomId == room.Id).Select(m => (long?)m.Mark)
            .FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        var first = stored
            ?? await Door.FirstMarks(db, Door.RowOf(db, room), db.Users.Where(u => u.Id == room.Reader)).Select(f => f.Number)
                .FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        return inMemory.From(first);
    }

    private void Move(OpenRoom room, MarkMove move)
    {
        ArgumentNullException.ThrowIfNull(room);
        state.MoveMark(room.Reader, room.Id, move);
        bus.Publish(new ReadMoved(room.Reader, room.Id, move));
    }
}
