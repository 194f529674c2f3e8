namespace EnterpriseChat.Domain.Notifications;

/// <summary>What a user wants to be told of one room. There is no row while it is everything.</summary>
public sealed class RoomLevel
{
    /// <summary>The reader.</summary>
    public required UserId UserId { get; init; }

    /// <summary>The room.</summary>
    public required RoomId RoomId { get; init; }

    /// <summary>The choice, which a mute leaves as it is.</summary>
    public required NotificationLevel Level { get; set; }

    /// <summary>Until when nothing is told; null without a mute. One that is over means nothing any more.</summary>
    public DateTime? MutedUntil { get; set; }
}
