using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Search;

/// <summary>
/// Finds issues by the beginnings of words in their keys, titles and descriptions, without regard to case and accents: those that the reader
/// sees at that moment, by the rule in the same query.
/// </summary>
public sealed class IssueSearch(IssueReader issues)
{
    /// <summary>Most issues of one search.</summary>
    public const int Most = 200;

    /// <summary>The newest of them, an issue of exactly that key first; nothing where no words were typed.</summary>
    public async Task<IReadOnlyList<IssueRow>> OfAsync(UserId reader, TypedSearch typed, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (typed.Terms.IsEmpty)
        {
            return [];
        }

        var (door, db) = issues.Begin();
        using (db)
        {
            var key = typed.Typed.Trim().ToUpperInvariant();
            var words = IssueIndex.Matching(db, string.Join(' ', typed.Terms.Select(t => t.Match)));
            var found = door.IssuesOf(reader).Where(i => words.Contains((long)(object)i.Id) || db.IssueNames.Any(n => n.Key == key && n.IssueId == i.Id));
            var first = found.OrderByDescending(i => db.IssueNames.Any(n => n.Key == key && n.IssueId == i.Id)).ThenByDescending(i => i.ChangedAt).ThenByDescending(i => i.Id);
            return await IssueRows.Rows(db, first.Take(most)).ToListAsync(cancellation).ConfigureAwait(false);
        }
    }
}
