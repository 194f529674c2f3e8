using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Issues;

/// <summary>Who may work on an issue: whoever sees it.</summary>
internal static class Assignees
{
    /// <summary>Somebody who sees the issue as it is stored; null for anybody else.</summary>
    public static async Task<UserId?> FindAsync(ChatDb db, Issue issue, PublicId who)
    {
        await db.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
        var found = await IssueAccess.Of(db, db.Issues.Where(i => i.Id == issue.Id), db.Users.Where(u => u.PublicId == who))
            .Select(s => (UserId?)s.UserId).FirstOrDefaultAsync(CancellationToken.None).ConfigureAwait(false);
        return found;
    }
}
