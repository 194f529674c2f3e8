using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Domain.Access;

/// <summary>
/// The rule: who sees which room (product.md section 3), as one query of pairs. It is the only place that knows that table. The rooms of a
/// user, the users of a room and one pair are this query over fewer rooms or users, so that each is found by an index.
/// </summary>
public static class RoomAccess
{
    /// <summary>All pairs.</summary>
    public static IQueryable<Sight> Of(ChatDb db) => Of(db, db.Rooms, db.Users);

    /// <summary>The pairs of some rooms and some users.</summary>
    public static IQueryable<Sight> Of(ChatDb db, IQueryable<Room> rooms, IQueryable<User> users)
    {
        var live = rooms.Where(r => r.DeletedAt == null);
        var chatters = Chatters(db, users);
        return CompanyRooms(db, live, chatters)
            .Concat(PublicRooms(live, chatters))
            .Concat(PrivateRooms(db, live, chatters))
            .Concat(DirectRooms(live, chatters))
            .Concat(IssueRooms(db, live, users, chatters))
            .Concat(SupportRooms(db, live, chatters));
    }

    /// <summary>Those of the users who may use chat at all: active, with the permission, in a company whose module is switched on.</summary>
    public static IQueryable<User> Chatters(ChatDb db, IQueryable<User> users) =>
        users.Where(u => u.Active)
            .Where(u => db.Companies.Any(c => c.Id == u.CompanyId && c.ChatEnabled))
            .With(db, Permission.UseChat);

    /// <summary>Those of the users who hold the permission through any of their groups.</summary>
    public static IQueryable<User> With(this IQueryable<User> users, ChatDb db, Permission permission) =>
        users.Where(u => db.GroupMembers.Any(m => m.UserId == u.Id
            && db.GroupPermissions.Any(p => p.GroupId == m.GroupId && p.Permission == permission)));

    /// <summary>
    /// Those of the users who would see a private room with this access list: the rule for a list that is not stored yet. A test holds it
    /// against <see cref="PrivateRooms"/>.
    /// </summary>
    internal static IQueryable<User> Selection(ChatDb db, AccessList access, IQueryable<User> users)
    {
        var asUser = Chatters(db, users.Where(u => access.Users.Contains(u.PublicId)));
        var byGroup = from g in db.UserGroups
                      where access.Groups.Contains(g.PublicId)
                      join m in db.GroupMembers on g.Id equals m.GroupId
                      join u in Chatters(db, users) on m.UserId equals u.Id
                      select u;
        var byCompany = from c in db.Companies
                        where access.Companies.Contains(c.PublicId)
                        join u in Chatters(db, users) on c.Id equals u.CompanyId
                        select u;
        return asUser.Concat(byGroup).Concat(byCompany);
    }

    /// <summary>Those of the users who belong to the host company.</summary>
    public static IQueryable<User> OfHost(this IQueryable<User> users, ChatDb db) =>
        users.Where(u => db.Companies.Any(c => c.Id == u.CompanyId && c.IsHost));

    private static IQueryable<Sight> CompanyRooms(ChatDb db, IQueryable<Room> rooms, IQueryable<User> chatters) =>
        from r in rooms
        where r.Kind == RoomKind.Company
        join u in chatters.With(db, Permission.ViewCompanyChat) on r.CompanyId equals u.CompanyId
        select new Sight { RoomId = r.Id, UserId = u.Id };

    private static IQueryable<Sight> PublicRooms(IQueryable<Room> rooms, IQueryable<User> chatters) =>
        from r in rooms
        where r.Kind == RoomKind.ChatRoom && r.IsPublic
        from u in chatters
        select new Sight { RoomId = r.Id, UserId = u.Id };

    private static IQueryable<Sight> PrivateRooms(ChatDb db, IQueryable<Room> rooms, IQueryable<User> chatters)
    {
        var closed = rooms.Where(r => r.Kind == RoomKind.ChatRoom && !r.IsPublic);
        return from s in PeopleAccess.Selected(db, closed, chatters)
               select new Sight { RoomId = s.RoomId, UserId = s.UserId };
    }

    private static IQueryable<Sight> DirectRooms(IQueryable<Room> rooms, IQueryable<User> chatters)
    {
        var direct = rooms.Where(r => r.Kind == RoomKind.Direct);
        var first = from r in direct
                    join u in chatters on r.PartyA equals u.Id
                    select new Sight { RoomId = r.Id, UserId = u.Id };
        var second = from r in direct
                     join u in chatters on r.PartyB equals u.Id
                     select new Sight { RoomId = r.Id, UserId = u.Id };
        return first.Concat(second);
    }

    private static IQueryable<Sight> IssueRooms(ChatDb db, IQueryable<Room> rooms, IQueryable<User> users, IQueryable<User> chatters)
    {
        var ofIssues = rooms.Where(r => r.Kind == RoomKind.Issue);
        var issues = db.Issues.Where(i => ofIssues.Any(r => r.IssueId == i.Id));
        return from r in ofIssues
               join s in IssueAccess.Of(db, issues, users) on r.IssueId equals s.IssueId
               join u in chatters on s.UserId equals u.Id
               where !r.IsInternal || db.Companies.Any(c => c.Id == u.CompanyId && c.IsHost)
               select new Sight { RoomId = r.Id, UserId = u.Id };
    }

    private static IQueryable<Sight> SupportRooms(ChatDb db, IQueryable<Room> rooms, IQueryable<User> chatters)
    {
        var support = from r in rooms
                      where r.Kind == RoomKind.Support
                      join s in db.SupportChats.Where(s => s.IssueId == null) on r.SupportChatId equals s.Id
                      select new { r.Id, r.IsInternal, s.AskerId };
        var askers = from s in support
                     join u in chatters on s.AskerId equals u.Id
                     where !s.IsInternal || db.Companies.Any(c => c.Id == u.CompanyId && c.IsHost)
                     select new Sight { RoomId = s.Id, UserId = u.Id };
        var answering = chatters.With(db, Permission.AnswerSupport).OfHost(db);
        var agents = from s in support
                     from u in answering
                     select new Sight { RoomId = s.Id, UserId = u.Id };
        return askers.Concat(agents);
    }
}
