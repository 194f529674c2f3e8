namespace EnterpriseChat.Domain.Issues;

/// <summary>Where issues are tracked; its key begins theirs.</summary>
public sealed class Project
{
    /// <summary>Key.</summary>
    public ProjectId Id { get; init; }

    /// <summary>The letters before the number, such as <c>TEST</c>; unique.</summary>
    public required string Key { get; init; }
}

/// <summary>An issue, with the columns that the rule reads.</summary>
public sealed class Issue
{
    /// <summary>Key.</summary>
    public IssueId Id { get; init; }

    /// <summary>Where it is tracked.</summary>
    public required ProjectId ProjectId { get; set; }

    /// <summary>What people call it, such as <c>TEST-123</c>; unique for ever.</summary>
    public required string Key { get; set; }

    /// <summary>The company whose users see it.</summary>
    public required CompanyId CompanyId { get; set; }

    /// <summary>Who reported it and therefore always sees it.</summary>
    public required UserId ReporterId { get; init; }
}
