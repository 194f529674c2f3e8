namespace EnterpriseChat.Domain.Issues.Trackers;

/// <summary>A comment as it goes to a tracker.</summary>
/// <param name="Key">The issue's key there.</param>
/// <param name="Marker">Stands with the comment there for good: one that arrived without an answer is recognised by it.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Text">What it says now, as Markdown.</param>
public sealed record TrackerComment(string Key, PublicId Marker, CommentAuthor Author, string Text)
{
    /// <summary>When it was written, UTC.</summary>
    public DateTime WrittenAt { get; init; }
}

/// <summary>Who wrote a comment.</summary>
/// <param name="Id">Key here.</param>
/// <param name="Name">Display name, for those who do not know the key.</param>
public readonly record struct CommentAuthor(UserId Id, string Name);

/// <summary>What a tracker made of a comment.</summary>
/// <param name="IsTaken">Whether it is there.</param>
/// <param name="IsAway">Whether nothing at all can be said to the tracker now; if not, only this comment is refused.</param>
/// <param name="Reason">A short code for the log; empty when it is there.</param>
public readonly record struct TrackerAnswer(bool IsTaken, bool IsAway, string Reason)
{
    /// <summary>It is there.</summary>
    public static TrackerAnswer Taken => new(true, false, "");

    /// <summary>The tracker does not answer, or answers that it cannot work now.</summary>
    public static TrackerAnswer Away(string reason) => new(false, true, reason);

    /// <summary>The tracker works and does not take this one.</summary>
    public static TrackerAnswer Refused(string reason) => new(false, false, reason);
}
