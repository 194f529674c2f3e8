using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Access;

/// <summary>Reads and writes the access lists of private chat rooms.</summary>
internal static class AccessLists
{
    /// <summary>The access list of an opened room.</summary>
    public static async Task<AccessList> OfAsync(ChatDb db, OpenRoom room, CancellationToken cancellation)
    {
        var grants = (await db.RoomGrants.Where(g => g.RoomId == room.Id).Select(g => new Grant(g.Kind, g.SubjectId)).ToListAsync(cancellation).ConfigureAwait(false))
            .ToLookup(g => g.Kind, g => g.Subject);

        // By keys, not as one query: it would read all users, because the kinds share a column and a cast hides the key from its index.
        List<UserId> users = [.. grants[GrantKind.User].Select(k => new UserId(k))];
        List<GroupId> groups = [.. grants[GrantKind.Group].Select(k => new GroupId(k))];
        List<CompanyId> companies = [.. grants[GrantKind.Company].Select(k => new CompanyId(k))];
        return new AccessList(
            await ReadAsync(db.Users.Where(u => users.Contains(u.Id)).Select(u => u.PublicId)).ConfigureAwait(false),
            await ReadAsync(db.UserGroups.Where(g => groups.Contains(g.Id)).Select(g => g.PublicId)).ConfigureAwait(false),
            await ReadAsync(db.Companies.Where(c => companies.Contains(c.Id)).Select(c => c.PublicId)).ConfigureAwait(false));

        Task<HashSet<PublicId>> ReadAsync(IQueryable<PublicId> ids) => ids.ToHashSetAsync(cancellation);
    }

    /// <summary>Those whom the stored list selects: as users, through a group or through a company.</summary>
    public static async Task<IReadOnlySet<UserId>> SelectedAsync(ChatDb db, RoomId room) =>
        await PeopleAccess.Selected(db, db.Rooms.Where(r => r.Id == room), db.Users).Select(s => s.UserId).ToHashSetAsync().ConfigureAwait(false);

    /// <summary>Makes a room's stored list that of the wish.</summary>
    /// <returns>Null when the wish names somebody new who is not offered to the actor, or is not there.</returns>
    public static async Task<AccessChange?> SetAsync(Operation op, RoomId room, AccessList had, AccessList wanted)
    {
        if (!await AreOfferedAsync(op, wanted, had).ConfigureAwait(false))
        {
            return null;
        }

        var stored = await op.Db.RoomGrants.Where(g => g.RoomId == room).ToListAsync(CancellationToken.None).ConfigureAwait(false);
        var after = await KeysAsync(op.Db, wanted).ConfigureAwait(false);
        List<Grant> before = [.. stored.Select(g => new Grant(g.Kind, g.SubjectId))];
        op.Db.RoomGrants.RemoveRange(stored.Where(g => !after.Contains(new Grant(g.Kind, g.SubjectId))));
        op.Db.RoomGrants.AddRange(after.Except(before).Select(g => new RoomGrant { RoomId = room, Kind = g.Kind, SubjectId = g.Subject }));
        return new AccessChange(before, after);
    }

    private static async Task<List<Grant>> KeysAsync(ChatDb db, AccessList list)
    {
        var users = await db.Users.Where(u => list.Users.Contains(u.PublicId)).Select(u => u.Id).ToListAsync().ConfigureAwait(false);
        var groups = await db.UserGroups.Where(g => list.Groups.Contains(g.PublicId)).Select(g => g.Id).ToListAsync().ConfigureAwait(false);
        var companies = await db.Companies.Where(c => list.Companies.Contains(c.PublicId)).Select(c => c.Id).ToListAsync().ConfigureAwait(false);
        return
        [
            .. users.Select(u => new Grant(GrantKind.User, u.Value)),
            .. groups.Select(g => new Grant(GrantKind.Group, g.Value)),
            .. companies.Select(c => new Grant(GrantKind.Company, c.Value)),
        ];
    }

    /// <summary>Whether all that is new in a list may be selected; what a room has already stays, known or not.</summary>
    private static async Task<bool> AreOfferedAsync(Operation op, AccessList wanted, AccessList had)
    {
        var db = op.Db;
        var me = db.Users.Where(u => u.Id == op.Actor.Me);
        var isWide = await PeopleAccess.KnowsEveryoneAsync(db, op.Actor.Me, CancellationToken.None).ConfigureAwait(false);
        var users = wanted.Users.Except(had.Users).ToList();
        var groups = wanted.Groups.Except(had.Groups).ToList();
        var companies = wanted.Companies.Except(had.Companies).ToList();
        return (users.Count == 0 || await CountAsync(AccessOffer.Users(db, me, db.Users.Where(u => users.Contains(u.PublicId)))).ConfigureAwait(false) == users.Count)
            && (groups.Count == 0 || await CountAsync(Groups(db.UserGroups.Where(g => groups.Contains(g.PublicId)))).ConfigureAwait(false) == groups.Count)
            && (companies.Count == 0 || await CountAsync(Companies(db.Companies.Where(c => companies.Contains(c.PublicId)))).ConfigureAwait(false) == companies.Count);

        IQueryable<UserGroup> Groups(IQueryable<UserGroup> asked) => isWide ? asked : AccessOffer.Groups(db, me, asked);
        IQueryable<Company> Companies(IQueryable<Company> asked) => isWide ? asked : AccessOffer.Companies(db, me, asked);
    }

    private static Task<int> CountAsync<T>(IQueryable<T> offered) => offered.CountAsync();
}

/// <summary>A stored access list before and after a change.</summary>
/// <param name="Before">What was stored.</param>
/// <param name="After">What is stored now.</param>
internal sealed record AccessChange(IReadOnlyList<Grant> Before, IReadOnlyList<Grant> After);

/// <summary>A stored part of an access list.</summary>
/// <param name="Kind">What <paramref name="Subject"/> names.</param>
/// <param name="Subject">Its key.</param>
internal readonly record struct Grant(GrantKind Kind, long Subject);
