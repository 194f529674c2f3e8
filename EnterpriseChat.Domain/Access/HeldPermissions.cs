using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Access;

/// <summary>What somebody may do, for pages that show only that. Operations ask for themselves.</summary>
public sealed class HeldPermissions(IDbContextFactory<ChatDb> reads)
{
    /// <summary>The rights of a user through all groups.</summary>
    public async Task<OwnRights> OfAsync(UserId user, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        return await OwnRights.OfAsync(db, user, cancellation).ConfigureAwait(false);
    }
}
