using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Live;

/// <summary>Who of the connected users is to be told of people and issues that changed: one question to the rule for all of them.</summary>
internal sealed class Hearers(IDbContextFactory<ChatDb> reads)
{
    /// <summary>Who of the users knows which of the people.</summary>
    public async Task<IReadOnlyList<Acquaintance>> OfPeopleAsync(
        IReadOnlyCollection<UserId> users, IReadOnlyCollection<UserId> people, CancellationToken cancellation)
    {
        if (people.Count == 0)
        {
            return [];
        }

        using var db = reads.CreateDbContext();
        return await PeopleAccess.Of(db, db.Users.Where(u => users.Contains(u.Id)), db.Users.Where(u => people.Contains(u.Id)))
            .Distinct().ToListAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Which of the issues the users see.</summary>
    public async Task<IReadOnlyList<IssueSight>> OfIssuesAsync(
        IReadOnlyCollection<UserId> users, IReadOnlyCollection<IssueId> issues, CancellationToken cancellation)
    {
        if (issues.Count == 0 || users.Count == 0)
        {
            return [];
        }

        RuleCount.Asked();
        using var db = reads.CreateDbContext();
        return await IssueAccess.Of(db, db.Issues.Where(i => issues.Contains(i.Id)), db.Users.Where(u => users.Contains(u.Id)))
            .Distinct().ToListAsync(cancellation).ConfigureAwait(false);
    }
}
