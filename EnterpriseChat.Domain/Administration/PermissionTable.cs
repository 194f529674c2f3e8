using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Administration;

/// <summary>A group in the table of permissions.</summary>
/// <param name="PublicId">Name in addresses.</param>
/// <param name="Name">Name.</param>
/// <param name="Members">How many members it has.</param>
/// <param name="HasReader">Whether the reader is one of them.</param>
/// <param name="Permissions">What it gives.</param>
public sealed record GroupColumn(PublicId PublicId, string Name, int Members, bool HasReader, IReadOnlySet<Permission> Permissions);

/// <summary>What each group may do, as those who administer see it: three statements however many groups.</summary>
public sealed class PermissionTable(IDbContextFactory<ChatDb> reads)
{
    /// <summary>All groups by name; null for those who may not administer.</summary>
    public async Task<IReadOnlyList<GroupColumn>?> OfAsync(UserId reader, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        if (!await Rights.HasAsync(db, reader, Permission.Administer, cancellation).ConfigureAwait(false))
        {
            return null;
        }

        TextFunctions.AddTo(db);
        var groups = await db.UserGroups.OrderBy(g => TextFunctions.Ordered(g.Name)).ThenBy(g => g.Id)
            .Select(g => new
            {
                g.Id,
                g.PublicId,
                g.Name,
                Members = db.GroupMembers.Count(m => m.GroupId == g.Id),
                HasReader = db.GroupMembers.Any(m => m.GroupId == g.Id && m.UserId == reader),
            })
            .ToListAsync(cancellation).ConfigureAwait(false);
        var permissions = (await db.GroupPermissions.ToListAsync(cancellation).ConfigureAwait(false)).ToLookup(p => p.GroupId, p => p.Permission);
        return [.. groups.Select(g => new GroupColumn(g.PublicId, g.Name, g.Members, g.HasReader, permissions[g.Id].ToHashSet()))];
    }
}
