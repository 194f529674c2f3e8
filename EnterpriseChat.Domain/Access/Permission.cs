namespace EnterpriseChat.Domain.Access;

/// <summary>What a user group may be granted (product.md section 2). The numbers are stored: they never change and are never reused.</summary>
public enum Permission
{
    /// <summary>To see and use chat at all.</summary>
    UseChat = 1,

    /// <summary>To see and post in the chat of one's own company.</summary>
    ViewCompanyChat = 2,

    /// <summary>To make chat rooms.</summary>
    CreateChatRooms = 3,

    /// <summary>To edit chat rooms that one can see.</summary>
    EditChatRooms = 4,

    /// <summary>To delete chat rooms that one can see.</summary>
    DeleteChatRooms = 5,

    /// <summary>Issues of one's own company; for users of the host company, of all companies.</summary>
    ViewIssues = 6,

    /// <summary>To change the issues that <see cref="ViewIssues"/> shows.</summary>
    EditIssues = 7,

    /// <summary>To open a support chat.</summary>
    AskSupport = 8,

    /// <summary>To see, take, answer and close support chats.</summary>
    AnswerSupport = 9,

    /// <summary>To change other users (own company; host users: all).</summary>
    EditUsers = 10,

    /// <summary>The audit pages and exports (own company's entries; host users: all).</summary>
    ViewAuditLog = 11,

    /// <summary>Shows hidden content of the log after a reason is given.</summary>
    ReadAuditContent = 12,

    /// <summary>Modules, companies, users, groups, role permissions, retention, system.</summary>
    Administer = 13,
}
