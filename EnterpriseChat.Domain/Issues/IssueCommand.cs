namespace EnterpriseChat.Domain.Issues;

/// <summary>A command at the beginning of a message.</summary>
/// <param name="Name">From <see cref="All"/>.</param>
/// <param name="Argument">What stands behind it, without the spaces around it.</param>
internal sealed record IssueCommand(string Name, string Argument)
{
    public const string Assign = "/assign";
    public const string Status = "/status";
    public const string Priority = "/priority";
    public const string Due = "/due";
    public const string Invite = "/invite";
    public const string Decision = "/decision";

    /// <summary>All of them; any other first word, such as <c>/etc/hosts</c>, is text.</summary>
    public static IReadOnlyList<string> All { get; } = [Assign, Status, Priority, Due, Invite, Decision];

    /// <summary>The command of a message; null for one that is text.</summary>
    public static IssueCommand? Of(string text)
    {
        var trimmed = text.Trim();
        var end = trimmed.AsSpan().IndexOfAny(" \t\n");
        var first = end < 0 ? trimmed : trimmed[..end];
        return All.FirstOrDefault(name => name == first) is { } found ? new IssueCommand(found, end < 0 ? "" : trimmed[end..].Trim()) : null;
    }
}
