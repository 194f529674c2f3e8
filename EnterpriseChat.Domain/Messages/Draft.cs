namespace EnterpriseChat.Domain.Messages;

/// <summary>What a user has typed and not sent in a room; private to its owner.</summary>
public sealed class Draft
{
    /// <summary>Who typed it.</summary>
    public required UserId UserId { get; init; }

    /// <summary>Where.</summary>
    public required RoomId RoomId { get; init; }

    /// <summary>The text, 10,000 characters at most.</summary>
    public required string Text { get; set; }

    /// <summary>When the last key was pressed, by the server's clock.</summary>
    public required DateTime TypedAt { get; set; }
}
