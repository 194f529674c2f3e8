using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Issues.Trackers;

/// <summary>Our own issues.</summary>
public sealed class BuiltInTracker(
    IDbContextFactory<ChatDb> reads, IssueReader issues, IssueRows rows, EditIssue edits, AddComment comments) : ITracker
{
    /// <inheritdoc />
    public string Name => "";

    /// <inheritdoc />
    public async Task<bool> MaySeeAsync(UserId reader, string key, CancellationToken cancellation) =>
        await issues.OfAsync(reader, key, cancellation).ConfigureAwait(false) is not null;

    /// <inheritdoc />
    public async Task<TrackedIssue?> ReadAsync(UserId reader, string key, CancellationToken cancellation) =>
        await issues.OfAsync(reader, key, cancellation).ConfigureAwait(false) is { Issue: var i }
            ? new TrackedIssue(i.Key, i.Title, i.Status, i.Priority) { DueOn = i.DueOn }
            : null;

    /// <inheritdoc />
    public async Task<IReadOnlyList<TrackedIssue>> ListAsync(UserId reader, int most, CancellationToken cancellation)
    {
        var newest = new PageRequest(Sort: IssueRows.Changed, IsDescending: true);
        var page = await rows.PageAsync(reader, new IssueFilter(IsClosed: null), newest, cancellation).ConfigureAwait(false);
        return [.. page.Rows.Take(most).Select(r => new TrackedIssue(r.Key, r.Title, r.Status, r.Priority) { DueOn = r.DueOn })];
    }

    /// <inheritdoc />
    public Task<Outcome<string>> ChangeAsync(Actor actor, string key, IssueEdit edit, CancellationToken cancellation) =>
        edits.HandleAsync(actor, key, edit, cancellation);

    /// <inheritdoc />
    public async Task<TrackerAnswer> AddCommentAsync(TrackerComment comment, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(comment);
        var author = new Actor(comment.Author.Id, null, "tracker");
        var stored = await comments.HandleAsync(author, comment.Key, (comment.Marker.Value, comment.Text), cancellation).ConfigureAwait(false);
        return stored.Refusal is { } refusal ? TrackerAnswer.Refused(refusal.Code) : TrackerAnswer.Taken;
    }

    /// <inheritdoc />
    public async Task<bool?> HasCommentAsync(string key, PublicId marker, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        return await db.IssueEntries.AnyAsync(
            e => e.ClientId == marker.Value && db.IssueNames.Any(n => n.Key == key && n.IssueId == e.IssueId), cancellation).ConfigureAwait(false);
    }
}
