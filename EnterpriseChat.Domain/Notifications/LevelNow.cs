namespace EnterpriseChat.Domain.Notifications;

/// <summary>What a reader wants to be told of a room at the time of reading.</summary>
/// <param name="Chosen">The choice.</param>
/// <param name="MutedUntil">The end of a mute that is not over; the reader's pages are told when it comes.</param>
public readonly record struct LevelNow(NotificationLevel Chosen, DateTime? MutedUntil)
{
    /// <summary>Whether the room's number is for itself only: it is grey, and not in the sum.</summary>
    public bool IsQuiet => Chosen == NotificationLevel.Nothing || MutedUntil is not null;

    /// <summary>Whether a message is told at all.</summary>
    /// <param name="isMention">Whether it mentions the reader.</param>
    public bool Tells(bool isMention) => !IsQuiet && (Chosen == NotificationLevel.All || isMention);
}
