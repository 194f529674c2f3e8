using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Messages;

/// <summary>What changing and deleting one's own message have in common.</summary>
internal static class OwnMessage
{
    /// <summary>The message of a room that the door opened, if the actor wrote it and has not deleted it; else why not.</summary>
    public static async Task<(Message? Message, Refusal? Refusal)> OfAsync(Operation op, OpenRoom open, long number)
    {
        var message = await op.Door.Messages(open).SingleOrDefaultAsync(m => m.Number == number, CancellationToken.None).ConfigureAwait(false);
        return message switch
        {
            null => (null, MessageRefusals.MessageNotFound),
            _ when message.AuthorId != open.Reader => (null, MessageRefusals.NotOwn),
            { DeletedAt: not null } => (null, MessageRefusals.Deleted),
            _ => (message, null),
        };
    }

    /// <summary>The message is another than before: pages that show it catch up, and nobody of older rights does.</summary>
    /// <returns>The issue whose chat it is in, for the audit entry.</returns>
    public static async Task<IssueId?> TouchAsync(Operation op, OpenRoom open, Message message)
    {
        var room = await op.Door.Room(open).SingleAsync(CancellationToken.None).ConfigureAwait(false);
        room.Changes++;
        (message.Changed, message.RightsVersion) = (room.Changes, op.RightsVersion);
        await op.Db.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
        op.Tell(new MessageChanged(open.Id, open.Reader));
        if (room is { IssueId: { } issue, IsInternal: false })
        {
            // The entry of the history refers to the message, so it has changed with it.
            op.Tell(new IssueChanged(issue, open.Reader));
        }

        return room.IssueId;
    }
}
