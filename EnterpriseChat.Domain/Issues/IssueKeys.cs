using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Issues;

/// <summary>Which issue keys in a text a reader sees as links; the others stay text.</summary>
public sealed class IssueKeys(IDbContextFactory<ChatDb> reads)
{
    /// <summary>Those of the keys whose issues the reader sees: one query for all of them, none for none.</summary>
    public async Task<IReadOnlySet<string>> VisibleAsync(UserId reader, IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        if (keys.Count == 0)
        {
            return new HashSet<string>();
        }

        using var db = reads.CreateDbContext();
        var issues = db.Issues.Where(i => keys.Contains(i.Key));
        var seen = IssueAccess.Of(db, issues, db.Users.Where(u => u.Id == reader));
        return await issues.Where(i => seen.Any(s => s.IssueId == i.Id)).Select(i => i.Key).ToHashSetAsync(cancellation).ConfigureAwait(false);
    }
}
