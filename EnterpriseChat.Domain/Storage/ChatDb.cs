using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Messages.Files;
using EnterpriseChat.Domain.Notifications;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.SignIn;
using EnterpriseChat.Domain.Support;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Storage;

/// <summary>
/// The tables. No row has a navigation property: rooms and messages are reached through the door, and their sets are banned symbols
/// outside <c>Access</c> and <c>Storage</c>.
/// </summary>
public sealed class ChatDb(DbContextOptions<ChatDb> options) : DbContext(options)
{
    /// <summary>Companies.</summary>
    public DbSet<Company> Companies => Set<Company>();

    /// <summary>Users.</summary>
    public DbSet<User> Users => Set<User>();

    /// <summary>User groups.</summary>
    public DbSet<UserGroup> UserGroups => Set<UserGroup>();

    /// <summary>Who belongs to which group.</summary>
    public DbSet<GroupMember> GroupMembers => Set<GroupMember>();

    /// <summary>What each group may do.</summary>
    public DbSet<GroupPermission> GroupPermissions => Set<GroupPermission>();

    /// <summary>Sign-ins.</summary>
    public DbSet<Session> Sessions => Set<Session>();

    /// <summary>Rooms of all kinds.</summary>
    public DbSet<Room> Rooms => Set<Room>();

    /// <summary>Access lists of private rooms.</summary>
    public DbSet<RoomGrant> RoomGrants => Set<RoomGrant>();

    /// <summary>Messages.</summary>
    public DbSet<Message> Messages => Set<Message>();

    /// <summary>Texts of messages.</summary>
    public DbSet<MessageText> MessageTexts => Set<MessageText>();

    /// <summary>Files of messages.</summary>
    public DbSet<MessageFile> Files => Set<MessageFile>();

    /// <summary>Whom messages name.</summary>
    public DbSet<Mention> Mentions => Set<Mention>();

    /// <summary>What happened to conversations.</summary>
    public DbSet<EventLine> EventLines => Set<EventLine>();

    /// <summary>What people want to be told of rooms.</summary>
    public DbSet<RoomLevel> RoomLevels => Set<RoomLevel>();

    /// <summary>In which ways people are told.</summary>
    public DbSet<NotificationChoice> NotificationChoices => Set<NotificationChoice>();

    /// <summary>Read marks; private state.</summary>
    public DbSet<ReadMark> ReadMarks => Set<ReadMark>();

    /// <summary>Drafts; private state.</summary>
    public DbSet<Draft> Drafts => Set<Draft>();

    /// <summary>Remembered tabs; private state.</summary>
    public DbSet<ChatTab> ChatTabs => Set<ChatTab>();

    /// <summary>Range choice and last seen of users; private state.</summary>
    public DbSet<UserTrace> UserTraces => Set<UserTrace>();

    /// <summary>The audit log.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>Projects.</summary>
    public DbSet<Project> Projects => Set<Project>();

    /// <summary>Issues.</summary>
    public DbSet<Issue> Issues => Set<Issue>();

    /// <summary>All keys that issues have or had.</summary>
    public DbSet<IssueName> IssueNames => Set<IssueName>();

    /// <summary>Histories of issues.</summary>
    public DbSet<IssueEntry> IssueEntries => Set<IssueEntry>();

    /// <summary>Who is in which issue chat.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>Comments on their way to trackers outside.</summary>
    public DbSet<OutsideComment> OutsideComments => Set<OutsideComment>();

    /// <summary>Support chats.</summary>
    public DbSet<SupportChat> SupportChats => Set<SupportChat>();

    /// <summary>The counter of changes of rights.</summary>
    public DbSet<RightsVersion> RightsVersion => Set<RightsVersion>();

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Columns.Configure(configurationBuilder);

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) => Mapping.Configure(modelBuilder);
}
