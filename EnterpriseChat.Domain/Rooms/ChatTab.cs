namespace EnterpriseChat.Domain.Rooms;

/// <summary>A remembered tab of one user's row of tabs; private to its owner.</summary>
public sealed class ChatTab
{
    /// <summary>Most tabs that are remembered; the oldest gives way.</summary>
    public const int Most = 100;

    /// <summary>The owner.</summary>
    public required UserId UserId { get; init; }

    /// <summary>The room in the tab.</summary>
    public required RoomId RoomId { get; init; }

    /// <summary>Order in the row, ascending.</summary>
    public required long Position { get; set; }
}
