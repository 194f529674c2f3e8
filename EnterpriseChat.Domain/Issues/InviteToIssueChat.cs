using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Issues;

/// <summary>How many people one user may invite in an hour (product.md section 18).</summary>
public sealed class InvitationLimit(int invitations) : RateLimit(invitations, TimeSpan.FromHours(1));

/// <summary>
/// Invites somebody who is online and sees the issue into its chat: the chat stands in their list and they are told. Nobody gains a right by
/// it, so who cannot see the issue is not invited and learns nothing.
/// </summary>
public sealed class InviteToIssueChat(
    IDbContextFactory<ChatDb> reads, Runner runner, RefusedTries tries, Presence presence, IssueChatPeople people, InvitationLimit limit)
{
    /// <summary>Invites; somebody who is in the chat already is left as they are, so that two at once or a second press do it once.</summary>
    /// <param name="actor">Who invites.</param>
    /// <param name="room">The issue chat as the browser named it.</param>
    /// <param name="who">Whom, as the browser named them.</param>
    /// <param name="cancellation">Ends the wait for a place in the queue.</param>
    public Task<Outcome<Done>> HandleAsync(Actor actor, PublicId room, PublicId who, CancellationToken cancellation) =>
        runner.RunAsync(actor, op => InviteAsync(op, room, who), cancellation);

    /// <summary>Whether a reader may invite somebody now: for menus, which offer it only then.</summary>
    public async Task<bool> MayAsync(OpenRoom open, PublicId who, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(open);
        if (open.Kind != RoomKind.Issue)
        {
            return false;
        }

        using var db = reads.CreateDbContext();
        return await InvitedAsync(db, open, who).ConfigureAwait(false) is { } user
            && presence.IsOnline(user) && !(await people.OfAsync(open, cancellation).ConfigureAwait(false)).Contains(user);
    }

    private async Task<Outcome<Done>> InviteAsync(Operation op, PublicId room, PublicId who)
    {
        if (await op.Door.OpenAsync(room, op.Actor.Me, CancellationToken.None).ConfigureAwait(false) is not { } open)
        {
            tries.Note(op, room);
            return MessageRefusals.RoomNotFound;
        }

        return open.Kind == RoomKind.Issue ? await InviteAsync(op, open, who).ConfigureAwait(false) : IssueRefusals.NoIssueChat;
    }

    /// <summary>The same inside of another operation, of which a command may be one.</summary>
    internal async Task<Outcome<Done>> InviteAsync(Operation op, OpenRoom open, PublicId who)
    {
        // Who cannot see the issue, is not known or was never there: one answer.
        if (await InvitedAsync(op.Db, open, who).ConfigureAwait(false) is not { } user || user == open.Reader)
        {
            return IssueRefusals.CannotInvite;
        }

        if (await op.Db.Invitations.AnyAsync(i => i.RoomId == open.Id && i.UserId == user, CancellationToken.None).ConfigureAwait(false))
        {
            return default(Done);
        }

        if (!presence.IsOnline(user))
        {
            return IssueRefusals.NotOnline;
        }

        if (limit.Take(open.Reader, op.Now, op.Request) is { } seconds)
        {
            return IssueRefusals.TooManyInvitations(seconds);
        }

        await StoreAsync(op, open, user).ConfigureAwait(false);
        return default(Done);
    }

    private static async Task StoreAsync(Operation op, OpenRoom open, UserId user)
    {
        op.Db.Invitations.Add(new Invitation { RoomId = open.Id, UserId = user, InvitedById = open.Reader, At = op.Now });
        await op.Db.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
        op.Audit(new AuditDraft(AuditAction.IssueChatInvited)
        {
            Room = open.Id,
            Issue = await op.Door.IssueOfAsync(open.Id).ConfigureAwait(false),
            User = user,
        });
        op.AddEvent(open.Id, EventKind.Invited, user);
        op.Tell(new OwnIssueChatChanged(user, open.Id));
        op.Tell(new IssuePeopleChanged(open.Id, open.Reader));
    }

    /// <summary>Somebody whom the reader knows and who sees the chat; null for anybody else.</summary>
    private static async Task<UserId?> InvitedAsync(ChatDb db, OpenRoom open, PublicId who)
    {
        var user = db.Users.Where(u => u.PublicId == who);
        var known = PeopleAccess.Of(db, db.Users.Where(u => u.Id == open.Reader), user).Select(a => a.KnownId);
        var seenBy = Door.SeenBy(db, open, user);
        return await user.Where(u => known.Contains(u.Id) && seenBy.Contains(u.Id)).Select(u => (UserId?)u.Id)
            .FirstOrDefaultAsync(CancellationToken.None).ConfigureAwait(false);
    }
}
