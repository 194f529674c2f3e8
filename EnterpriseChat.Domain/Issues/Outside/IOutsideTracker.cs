namespace EnterpriseChat.Domain.Issues.Outside;

/// <summary>A comment as it goes to a tracker outside.</summary>
/// <param name="IssueKey">The issue's key there.</param>
/// <param name="Marker">Stands in the comment there for good: one that arrived without an answer is recognised by it.</param>
/// <param name="Author">Display name of who wrote it.</param>
/// <param name="WrittenAt">When, UTC.</param>
/// <param name="Text">What it says now, as Markdown.</param>
public sealed record OutgoingComment(string IssueKey, PublicId Marker, string Author, DateTime WrittenAt, string Text);

/// <summary>What a tracker outside made of a comment.</summary>
/// <param name="IsTaken">Whether it is there.</param>
/// <param name="IsAway">Whether nothing at all can be said to the tracker now; if not, only this comment is refused.</param>
/// <param name="Reason">A short code for the log; empty when it is there.</param>
public readonly record struct OutsideAnswer(bool IsTaken, bool IsAway, string Reason)
{
    /// <summary>It is there.</summary>
    public static OutsideAnswer Taken => new(true, false, "");

    /// <summary>The tracker does not answer, or answers that it cannot work now.</summary>
    public static OutsideAnswer Away(string reason) => new(false, true, reason);

    /// <summary>The tracker works and does not take this one.</summary>
    public static OutsideAnswer Refused(string reason) => new(false, false, reason);
}

/// <summary>The port to a tracker outside. Its name stands in <see cref="Project.Tracker"/> of the projects that live there.</summary>
public interface IOutsideTracker
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>
    /// Adds a comment. When this ends by cancellation or with an exception nobody knows whether it arrived: <see cref="HasAsync"/> is asked before it is
    /// sent again.
    /// </summary>
    Task<OutsideAnswer> AddAsync(OutgoingComment comment, CancellationToken cancellation);

    /// <summary>Whether a comment with that marker stands in the issue; null when it cannot be told now.</summary>
    Task<bool?> HasAsync(string issueKey, PublicId marker, CancellationToken cancellation);
}
