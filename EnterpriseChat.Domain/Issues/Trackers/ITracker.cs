using EnterpriseChat.Domain.Access;

namespace EnterpriseChat.Domain.Issues.Trackers;

/// <summary>
/// The port to where issues live: our own tables, or a tracker outside whose name stands in <see cref="Project.Tracker"/>. What each adapter
/// has to keep is one set of contract tests.
/// </summary>
public interface ITracker
{
    /// <summary>Its name; empty for our own.</summary>
    string Name { get; }

    /// <summary>Whether somebody sees an issue. Hidden and absent are alike.</summary>
    Task<bool> MaySeeAsync(UserId reader, string key, CancellationToken cancellation);

    /// <summary>An issue; null when the reader does not see it or it is not there.</summary>
    Task<TrackedIssue?> ReadAsync(UserId reader, string key, CancellationToken cancellation);

    /// <summary>The issues that a reader sees, those that were changed last first.</summary>
    /// <param name="reader">Who.</param>
    /// <param name="most">How many at most, up to 25.</param>
    /// <param name="cancellation">Ends the reading.</param>
    Task<IReadOnlyList<TrackedIssue>> ListAsync(UserId reader, int most, CancellationToken cancellation);

    /// <summary>Changes fields; one that somebody else changed meanwhile is refused as <see cref="ChangedMeanwhile"/>, and then nothing is changed.</summary>
    /// <returns>The issue's key from then on.</returns>
    Task<Outcome<string>> ChangeAsync(Actor actor, string key, IssueEdit edit, CancellationToken cancellation);

    /// <summary>
    /// Adds a comment, once for each marker. When this ends by cancellation or with an exception nobody knows whether it arrived:
    /// <see cref="HasCommentAsync"/> is asked before it is sent again.
    /// </summary>
    Task<TrackerAnswer> AddCommentAsync(TrackerComment comment, CancellationToken cancellation);

    /// <summary>Whether a comment with that marker stands in the issue; null when it cannot be told now.</summary>
    Task<bool?> HasCommentAsync(string key, PublicId marker, CancellationToken cancellation);
}
