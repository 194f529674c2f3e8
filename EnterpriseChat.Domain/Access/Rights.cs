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

    /// <summary>Whether an active user holds a permission.</summary>
    public static Task<bool> HasAsync(ChatDb db, UserId user, Permission permission, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Users.Where(u => u.Id == user && u.Active).With(db, permission).AnyAsync(cancellation);
    }

    /// <summary>Active users of the host company who may administer.</summary>
    internal static IQueryable<User> Administrators(ChatDb db) => db.Users.Where(u => u.Active).With(db, Permission.Administer);
}
