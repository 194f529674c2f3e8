namespace EnterpriseChat.Domain.Issues;

/// <summary>Where issues are tracked; its key begins theirs.</summary>
public sealed class Project
{
    /// <summary>Key.</summary>
    public ProjectId Id { get; init; }

    /// <summary>The letters before the number, such as <c>TEST</c>; unique among the projects that there are.</summary>
    public required string Key { get; set; }

    /// <summary>What people call it.</summary>
    public string Name { get; set; } = "";

    /// <summary>The highest number that an issue of these letters ever had, in this project or in an earlier one of the same letters.</summary>
    public long LastNumber { get; set; }

    /// <summary>Where its issues live outside; empty for our own.</summary>
    public string Tracker { get; set; } = "";
}
