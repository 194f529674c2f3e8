namespace EnterpriseChat.Domain.Issues;

/// <summary>A key that an issue has or had: it leads to that issue for ever and never to another.</summary>
public sealed class IssueName
{
    /// <summary>The key, such as <c>TEST-123</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The issue.</summary>
    public required IssueId IssueId { get; init; }
}
