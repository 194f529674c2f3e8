using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Issues;

/// <summary>Opens the chat of an issue: one an issue, made by its first opening, whoever opens it.</summary>
public sealed class OpenIssueChat(Runner runner, RefusedTries tries)
{
    /// <summary>Opens it, and makes it where there is none. An issue that the actor cannot see is answered like one that never was.</summary>
    /// <param name="actor">Who wants to talk.</param>
    /// <param name="key">A key that the issue has or had.</param>
    /// <param name="cancellation">Ends the wait for a place in the queue.</param>
    /// <returns>The room's name in addresses.</returns>
    public Task<Outcome<PublicId>> HandleAsync(Actor actor, string key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        return runner.RunAsync<PublicId>(
            actor,
            async op =>
            {
                if (await SeenAsync(op, key).ConfigureAwait(false) is not { } issue)
                {
                    tries.NoteIssue(op, key);
                    return IssueRefusals.NotFound;
                }

                return await OfIssueAsync(op, issue).ConfigureAwait(false);
            },
            cancellation);
    }

    /// <summary>The issue of a key, if the actor sees it and may use the chat.</summary>
    private static async Task<IssueId?> SeenAsync(Operation op, string key)
    {
        var named = op.Db.Issues.Where(i => op.Db.IssueNames.Any(n => n.Key == key && n.IssueId == i.Id));
        var me = RoomAccess.Chatters(op.Db, op.Db.Users.Where(u => u.Id == op.Actor.User));
        return await IssueAccess.Of(op.Db, named, me).Select(s => (IssueId?)s.IssueId).FirstOrDefaultAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private static async Task<Outcome<PublicId>> OfIssueAsync(Operation op, IssueId issue)
    {
        if (await op.Door.ChatOf(issue).Select(r => (PublicId?)r.PublicId).FirstOrDefaultAsync(CancellationToken.None).ConfigureAwait(false) is { } known)
        {
            return known;
        }

        var room = new Room { PublicId = PublicId.New(), Kind = RoomKind.Issue, IssueId = issue, CreatedAt = op.Now };
        op.Door.Add(room);
        await op.Db.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);

        // Whoever sees the issue gains it; the rule says who that is. Nobody knows anybody by it yet.
        op.Rights = new RightsOfRoom(room.Id, IsForAll: true, new HashSet<UserId>());
        op.Audit(new AuditDraft(AuditAction.RoomMade) { Room = room.Id, Issue = issue, Details = [("kind", "issue")] });
        return room.PublicId;
    }
}
