using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.People;

/// <summary>
/// How many active users are in each user group and company. To count ten thousand takes longer than all else that a dialog asks, and the
/// numbers change only when rights do, so they are counted once a rights version.
/// </summary>
public sealed class Headcounts(IDbContextFactory<ChatDb> reads, RightsClock clock)
{
    private Headcount? _known;

    /// <summary>The numbers now; what is in none of them has nobody.</summary>
    public async Task<Headcount> NowAsync(CancellationToken cancellation)
    {
        // The version first: numbers that are newer than it are counted once more, and never kept too long.
        var version = clock.Version;
        if (Volatile.Read(ref _known) is { } known && known.Version == version)
        {
            return known;
        }

        using var db = reads.CreateDbContext();
        var active = db.Users.Where(u => u.Active);
        var groups = await db.GroupMembers.Join(active, m => m.UserId, u => u.Id, (m, _) => m.GroupId).GroupBy(g => g)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation).ConfigureAwait(false);
        var companies = await active.GroupBy(u => u.CompanyId).Select(c => new { c.Key, Count = c.Count() })
            .ToDictionaryAsync(c => c.Key, c => c.Count, cancellation).ConfigureAwait(false);
        var counted = new Headcount(version, groups, companies);
        Volatile.Write(ref _known, counted);
        return counted;
    }
}

/// <summary>Numbers of active users.</summary>
/// <param name="Version">The rights version that they are at least as new as.</param>
/// <param name="Groups">By user group.</param>
/// <param name="Companies">By company.</param>
public sealed record Headcount(long Version, IReadOnlyDictionary<GroupId, int> Groups, IReadOnlyDictionary<CompanyId, int> Companies);
