namespace EnterpriseChat.Domain.Notifications;

/// <summary>The rows of the table of notifications: of what one is told.</summary>
public enum NotifiedOf
{
    /// <summary>Messages of direct chats.</summary>
    Direct = 0,

    /// <summary>Messages that mention the reader, by name or as everyone here, in any room.</summary>
    Mentions = 1,

    /// <summary>Messages of issue chats that the reader is in.</summary>
    IssueChats = 2,

    /// <summary>Support chats, for those who answer them.</summary>
    Support = 3,

    /// <summary>Messages of the company chat and of chat rooms.</summary>
    Rooms = 4,
}

/// <summary>The columns of the table of notifications: the ways in which one is told.</summary>
[Flags]
public enum NotifiedBy
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>By a toast in the page.</summary>
    Page = 1,

    /// <summary>By the browser, when no page is in view.</summary>
    Browser = 2,

    /// <summary>By a sound, when no page is in view.</summary>
    Sound = 4,
}
