using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Domain.Messages;

/// <summary>
/// Deletes one's own message: its place and number stay, its text is shown to nobody any more and stays for the audit log. Also where the
/// other side of a direct chat is out of reach: taking something back reaches nobody.
/// </summary>
public sealed class DeleteMessage(Runner runner, RefusedTries tries)
{
    /// <summary>Deletes it and answers when that is durable; one that is deleted already stays so.</summary>
    /// <param name="actor">The author.</param>
    /// <param name="room">The room as the browser named it.</param>
    /// <param name="number">The message.</param>
    /// <param name="cancellation">Ends the wait for a place in the queue.</param>
    public Task<Outcome<Done>> HandleAsync(Actor actor, PublicId room, long number, CancellationToken cancellation) =>
        runner.RunAsync<Done>(actor, op => DeleteAsync(op, room, number), cancellation);

    private async Task<Outcome<Done>> DeleteAsync(Operation op, PublicId room, long number)
    {
        if (await op.Door.OpenAsync(room, op.Actor.Me, CancellationToken.None).ConfigureAwait(false) is not { } open)
        {
            tries.Note(op, room);
            return MessageRefusals.RoomNotFound;
        }

        var (message, refusal) = await OwnMessage.OfAsync(op, open, number).ConfigureAwait(false);
        if (message is null)
        {
            return refusal == MessageRefusals.Deleted ? default(Done) : refusal!;
        }

        message.DeletedAt = op.Now;
        var issue = await OwnMessage.TouchAsync(op, open, message).ConfigureAwait(false);
        op.Audit(new AuditDraft(AuditAction.MessageDeleted) { Room = open.Id, Issue = issue, MessageNumber = number, Details = [("revision", message.Revision)] });
        return default(Done);
    }
}
