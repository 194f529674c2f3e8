using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Issues;

/// <summary>Marks a message of an issue chat as a decision, or takes the mark away again: whoever may talk there may.</summary>
public sealed class DecideMessage(Runner runner, RefusedTries tries)
{
    /// <summary>Marks it; what is so already stays so.</summary>
    /// <param name="actor">Who marks.</param>
    /// <param name="room">The issue chat as the browser named it.</param>
    /// <param name="message">The message, and whether it is a decision from now on.</param>
    /// <param name="cancellation">Ends the wait for a place in the queue.</param>
    public Task<Outcome<Done>> HandleAsync(Actor actor, PublicId room, (long Number, bool IsDecision) message, CancellationToken cancellation) =>
        runner.RunAsync(actor, op => DecideAsync(op, room, message), cancellation);

    private async Task<Outcome<Done>> DecideAsync(Operation op, PublicId room, (long Number, bool IsDecision) message)
    {
        if (await op.Door.OpenAsync(room, op.Actor.Me, CancellationToken.None).ConfigureAwait(false) is not { } open)
        {
            tries.Note(op, room);
            return MessageRefusals.RoomNotFound;
        }

        return await MarkAsync(op, open, message).ConfigureAwait(false) is { } refusal ? refusal : default(Done);
    }

    /// <summary>Marks a message of a chat that the door opened, inside of an operation; gives why not.</summary>
    internal static async Task<Refusal?> MarkAsync(Operation op, OpenRoom open, (long Number, bool IsDecision) asked)
    {
        if (open.Kind != RoomKind.Issue)
        {
            return IssueRefusals.NoIssueChat;
        }

        var message = await op.Door.Messages(open).SingleOrDefaultAsync(m => m.Number == asked.Number, CancellationToken.None).ConfigureAwait(false);
        if (message is null or { DeletedAt: not null }
            || await op.Db.IssueEntries.SingleOrDefaultAsync(e => e.MessageId == message.Id && e.Kind == IssueEntryKind.Message, CancellationToken.None)
                .ConfigureAwait(false) is not { } entry)
        {
            return message?.DeletedAt is null ? MessageRefusals.MessageNotFound : MessageRefusals.Deleted;
        }

        if (entry.DecidedAt is not null == asked.IsDecision)
        {
            return null;
        }

        (entry.DecidedAt, entry.DecidedById) = asked.IsDecision ? (op.Now, op.Actor.User) : ((DateTime?)null, (UserId?)null);
        await OwnMessage.TouchAsync(op, open, message).ConfigureAwait(false);
        op.Audit(new AuditDraft(asked.IsDecision ? AuditAction.DecisionMade : AuditAction.DecisionTakenBack)
        {
            Room = open.Id,
            Issue = entry.IssueId,
            MessageNumber = message.Number,
            Details = [("entry", entry.Number)],
        });
        return null;
    }
}
