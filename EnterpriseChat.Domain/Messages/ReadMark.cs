namespace EnterpriseChat.Domain.Messages;

/// <summary>How far a user has read a room; private to its owner. Unread = Last − Mark − OwnAbove.</summary>
public sealed class ReadMark
{
    /// <summary>The reader.</summary>
    public required UserId UserId { get; init; }

    /// <summary>The room.</summary>
    public required RoomId RoomId { get; init; }

    /// <summary>Number of the last message read.</summary>
    public required long Mark { get; set; }

    /// <summary>How many messages above the mark the reader wrote.</summary>
    public required long OwnAbove { get; set; }
}
