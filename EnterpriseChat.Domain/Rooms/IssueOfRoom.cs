using EnterpriseChat.Domain.Issues;

namespace EnterpriseChat.Domain.Rooms;

/// <summary>What a row of the chat list says of the issue whose chat it is.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Status">How far it is.</param>
public sealed record IssueOfRoom(string Title, IssueStatus Status)
{
    /// <summary>For how long a message keeps the chat of an issue that is not closed in the list.</summary>
    public static readonly TimeSpan Current = TimeSpan.FromDays(30);

    /// <summary>Whether the reader was invited and has not left.</summary>
    public bool IsInvited { get; init; }

    /// <summary>Whether the reader has opened it, posted in it or was invited: new messages are told.</summary>
    public bool IsIn { get; init; }

    /// <summary>Whether it concerns the reader otherwise: is mentioned in it, reports or is assigned the issue.</summary>
    public bool IsOwn { get; init; }

    /// <summary>When the issue was last changed or written to.</summary>
    internal DateTime ChangedAt { get; init; }

    /// <summary>Whether the issue is done with.</summary>
    public bool IsClosed => Status >= IssueStatus.Resolved;

    /// <summary>Whether its unread number counts for the reader.</summary>
    public bool Counts => IsIn || IsOwn;
}
