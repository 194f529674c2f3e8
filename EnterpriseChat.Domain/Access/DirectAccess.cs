using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Access;

/// <summary>With whom somebody may begin a direct chat, and whether the other side of one can be reached (product.md section 7).</summary>
internal static class DirectAccess
{
    /// <summary>Those of the users with whom one may chat: others whom one knows, where both may use the chat.</summary>
    public static IQueryable<User> Of(ChatDb db, UserId reader, IQueryable<User> users)
    {
        var me = RoomAccess.Chatters(db, db.Users.Where(u => u.Id == reader));
        var others = RoomAccess.Chatters(db, users.Where(u => u.Id != reader));
        var known = PeopleAccess.Of(db, me, others).Select(a => a.KnownId);
        return others.Where(u => me.Any() && known.Contains(u.Id));
    }

    /// <summary>The name of the other side of an opened direct chat while that side may not use the chat; null when it can be reached.</summary>
    public static Task<string?> UnreachableAsync(ChatDb db, OpenRoom open, CancellationToken cancellation)
    {
        var other = db.Users.Where(u => u.Id != open.Reader && Door.RowOf(db, open).Any(r => r.PartyA == u.Id || r.PartyB == u.Id));
        var chatters = RoomAccess.Chatters(db, other);
        return other.Where(u => !chatters.Any(c => c.Id == u.Id)).Select(u => u.DisplayName).FirstOrDefaultAsync(cancellation);
    }
}
