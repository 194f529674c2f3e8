namespace EnterpriseChat.Domain.Issues;

/// <summary>An issue: its fields, among them those that the rule reads.</summary>
public sealed class Issue
{
    /// <summary>Key.</summary>
    public IssueId Id { get; init; }

    /// <summary>Where it is tracked.</summary>
    public required ProjectId ProjectId { get; set; }

    /// <summary>What people call it, such as <c>TEST-123</c>; unique for ever.</summary>
    public required string Key { get; set; }

    /// <summary>The number in <see cref="Key"/>, for the order.</summary>
    public long Number { get; set; }

    /// <summary>The company whose users see it.</summary>
    public required CompanyId CompanyId { get; set; }

    /// <summary>Who reported it and therefore always sees it.</summary>
    public required UserId ReporterId { get; init; }

    /// <summary>Title, 1 to 200 characters.</summary>
    public string Title { get; set; } = "";

    /// <summary>Description, at most 20,000 characters.</summary>
    public string Description { get; set; } = "";

    /// <summary>Kind of work.</summary>
    public IssueType Type { get; set; } = IssueType.Issue;

    /// <summary>How far it is.</summary>
    public IssueStatus Status { get; set; } = IssueStatus.Open;

    /// <summary>How pressing it is.</summary>
    public IssuePriority Priority { get; set; } = IssuePriority.Medium;

    /// <summary>Who works on it.</summary>
    public UserId? AssigneeId { get; set; }

    /// <summary>The day by which it is due: a date without a zone.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>When it was reported.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>When a field was last changed or a comment made, chat messages included.</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>Number of the newest entry of the history.</summary>
    public long LastEntry { get; set; }
}
