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
        var users = await db.Users.Where(u => db.RoomGrants.Any(g => g.RoomId == room.Id && g.Kind == GrantKind.User && g.SubjectId == (long)(object)u.Id))
            .Select(u => u.PublicId).ToListAsync(cancellation).ConfigureAwait(false);
        var groups = await db.UserGroups.Where(x => db.RoomGrants.Any(g => g.RoomId == room.Id && g.Kind == GrantKind.Group && g.SubjectId == (long)(object)x.Id))
            .Select(x => x.PublicId).ToListAsync(cancellation).ConfigureAwait(false);
        var companies = await db.Companies.Where(c => db.RoomGrants.Any(g => g.RoomId == room.Id && g.Kind == GrantKind.Company && g.SubjectId == (long)(object)c.Id))
            .Select(c => c.PublicId).ToListAsync(cancellation).ConfigureAwait(false);
        return new AccessList(users.ToHashSet(), groups.ToHashSet(), companies.ToHashSet());
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
        var (db, me) = (op.Db, op.Actor.Me);
        var users = wanted.Users.Except(had.Users).ToList();
        var groups = wanted.Groups.Except(had.Groups).ToList();
        var companies = wanted.Companies.Except(had.Companies).ToList();
        return (users.Count == 0 || await CountAsync(AccessOffer.Users(db, me, db.Users.Where(u => users.Contains(u.PublicId)))).ConfigureAwait(false) == users.Count)
            && (groups.Count == 0 || await CountAsync(AccessOffer.Groups(db, me, db.UserGroups.Where(g => groups.Contains(g.PublicId)))).ConfigureAwait(false) == groups.Count)
            && (companies.Count == 0 || await CountAsync(AccessOffer.Companies(db, me, db.Companies.Where(c => companies.Contains(c.PublicId)))).ConfigureAwait(false) == companies.Count);
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
