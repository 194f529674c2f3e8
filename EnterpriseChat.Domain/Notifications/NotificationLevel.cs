namespace EnterpriseChat.Domain.Notifications;

/// <summary>What of a room its reader wants to be told.</summary>
public enum NotificationLevel
{
    /// <summary>Every message; so it is while nothing was chosen.</summary>
    All = 0,

    /// <summary>Messages that mention the reader.</summary>
    MentionsOnly = 1,

    /// <summary>No message; the room's number is not in the sum.</summary>
    Nothing = 2,
}
