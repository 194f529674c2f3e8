namespace EnterpriseChat.Domain.Audit;

/// <summary>The codes of what is logged. They are stored: a code never changes its meaning.</summary>
public static class AuditAction
{
    /// <summary>A user signed in.</summary>
    public const string SignedIn = "session.started";

    /// <summary>A session ended by sign-out, by an administrator, by a password change or by age.</summary>
    public const string SessionEnded = "session.ended";

    /// <summary>A sign-in was refused.</summary>
    public const string SignInFailed = "session.refused";

    /// <summary>A message was posted.</summary>
    public const string MessagePosted = "message.posted";

    /// <summary>A message was changed by its author; the entry names the revision, whose text stands beside it.</summary>
    public const string MessageEdited = "message.edited";

    /// <summary>A message was deleted by its author; what it said stays with its own entries.</summary>
    public const string MessageDeleted = "message.deleted";

    /// <summary>A file was attached in a room; its name and the digest of its content stand beside the entry.</summary>
    public const string FileUploaded = "file.uploaded";

    /// <summary>A file that was not sent was taken away, by its uploader or by its age.</summary>
    public const string FileRemoved = "file.removed";

    /// <summary>Somebody tried a file that they cannot see or that is not there; hidden and absent alike.</summary>
    public const string FileRefused = "file.refused";

    /// <summary>Somebody tried a room that they cannot see or that is not there; hidden and absent alike.</summary>
    public const string RoomRefused = "room.refused";

    /// <summary>A message of an issue chat was marked as a decision.</summary>
    public const string DecisionMade = "decision.made";

    /// <summary>A message of an issue chat is no decision any more.</summary>
    public const string DecisionTakenBack = "decision.taken-back";

    /// <summary>Somebody was invited into an issue chat.</summary>
    public const string IssueChatInvited = "issue-chat.invited";

    /// <summary>Somebody opened an issue chat that they were not in.</summary>
    public const string IssueChatJoined = "issue-chat.joined";

    /// <summary>Somebody left an issue chat by closing its tab.</summary>
    public const string IssueChatLeft = "issue-chat.left";

    /// <summary>Somebody tried an issue that they cannot see or that is not there; hidden and absent alike.</summary>
    public const string IssueRefused = "issue.refused";

    /// <summary>A comment is in the tracker outside, or was deleted before it went there.</summary>
    public const string CommentArrived = "comment.arrived";

    /// <summary>A comment did not reach the tracker outside; it is tried again.</summary>
    public const string CommentFailed = "comment.failed";

    /// <summary>A room was made.</summary>
    public const string RoomMade = "room.made";

    /// <summary>A room's name or topic was changed.</summary>
    public const string RoomChanged = "room.changed";

    /// <summary>A room was deleted.</summary>
    public const string RoomDeleted = "room.deleted";

    /// <summary>A room's access list was changed.</summary>
    public const string RoomAccessChanged = "room.access-changed";

    /// <summary>A company was made.</summary>
    public const string CompanyMade = "company.made";

    /// <summary>The module <c>Enterprise chat</c> was switched on or off for a company.</summary>
    public const string ModuleSwitched = "company.module-switched";

    /// <summary>A user was made.</summary>
    public const string UserMade = "user.made";

    /// <summary>A user was changed.</summary>
    public const string UserChanged = "user.changed";

    /// <summary>A user said otherwise how available they are.</summary>
    public const string StatusChanged = "user.status-changed";

    /// <summary>The first message of a direct chat was posted.</summary>
    public const string DirectBegun = "direct.begun";

    /// <summary>A user was deactivated or activated.</summary>
    public const string UserActivation = "user.activation";

    /// <summary>A password was changed.</summary>
    public const string PasswordChanged = "user.password-changed";

    /// <summary>A user group was made.</summary>
    public const string GroupMade = "group.made";

    /// <summary>A group's members were changed.</summary>
    public const string GroupMembersChanged = "group.members-changed";

    /// <summary>A group's permissions were changed.</summary>
    public const string PermissionsChanged = "group.permissions-changed";

    /// <summary>A backup was put back in the place of the database.</summary>
    public const string DatabaseRestored = "database.restored";

    /// <summary>Somebody tried a change that they may not make.</summary>
    public const string ChangeRefused = "change.refused";

    /// <summary>A company was changed.</summary>
    public const string CompanyChanged = "company.changed";

    /// <summary>A group was renamed.</summary>
    public const string GroupChanged = "group.changed";

    /// <summary>A group was deleted, with what its members had through it.</summary>
    public const string GroupDeleted = "group.deleted";

    /// <summary>A user chose otherwise what of a room they are told.</summary>
    public const string RoomLevelChanged = "notifications.room-changed";

    /// <summary>A user chose otherwise in which ways they are told of something.</summary>
    public const string NotificationsChanged = "notifications.changed";

    /// <summary>An issue was made; its entry of the history, with the fields, stands beside the entry.</summary>
    public const string IssueMade = "issue.made";

    /// <summary>Fields of an issue were changed; its entry of the history stands beside the entry.</summary>
    public const string IssueChanged = "issue.changed";

    /// <summary>A comment was made on an issue's page; its text stands beside the entry.</summary>
    public const string IssueCommented = "issue.commented";

    /// <summary>A project was made.</summary>
    public const string ProjectMade = "project.made";

    /// <summary>A project got another name or key; the keys of its issues went with it.</summary>
    public const string ProjectChanged = "project.changed";
}
