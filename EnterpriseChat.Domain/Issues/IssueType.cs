namespace EnterpriseChat.Domain.Issues;

/// <summary>Kinds of issue. The numbers are stored.</summary>
public enum IssueType
{
    /// <summary>Something to be looked into.</summary>
    Issue = 1,

    /// <summary>What somebody asked for help with.</summary>
    Case = 2,

    /// <summary>Something to be done.</summary>
    Task = 3,
}
