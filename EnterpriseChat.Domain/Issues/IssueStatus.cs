namespace EnterpriseChat.Domain.Issues;

/// <summary>How far an issue is. The numbers are stored, in the order of the work; from <see cref="Resolved"/> on it is closed.</summary>
public enum IssueStatus
{
    /// <summary>Nobody works on it yet.</summary>
    Open = 1,

    /// <summary>Somebody works on it.</summary>
    InProgress = 2,

    /// <summary>It waits for somebody or something.</summary>
    Waiting = 3,

    /// <summary>The work is done.</summary>
    Resolved = 4,

    /// <summary>Done with.</summary>
    Closed = 5,
}
