using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Access;

/// <summary>Whether somebody holds a permission, asked inside the operation that needs it.</summary>
public static class Rights
{
    /// <summary>The answer to those who may not: as if the thing were not there.</summary>
    public static Refusal NotThere => new("not-there", Words.Refusal_NotThere);

    /// <summary>Whether the actor holds the permission now; the product itself may do everything.</summary>
    public static async Task<bool> MayAsync(this Operation op, Permission permission)
    {
        ArgumentNullException.ThrowIfNull(op);
        return op.Actor is { User: null, Session: null, IsProduct: true }
            || (op.Actor.User is { } user && await HasAsync(op.Db, user, permission, CancellationToken.None).ConfigureAwait(false));
    }

    /// <summary>Whether the actor is a user who may use the chat and holds the permission now.</summary>
    public static async Task<bool> MayInChatAsync(this Operation op, Permission permission)
    {
        ArgumentNullException.ThrowIfNull(op);
        return op.Actor.User is { } user
            && await RoomAccess.Chatters(op.Db, op.Db.Users.Where(u => u.Id == user)).With(op.Db, permission).AnyAsync(CancellationToken.None)
                .ConfigureAwait(false);
    }

    /// <summary>
    /// Asks for a permission inside an operation that people reach from a page; null when the actor holds it. Without it the answer is as if
    /// nothing were there, and the try is logged like one at a hidden room.
    /// </summary>
    public static async Task<Refusal?> AskAsync(
        this Operation op, RefusedTries tries, Permission permission, (string Action, PublicId? Target) what)
    {
        ArgumentNullException.ThrowIfNull(tries);
        if (await op.MayAsync(permission).ConfigureAwait(false))
        {
            return null;
        }

        tries.NoteChange(op, what.Action, what.Target);
        return NotThere;
    }

    /// <summary>Whether an active user holds a permission; <see cref="Permission.Administer"/> counts for users of the host company alone.</summary>
    public static Task<bool> HasAsync(ChatDb db, UserId user, Permission permission, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var holders = db.Users.Where(u => u.Id == user && u.Active).With(db, permission);
        return (permission == Permission.Administer ? holders.OfHost(db) : holders).AnyAsync(cancellation);
    }

    /// <summary>Stores what the operation changed and says whether somebody can still administer; nobody else could ever give it back.</summary>
    internal static async Task<bool> LeavesAdministratorAsync(this Operation op)
    {
        await op.Db.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
        return await Administrators(op.Db).AnyAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Active users of the host company who may administer.</summary>
    internal static IQueryable<User> Administrators(ChatDb db) => db.Users.Where(u => u.Active).With(db, Permission.Administer).OfHost(db);
}
