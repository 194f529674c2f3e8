using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Domain.Access;

/// <summary>That a user sees an issue. The rule may give a pair more than once.</summary>
public sealed class IssueSight
{
    /// <summary>The issue.</summary>
    public required IssueId IssueId { get; init; }

    /// <summary>The user.</summary>
    public required UserId UserId { get; init; }
}

/// <summary>
/// The issue rule (product.md section 3): with <c>View issues</c> those of one's company, for users of the host company all; who reported
/// an issue or asked the support chat that became it always sees it.
/// </summary>
public static class IssueAccess
{
    /// <summary>The pairs of some issues and some users.</summary>
    public static IQueryable<IssueSight> Of(ChatDb db, IQueryable<Issue> issues, IQueryable<User> users)
    {
        var active = users.Where(u => u.Active);
        var reporters = from i in issues
                        join u in active on i.ReporterId equals u.Id
                        select new IssueSight { IssueId = i.Id, UserId = u.Id };
        var askers = from i in issues
                     join s in db.SupportChats on i.Id equals s.IssueId
                     join u in active on s.AskerId equals u.Id
                     select new IssueSight { IssueId = i.Id, UserId = u.Id };
        return Viewed(db, issues, users).Concat(reporters).Concat(askers);
    }

    /// <summary>Those of the pairs that come from <see cref="Permission.ViewIssues"/>: the issues that somebody may change with <see cref="Permission.EditIssues"/>.</summary>
    internal static IQueryable<IssueSight> Viewed(ChatDb db, IQueryable<Issue> issues, IQueryable<User> users)
    {
        var viewers = users.Where(u => u.Active).With(db, Permission.ViewIssues);
        var hosts = viewers.OfHost(db);
        var ofCompany = from i in issues
                        join u in viewers on i.CompanyId equals u.CompanyId
                        select new IssueSight { IssueId = i.Id, UserId = u.Id };
        var ofHost = from i in issues
                     from u in hosts
                     select new IssueSight { IssueId = i.Id, UserId = u.Id };
        return ofCompany.Concat(ofHost);
    }

    /// <summary>Those of the users to whom <see cref="Permission.ViewIssues"/> shows the issues of a company.</summary>
    internal static IQueryable<User> Viewers(ChatDb db, CompanyId company, IQueryable<User> users) =>
        users.Where(u => u.Active && (u.CompanyId == company || db.Companies.Any(c => c.Id == u.CompanyId && c.IsHost))).With(db, Permission.ViewIssues);
}
