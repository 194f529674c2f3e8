using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.People;

/// <summary>Reads companies.</summary>
public sealed class Companies(IDbContextFactory<ChatDb> reads)
{
    /// <summary>The name of a user's own company.</summary>
    public async Task<string> NameOfAsync(UserId user, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        return await db.Users.Where(u => u.Id == user).Join(db.Companies, u => u.CompanyId, c => c.Id, (_, c) => c.Name)
            .SingleAsync(cancellation).ConfigureAwait(false);
    }
}
