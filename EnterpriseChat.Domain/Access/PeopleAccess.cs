using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Domain.Access;

/// <summary>That one user knows another. The rule may give a pair more than once.</summary>
public sealed class Acquaintance
{
    /// <summary>Who knows.</summary>
    public required UserId KnowerId { get; init; }

    /// <summary>Who is known.</summary>
    public required UserId KnownId { get; init; }
}

/// <summary>
/// The people rule (product.md section 3): host users know all; others know their own company, the host company, who is selected with them
/// in a private room, the other side of a direct chat that has a message, and who reported, asked or posted in an issue or support chat
/// that they see; never through a public room. A company may be set to know everyone.
/// </summary>
public static class PeopleAccess
{
    private static readonly Compiled<UserId, UserId> Wide = new((db, user) => WhoKnowEveryone(db, db.Users.Where(u => u.Id == user.Value)).Select(u => u.Id));

    private static readonly Compiled<PublicId, UserId, UserId> Known = new((db, who, reader) =>
        Of(db, db.Users.Where(u => u.Id == reader.Value), db.Users.Where(u => u.PublicId == who.Value)).Select(a => a.KnownId));

    /// <summary>The pairs of some who know and some who are known.</summary>
    public static IQueryable<Acquaintance> Of(ChatDb db, IQueryable<User> knowers, IQueryable<User> known) =>
        EveryoneOrCompany(db, knowers, known)
            .Concat(ByPrivateRoom(db, knowers, known))
            .Concat(ByDirectChat(db, knowers, known))
            .Concat(ByTalk(db, knowers, known))
            .Concat(ByIssue(db, knowers, known));

    /// <summary>Whether somebody knows everyone: then nothing has to be asked of the rule.</summary>
    internal static ValueTask<bool> KnowsEveryoneAsync(ChatDb db, UserId user, CancellationToken cancellation) => Wide.Of(db, user).AnyAsync(cancellation);

    /// <summary>Whether somebody knows another.</summary>
    internal static ValueTask<bool> KnowsAsync(ChatDb db, UserId reader, PublicId who, CancellationToken cancellation) =>
        Known.Of(db, who, reader).AnyAsync(cancellation);

    /// <summary>Those of the users who know everyone.</summary>
    private static IQueryable<User> WhoKnowEveryone(ChatDb db, IQueryable<User> users) =>
        users.Where(u => db.Companies.Any(c => c.Id == u.CompanyId && (c.IsHost || c.KnowsEveryone)));

    /// <summary>Who is selected in private rooms: as user, through a group or through a company. The room rule reads it too.</summary>
    internal static IQueryable<Sight> Selected(ChatDb db, IQueryable<Room> rooms, IQueryable<User> users)
    {
        var asUser = from r in rooms
                     join g in db.RoomGrants on new { r.Id, Kind = GrantKind.User } equals new { Id = g.RoomId, g.Kind }
                     join u in users on g.SubjectId equals (long)(object)u.Id
                     select new Sight { RoomId = r.Id, UserId = u.Id };
        var byGroup = from r in rooms
                      join g in db.RoomGrants on new { r.Id, Kind = GrantKind.Group } equals new { Id = g.RoomId, g.Kind }
                      join m in db.GroupMembers on g.SubjectId equals (long)(object)m.GroupId
                      join u in users on m.UserId equals u.Id
                      select new Sight { RoomId = r.Id, UserId = u.Id };
        var byCompany = from r in rooms
                        join g in db.RoomGrants on new { r.Id, Kind = GrantKind.Company } equals new { Id = g.RoomId, g.Kind }
                        join u in users on g.SubjectId equals (long)(object)u.CompanyId
                        select new Sight { RoomId = r.Id, UserId = u.Id };
        return asUser.Concat(byGroup).Concat(byCompany);
    }

    private static IQueryable<Acquaintance> EveryoneOrCompany(ChatDb db, IQueryable<User> knowers, IQueryable<User> known)
    {
        var wide = from k in WhoKnowEveryone(db, knowers)
                   from p in known
                   select new Acquaintance { KnowerId = k.Id, KnownId = p.Id };
        var own = from k in knowers
                  join p in known on k.CompanyId equals p.CompanyId
                  select new Acquaintance { KnowerId = k.Id, KnownId = p.Id };
        var hosts = known.OfHost(db);
        var host = from k in knowers
                   from p in hosts
                   select new Acquaintance { KnowerId = k.Id, KnownId = p.Id };
        return wide.Concat(own).Concat(host);
    }

    private static IQueryable<Acquaintance> ByPrivateRoom(ChatDb db, IQueryable<User> knowers, IQueryable<User> known)
    {
        var rooms = db.Rooms.Where(r => r.Kind == RoomKind.ChatRoom && !r.IsPublic && r.DeletedAt == null);
        return from a in Selected(db, rooms, knowers)
               join b in Selected(db, rooms, known) on a.RoomId equals b.RoomId
               select new Acquaintance { KnowerId = a.UserId, KnownId = b.UserId };
    }

    private static IQueryable<Acquaintance> ByDirectChat(ChatDb db, IQueryable<User> knowers, IQueryable<User> known)
    {
        var talked = db.Rooms.Where(r => r.Kind == RoomKind.Direct && r.Last > 0);
        var first = from k in knowers
                    join r in talked on k.Id equals r.PartyA
                    join p in known on r.PartyB equals p.Id
                    select new Acquaintance { KnowerId = k.Id, KnownId = p.Id };
        var second = from k in knowers
                     join r in talked on k.Id equals r.PartyB
                     join p in known on r.PartyA equals p.Id
                     select new Acquaintance { KnowerId = k.Id, KnownId = p.Id };
        return first.Concat(second);
    }

    private static IQueryable<Acquaintance> ByTalk(ChatDb db, IQueryable<User> knowers, IQueryable<User> known)
    {
        var rooms = db.Rooms.Where(r => r.Kind == RoomKind.Issue || r.Kind == RoomKind.Support);
        var seen = RoomAccess.Of(db, rooms, knowers);
        var posted = from s in seen
                     join m in db.Messages on s.RoomId equals m.RoomId
                     join p in known on m.AuthorId equals p.Id
                     select new Acquaintance { KnowerId = s.UserId, KnownId = p.Id };
        var asked = from s in seen
                    join r in db.Rooms on s.RoomId equals r.Id
                    join c in db.SupportChats on r.SupportChatId equals c.Id
                    join p in known on c.AskerId equals p.Id
                    select new Acquaintance { KnowerId = s.UserId, KnownId = p.Id };
        return posted.Concat(asked);
    }

    private static IQueryable<Acquaintance> ByIssue(ChatDb db, IQueryable<User> knowers, IQueryable<User> known)
    {
        var reported = from s in IssueAccess.Of(db, db.Issues, knowers)
                       join i in db.Issues on s.IssueId equals i.Id
                       join p in known on i.ReporterId equals p.Id
                       select new Acquaintance { KnowerId = s.UserId, KnownId = p.Id };
        var asked = from s in IssueAccess.Of(db, db.Issues, knowers)
                    join c in db.SupportChats on s.IssueId equals c.IssueId
                    join p in known on c.AskerId equals p.Id
                    select new Acquaintance { KnowerId = s.UserId, KnownId = p.Id };
        return reported.Concat(asked);
    }
}
