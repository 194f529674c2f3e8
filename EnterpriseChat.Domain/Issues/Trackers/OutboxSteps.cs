using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Issues.Trackers;

/// <summary>What the outbox writes down.</summary>
internal static class OutboxSteps
{
    /// <summary>A comment is there, or need not go any more: its message loses the sign that it is on its way.</summary>
    public static async Task<Outcome<Done>> ArrivedAsync(Operation op, WaitingComment comment, bool isSent)
    {
        var row = await op.Db.OutsideComments.SingleAsync(c => c.Id == comment.Id, CancellationToken.None).ConfigureAwait(false);
        row.ArrivedAt = op.Now;
        var message = await OutsideWay.TouchAsync(op.Db, row.EntryId).ConfigureAwait(false);
        await op.Db.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
        op.Audit(new AuditDraft(AuditAction.CommentArrived)
        {
            Issue = comment.Issue,
            Room = message?.Room,
            MessageNumber = message?.Number,
            Details = [("marker", comment.Marker.Value), ("sent", isSent)],
        });
        op.Tell(new IssueChanged(comment.Issue, null));
        if (message is { } shown)
        {
            op.Tell(new MessageChanged(shown.Room, null));
        }

        return default(Done);
    }

    /// <summary>A comment did not arrive, or nobody knows whether it did.</summary>
    public static async Task<Outcome<Done>> FailedAsync(Operation op, WaitingComment comment, DateTime next, string reason)
    {
        var row = await op.Db.OutsideComments.SingleAsync(c => c.Id == comment.Id, CancellationToken.None).ConfigureAwait(false);
        row.Tries++;
        row.NotBefore = next;
        await op.Db.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
        op.Audit(new AuditDraft(AuditAction.CommentFailed)
        {
            Issue = comment.Issue,
            Details = [("marker", comment.Marker.Value), ("reason", reason), ("tries", row.Tries)],
        });
        return default(Done);
    }
}
