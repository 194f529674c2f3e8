using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Access;

/// <summary>What private rooms select a user group: counted for those who administer, who may see none of them, and taken away with the group.</summary>
internal static class GroupGrants
{
    /// <summary>How many rooms select each of the groups; groups that no room selects are left out.</summary>
    public static async Task<IReadOnlyDictionary<GroupId, int>> CountAsync(ChatDb db, IReadOnlyCollection<GroupId> groups, CancellationToken cancellation)
    {
        var keys = groups.Select(g => g.Value).ToList();
        var live = db.Rooms.Where(r => r.DeletedAt == null);
        var counts = await db.RoomGrants.Where(g => g.Kind == GrantKind.Group && keys.Contains(g.SubjectId) && live.Any(r => r.Id == g.RoomId))
            .GroupBy(g => g.SubjectId).Select(g => new { g.Key, Rooms = g.Count() }).ToListAsync(cancellation).ConfigureAwait(false);
        return counts.ToDictionary(c => new GroupId(c.Key), c => c.Rooms);
    }

    /// <summary>How many rooms select a group and nobody else: without it nobody sees them.</summary>
    public static Task<int> CountAloneAsync(ChatDb db, GroupId group, CancellationToken cancellation)
    {
        var selecting = db.RoomGrants.Where(g => g.Kind == GrantKind.Group && g.SubjectId == group.Value);
        return db.Rooms.CountAsync(
            r => r.DeletedAt == null && !r.IsPublic && selecting.Any(g => g.RoomId == r.Id) && db.RoomGrants.Count(g => g.RoomId == r.Id) == 1,
            cancellation);
    }

    /// <summary>Takes the group out of every access list, with an entry for each room.</summary>
    public static async Task WithdrawAsync(Operation op, GroupId group)
    {
        var grants = await op.Db.RoomGrants.Where(g => g.Kind == GrantKind.Group && g.SubjectId == group.Value)
            .ToListAsync(CancellationToken.None).ConfigureAwait(false);
        var rooms = grants.Select(g => g.RoomId).ToList();
        var before = (await op.Db.RoomGrants.Where(g => rooms.Contains(g.RoomId)).ToListAsync(CancellationToken.None).ConfigureAwait(false))
            .ToLookup(g => g.RoomId);
        op.Db.RoomGrants.RemoveRange(grants);
        foreach (var grant in grants)
        {
            var list = before[grant.RoomId].ToList();
            op.Audit(new AuditDraft(AuditAction.RoomAccessChanged)
            {
                Room = grant.RoomId,
                Details = [("access", Shown(list.Where(g => g != grant))), ("accessBefore", Shown(list)), ("reason", AuditAction.GroupDeleted)],
            });
        }
    }

    private static IEnumerable<string> Shown(IEnumerable<RoomGrant> grants) => AccessTrace.Of(grants.Select(g => new Grant(g.Kind, g.SubjectId)));
}
