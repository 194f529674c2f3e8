namespace EnterpriseChat.Domain.Messages;

/// <summary>A row of the table of messages, without its text.</summary>
public sealed class Message
{
    /// <summary>Key.</summary>
    public long Id { get; init; }

    /// <summary>The room.</summary>
    public required RoomId RoomId { get; init; }

    /// <summary>1, 2, 3 … inside the room, with no gap; it never changes.</summary>
    public required long Number { get; init; }

    /// <summary>Who wrote it.</summary>
    public required UserId AuthorId { get; init; }

    /// <summary>The author's browser's name for it; unique per author, so a repeated send is recognised.</summary>
    public required string ClientId { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTime PostedAt { get; init; }

    /// <summary>The rights version under which it was written or changed last; it is never delivered to an older audience.</summary>
    public required long RightsVersion { get; set; }

    /// <summary>The room's <see cref="Rooms.Room.Changes"/> at the last change of this message.</summary>
    public required long Changed { get; set; }

    /// <summary>The revision of the text that is shown; 1 as written.</summary>
    public required int Revision { get; set; }

    /// <summary>When its author deleted it.</summary>
    public DateTime? DeletedAt { get; set; }

    /// <summary>Number of the message in the same room that it answers.</summary>
    public long? ReplyTo { get; init; }

    /// <summary>How many files went out with it; most have none, and cost no look at the table of files.</summary>
    public int Files { get; init; }
}

/// <summary>The text of one revision of a message: it stands here once, and audit entries refer to it by salted digest.</summary>
public sealed class MessageText
{
    /// <summary>The message.</summary>
    public required long MessageId { get; init; }

    /// <summary>The revision, from 1.</summary>
    public required int Revision { get; init; }

    /// <summary>The text, as <see cref="TextRules.Clean"/> left it.</summary>
    public required string Text { get; init; }

    /// <summary>16 random bytes; the digest in the audit entry covers them and the text.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>When it took the place of the one before; null for the first, which is as old as its message.</summary>
    public DateTime? WrittenAt { get; init; }
}
