namespace EnterpriseChat.Domain.Issues;

/// <summary>How pressing an issue is. The numbers are stored, the most pressing first.</summary>
public enum IssuePriority
{
    /// <summary>Before all else.</summary>
    Highest = 1,

    /// <summary>Soon.</summary>
    High = 2,

    /// <summary>As it comes.</summary>
    Medium = 3,

    /// <summary>When there is time.</summary>
    Low = 4,
}
