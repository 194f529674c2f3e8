namespace EnterpriseChat.Domain.Support;

/// <summary>The course of a support chat. The numbers are stored.</summary>
public enum SupportState
{
    /// <summary>Nobody has taken it.</summary>
    Waiting = 1,

    /// <summary>An agent answers.</summary>
    Answering = 2,

    /// <summary>Closed by either side.</summary>
    Closed = 3,
}

/// <summary>A support chat, with the columns that the rule reads.</summary>
public sealed class SupportChat
{
    /// <summary>Key.</summary>
    public SupportChatId Id { get; init; }

    /// <summary>Who asked.</summary>
    public required UserId AskerId { get; init; }

    /// <summary>Its course.</summary>
    public required SupportState State { get; set; }

    /// <summary>The issue that it became; from then on the issue decides who sees its room, and the asker always does.</summary>
    public IssueId? IssueId { get; set; }
}
