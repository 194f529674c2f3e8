using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Issues;

/// <summary>An issue in a list.</summary>
/// <param name="Id">The issue.</param>
/// <param name="Key">Key.</param>
/// <param name="Title">Title.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Priority">How pressing it is.</param>
public sealed record IssueRow(IssueId Id, string Key, string Title, IssueStatus Status, IssuePriority Priority)
{
    /// <summary>Who works on it.</summary>
    public UserId? Assignee { get; init; }

    /// <summary>Name of the company.</summary>
    public string Company { get; init; } = "";

    /// <summary>The day by which it is due.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>When it was changed or commented last.</summary>
    public DateTime ChangedAt { get; init; }

    /// <summary>Whether it is done with.</summary>
    public bool IsClosed => Status >= IssueStatus.Resolved;
}

/// <summary>What the grid of issues is narrowed by, beside the search.</summary>
/// <param name="IsClosed">Only closed or only others; null for both.</param>
/// <param name="Status">Only this status.</param>
/// <param name="Priority">Only this priority.</param>
/// <param name="Company">Only issues of this company.</param>
public sealed record IssueFilter(bool? IsClosed = false, IssueStatus? Status = null, IssuePriority? Priority = null, PublicId? Company = null)
{
    /// <summary>Only those of this assignee.</summary>
    public PublicId? Assignee { get; init; }

    /// <summary>Only those that nobody works on.</summary>
    public bool IsNobodys { get; init; }
}

/// <summary>The issues that a reader sees, by pages. A fixed number of statements a page.</summary>
public sealed class IssueRows(IssueReader issues)
{
    /// <summary>Name of the column by which they are sorted at first, the newest first.</summary>
    public const string Changed = "changed";

    /// <summary>One page.</summary>
    public async Task<PageOf<IssueRow>> PageAsync(UserId reader, IssueFilter filter, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        var (door, db) = issues.Begin();
        using (db)
        {
            TextFunctions.AddTo(db);
            var found = Narrowed(db, door.IssuesOf(reader), filter, page.Sought);
            var total = await found.CountAsync(cancellation).ConfigureAwait(false);
            var skip = page.Skip(total);
            var rows = await Rows(db, Sorted(db, found, page).Skip(skip).Take(PageRequest.Length)).ToListAsync(cancellation).ConfigureAwait(false);
            return new PageOf<IssueRow>(rows, skip, total);
        }
    }

    /// <summary>The newest of those that a person reported or is assigned, as far as the reader sees them.</summary>
    public async Task<IReadOnlyList<IssueRow>> OfPersonAsync(UserId reader, UserId person, int most, CancellationToken cancellation)
    {
        var (door, db) = issues.Begin();
        using (db)
        {
            var found = door.IssuesOf(reader).Where(i => i.ReporterId == person || i.AssigneeId == person);
            return await Rows(db, found.OrderByDescending(i => i.ChangedAt).ThenByDescending(i => i.Id).Take(most)).ToListAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>One, by a key that it has or had; null when the reader cannot see it or it was never there.</summary>
    public async Task<IssueRow?> OneAsync(UserId reader, string key, CancellationToken cancellation)
    {
        var (door, db) = issues.Begin();
        using (db)
        {
            var snapshot = await db.SnapshotAsync(cancellation).ConfigureAwait(false);
            await using var _ = snapshot.ConfigureAwait(false);
            return await door.OpenIssueAsync(key, reader, cancellation).ConfigureAwait(false) is { } open
                ? await Rows(db, door.Issue(open)).SingleAsync(cancellation).ConfigureAwait(false)
                : null;
        }
    }

    /// <summary>Whether the reader sees any issue.</summary>
    public async Task<bool> AnyAsync(UserId reader, CancellationToken cancellation)
    {
        var (door, db) = issues.Begin();
        using (db)
        {
            return await door.IssuesOf(reader).AnyAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The rows of issues that the door gave.</summary>
    internal static IQueryable<IssueRow> Rows(ChatDb db, IQueryable<Issue> found) => found.Select(i => new IssueRow(i.Id, i.Key, i.Title, i.Status, i.Priority)
    {
        Assignee = i.AssigneeId,
        Company = db.Companies.First(c => c.Id == i.CompanyId).Name,
        DueOn = i.DueOn,
        ChangedAt = i.ChangedAt,
    });

    private static IQueryable<Issue> Narrowed(ChatDb db, IQueryable<Issue> seen, IssueFilter filter, string sought)
    {
        var (isClosed, status, priority) = (filter.IsClosed, filter.Status, filter.Priority);
        var (company, assignee, isNobodys) = (filter.Company, filter.Assignee, filter.IsNobodys);
        return seen
            .Where(i => isClosed == null || i.Status >= IssueStatus.Resolved == isClosed)
            .Where(i => status == null || i.Status == status)
            .Where(i => priority == null || i.Priority == priority)
            .Where(i => company == null || db.Companies.Any(c => c.Id == i.CompanyId && c.PublicId == company))
            .Where(i => assignee == null || db.Users.Any(u => u.Id == i.AssigneeId && u.PublicId == assignee))
            .Where(i => !isNobodys || i.AssigneeId == null)
            .Where(i => sought == "" || TextFunctions.Sought(i.Key).Contains(sought) || TextFunctions.Sought(i.Title).Contains(sought));
    }

    private static IOrderedQueryable<Issue> Sorted(ChatDb db, IQueryable<Issue> found, PageRequest page)
    {
        var sorted = page.Sort switch
        {
            "key" => By(i => i.Number),
            "title" => By(i => TextFunctions.Ordered(i.Title)),
            "status" => By(i => i.Status),
            "priority" => By(i => i.Priority),
            "assignee" => By(i => TextFunctions.Ordered(db.Users.Where(u => u.Id == i.AssigneeId).Select(u => u.DisplayName).FirstOrDefault() ?? "")),
            "company" => By(i => TextFunctions.Ordered(db.Companies.First(c => c.Id == i.CompanyId).Name)),
            // Without a day they come last, whichever way round.
            "due" => page.IsDescending ? found.OrderByDescending(i => i.DueOn != null).ThenByDescending(i => i.DueOn) : found.OrderByDescending(i => i.DueOn != null).ThenBy(i => i.DueOn),
            _ => By(i => i.ChangedAt),
        };
        return sorted.ThenByDescending(i => i.ChangedAt).ThenByDescending(i => i.Id);

        IOrderedQueryable<Issue> By<T>(System.Linq.Expressions.Expression<Func<Issue, T>> what) => page.IsDescending ? found.OrderByDescending(what) : found.OrderBy(what);
    }
}
