using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.People;

/// <summary>Reads companies.</summary>
public sealed class Companies(IDbContextFactory<ChatDb> reads)
{
    /// <summary>The names of all companies; the caller shows those of people whom the reader knows.</summary>
    public async Task<IReadOnlyDictionary<CompanyId, string>> NamesAsync(CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        return await db.Companies.ToDictionaryAsync(c => c.Id, c => c.Name, cancellation).ConfigureAwait(false);
    }

    /// <summary>The name of a user's own company.</summary>
    public async Task<string> NameOfAsync(UserId user, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        return await db.Users.Where(u => u.Id == user).Join(db.Companies, u => u.CompanyId, c => c.Id, (_, c) => c.Name)
            .SingleAsync(cancellation).ConfigureAwait(false);
    }
}
