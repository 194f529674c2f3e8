using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Domain.Access;

/// <summary>
/// What somebody may select for a private chat room (product.md sections 3 and 6): the active users whom one knows; groups and companies in
/// which one knows somebody. Who knows everyone is offered all of them, empty ones too.
/// </summary>
internal static class AccessOffer
{
    /// <summary>Those of the users who are offered.</summary>
    public static IQueryable<User> Users(ChatDb db, IQueryable<User> reader, IQueryable<User> users)
    {
        var known = Known(db, reader, users.Where(u => u.Active));
        return users.Where(u => known.Contains(u.Id));
    }

    /// <summary>Those of the groups that are offered to somebody who does not know everyone.</summary>
    public static IQueryable<UserGroup> Groups(ChatDb db, IQueryable<User> reader, IQueryable<UserGroup> groups)
    {
        var known = Known(db, reader, db.Users.Where(u => u.Active));
        return groups.Where(g => db.GroupMembers.Any(m => m.GroupId == g.Id && known.Contains(m.UserId)));
    }

    /// <summary>Those of the companies that are offered to somebody who does not know everyone.</summary>
    public static IQueryable<Company> Companies(ChatDb db, IQueryable<User> reader, IQueryable<Company> companies)
    {
        var known = Known(db, reader, db.Users.Where(u => u.Active));
        return companies.Where(c => db.Users.Any(u => u.CompanyId == c.Id && known.Contains(u.Id)));
    }

    private static IQueryable<UserId> Known(ChatDb db, IQueryable<User> reader, IQueryable<User> users) =>
        PeopleAccess.Of(db, reader, users).Select(a => a.KnownId);
}
