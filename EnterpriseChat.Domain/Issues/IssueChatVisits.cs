using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Issues;

/// <summary>Coming into an issue chat, which is opening it while one is not in it, and leaving, which is closing its tab.</summary>
public sealed class IssueChatVisits(IDbContextFactory<ChatDb> reads, Runner runner)
{
    /// <summary>The reader opens an issue chat; for somebody who is in it already, and in other rooms, it does nothing.</summary>
    public async Task ComeAsync(Actor actor, OpenRoom open, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(open);
        if (open.Kind != RoomKind.Issue || await HasJoinedAsync(open, cancellation).ConfigureAwait(false))
        {
            return;
        }

        await runner.RunAsync(actor, op => JoinAsync(op, open.PublicId), cancellation).ConfigureAwait(false);
    }

    /// <summary>The reader closes the tab of an issue chat; of a chat that one is not in, nothing is left.</summary>
    public async Task GoAsync(Actor actor, RoomId room, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await runner.RunAsync<Done>(actor, op => LeaveAsync(op, room), cancellation).ConfigureAwait(false);
    }

    /// <summary>Who invited the reader into a chat; null when nobody did.</summary>
    public async Task<UserId?> InvitedByAsync(OpenRoom open, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(open);
        using var db = reads.CreateDbContext();
        return await db.Invitations.Where(i => i.RoomId == open.Id && i.UserId == open.Reader).Select(i => i.InvitedById)
            .FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
    }

    private async Task<bool> HasJoinedAsync(OpenRoom open, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        return await db.Invitations.AnyAsync(i => i.RoomId == open.Id && i.UserId == open.Reader && i.JoinedAt != null, cancellation).ConfigureAwait(false);
    }

    private static async Task<Outcome<Done>> JoinAsync(Operation op, PublicId room)
    {
        var me = op.Actor.Me;
        if (await op.Door.OpenAsync(room, me, CancellationToken.None).ConfigureAwait(false) is not { } open)
        {
            return MessageRefusals.RoomNotFound;
        }

        var invitation = await op.Db.Invitations.FindAsync([open.Id, me], CancellationToken.None).ConfigureAwait(false);
        if (invitation is { JoinedAt: not null })
        {
            return default(Done);
        }

        if (invitation is null)
        {
            op.Db.Invitations.Add(invitation = new Invitation { RoomId = open.Id, UserId = me, At = op.Now });
        }

        invitation.JoinedAt = op.Now;
        await TellAsync(op, open.Id, AuditAction.IssueChatJoined).ConfigureAwait(false);
        return default(Done);
    }

    private static async Task<Outcome<Done>> LeaveAsync(Operation op, RoomId room)
    {
        if (await op.Db.Invitations.FindAsync([room, op.Actor.Me], CancellationToken.None).ConfigureAwait(false) is { } invitation)
        {
            op.Db.Invitations.Remove(invitation);
            await TellAsync(op, room, AuditAction.IssueChatLeft).ConfigureAwait(false);
        }

        return default(Done);
    }

    private static async Task TellAsync(Operation op, RoomId room, string action)
    {
        op.Audit(new AuditDraft(action) { Room = room, Issue = await op.Door.IssueOfAsync(room).ConfigureAwait(false) });
        op.Tell(new OwnIssueChatChanged(op.Actor.Me, room));
        op.Tell(new IssuePeopleChanged(room, op.Actor.Me));
    }
}
