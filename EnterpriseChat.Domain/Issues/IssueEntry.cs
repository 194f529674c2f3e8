namespace EnterpriseChat.Domain.Issues;

/// <summary>What an entry of the history is. The numbers are stored.</summary>
public enum IssueEntryKind
{
    /// <summary>A comment made on the issue's page.</summary>
    Comment = 1,

    /// <summary>A message of the issue chat; it counts as a comment.</summary>
    Message = 2,

    /// <summary>Fields were changed.</summary>
    Change = 3,
}

/// <summary>One entry of an issue's history. The text of a message is the message's own, so that both say the same by construction.</summary>
public sealed class IssueEntry
{
    /// <summary>Key.</summary>
    public long Id { get; init; }

    /// <summary>The issue.</summary>
    public required IssueId IssueId { get; init; }

    /// <summary>1, 2, 3 … inside the issue, with no gap.</summary>
    public required long Number { get; init; }

    /// <summary>What it is.</summary>
    public required IssueEntryKind Kind { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTime At { get; init; }

    /// <summary>The rights version under which it happened; it is never shown under older rights.</summary>
    public required long RightsVersion { get; init; }

    /// <summary>Who did it; null for the system.</summary>
    public UserId? ActorId { get; init; }

    /// <summary>The message, for one of the chat, and for a change made by a command the message that gave it.</summary>
    public long? MessageId { get; init; }

    /// <summary>The browser's name for a comment; unique per author, so that a repeated send is recognised.</summary>
    public string? ClientId { get; init; }

    /// <summary>The text of a comment; null for the other kinds.</summary>
    public string? Text { get; init; }

    /// <summary>16 random bytes; the digest in the audit entry covers them and the text.</summary>
    public byte[]? Salt { get; init; }

    /// <summary>The fields that were changed, with the values before and after, as canonical JSON; null for the other kinds.</summary>
    public string? Changes { get; init; }

    /// <summary>When it was marked as a decision; null when it is none.</summary>
    public DateTime? DecidedAt { get; set; }

    /// <summary>Who marked it.</summary>
    public UserId? DecidedById { get; set; }
}
