namespace EnterpriseChat.Domain.Issues.Trackers;

/// <summary>An issue as every tracker can give it.</summary>
/// <param name="Key">Key.</param>
/// <param name="Title">Title.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Priority">How pressing it is.</param>
public sealed record TrackedIssue(string Key, string Title, IssueStatus Status, IssuePriority Priority)
{
    /// <summary>The day by which it is due; null for none.</summary>
    public DateOnly? DueOn { get; init; }
}
