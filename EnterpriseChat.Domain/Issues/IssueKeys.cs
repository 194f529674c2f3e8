using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Issues;

/// <summary>Which issue keys in a text a reader sees as links; the others stay text.</summary>
public sealed class IssueKeys(IDbContextFactory<ChatDb> reads)
{
    /// <summary>Those of the keys, present and former, whose issues the reader sees: one query for all of them, none for none.</summary>
    public async Task<IReadOnlySet<string>> VisibleAsync(UserId reader, IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        if (keys.Count == 0)
        {
            return new HashSet<string>();
        }

        using var db = reads.CreateDbContext();
        var names = db.IssueNames.Where(n => keys.Contains(n.Key));
        var seen = IssueAccess.Of(db, db.Issues.Where(i => names.Select(n => n.IssueId).Contains(i.Id)), db.Users.Where(u => u.Id == reader)).Select(s => s.IssueId);
        return await names.Where(n => seen.Contains(n.IssueId)).Select(n => n.Key).ToHashSetAsync(cancellation).ConfigureAwait(false);
    }
}
