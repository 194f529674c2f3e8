using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Rooms;

/// <summary>Opens the direct chat of the actor with somebody else: one a pair, whoever opens it. The other side is told nothing.</summary>
public sealed class OpenDirectChat(IDbContextFactory<ChatDb> reads, Runner runner, RefusedTries tries)
{
    /// <summary>Opens it, and makes it where there is none; whom one may not chat with is answered like somebody who never was.</summary>
    /// <returns>The room's name in addresses.</returns>
    public Task<Outcome<PublicId>> HandleAsync(Actor actor, PublicId with, CancellationToken cancellation) =>
        runner.RunAsync<PublicId>(
            actor,
            async op =>
            {
                var other = await DirectAccess.Of(op.Db, op.Actor.Me, op.Db.Users.Where(u => u.PublicId == with)).Select(u => (UserId?)u.Id)
                    .FirstOrDefaultAsync(CancellationToken.None).ConfigureAwait(false);
                if (other is not { } side)
                {
                    tries.NoteChange(op, AuditAction.RoomMade, with);
                    return PeopleRefusals.UserNotFound;
                }

                return await OfPairAsync(op, side).ConfigureAwait(false);
            },
            cancellation);

    /// <summary>Whether the reader may chat with a user: for menus, which offer it only then.</summary>
    public async Task<bool> MayAsync(UserId reader, PublicId with, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        return await DirectAccess.Of(db, reader, db.Users.Where(u => u.PublicId == with)).AnyAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Whom the other side of an opened direct chat is called, while it cannot be reached by chat; null when it can.</summary>
    public async Task<string?> UnreachableAsync(OpenRoom open, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        return await DirectAccess.UnreachableAsync(db, open, cancellation).ConfigureAwait(false);
    }

    private static async Task<Outcome<PublicId>> OfPairAsync(Operation op, UserId other)
    {
        var me = op.Actor.Me;
        var (low, high) = me.Value < other.Value ? (me, other) : (other, me);
        if (await op.Door.DirectOf(low, high).Select(r => (PublicId?)r.PublicId).FirstOrDefaultAsync(CancellationToken.None).ConfigureAwait(false) is { } known)
        {
            return known;
        }

        var room = new Room { PublicId = PublicId.New(), Kind = RoomKind.Direct, PartyA = low, PartyB = high, CreatedAt = op.Now };
        op.Door.Add(room);
        await op.Db.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);

        // Who opened it alone: the other side has nothing to look at before the first message.
        op.Rights = new RightsOfRoom(room.Id, IsForAll: false, new HashSet<UserId> { me });
        op.Audit(new AuditDraft(AuditAction.RoomMade) { Room = room.Id, User = other, Details = [("kind", "direct")] });
        return room.PublicId;
    }
}
