using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Access;

/// <summary>Which permissions somebody holds, for pages that show what one may do. Operations ask for themselves.</summary>
public sealed class HeldPermissions(IDbContextFactory<ChatDb> reads)
{
    /// <summary>The permissions of an active user through all groups; <c>Administer</c> counts for users of the host company only.</summary>
    public async Task<IReadOnlySet<Permission>> OfAsync(UserId user, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        var me = db.Users.Where(u => u.Id == user && u.Active);
        var host = me.OfHost(db);
        var held = await db.GroupPermissions
            .Where(p => db.GroupMembers.Any(m => m.GroupId == p.GroupId && me.Any(u => u.Id == m.UserId)))
            .Where(p => p.Permission != Permission.Administer || host.Any())
            .Select(p => p.Permission).Distinct().ToListAsync(cancellation).ConfigureAwait(false);
        return held.ToHashSet();
    }
}
