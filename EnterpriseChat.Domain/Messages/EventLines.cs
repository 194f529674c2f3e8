using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Domain.Messages;

/// <summary>Writes event lines, inside the operation that did what they tell of.</summary>
public static class EventLines
{
    /// <summary>Puts a line behind the newest message; it tells those who have the room open. Nothing when the room is gone.</summary>
    /// <param name="op">The operation, which gives its own audit entry.</param>
    /// <param name="room">The room.</param>
    /// <param name="kind">One of <see cref="EventKind"/>.</param>
    /// <param name="subject">Whom it is about.</param>
    public static void AddEvent(this Operation op, RoomId room, string kind, UserId? subject = null)
    {
        ArgumentNullException.ThrowIfNull(op);
        if (op.Messages.InsertEvent(op, room, kind, subject))
        {
            op.Tell(new EventHappened(room, op.Actor.User));
        }
    }
}
