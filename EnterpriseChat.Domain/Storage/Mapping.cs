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

/// <summary>Keys, unique indexes and foreign keys. What must hold for ever is held here, by the database.</summary>
internal static class Mapping
{
    /// <summary>Declares the model.</summary>
    public static void Configure(ModelBuilder model)
    {
        People(model);
        Rooms(model);
        Messages(model);
        Files(model);
        Mentions(model);
        Notifications(model);
        PrivateState(model);
        IssueMapping.Configure(model);
        TextFunctions.Declare(model);
        model.Entity<AuditEntry>(e =>
        {
            e.HasKey(x => x.Sequence);
            e.Property(x => x.Sequence).ValueGeneratedNever();
            e.HasIndex(x => new { x.RoomId, x.MessageNumber });
            e.HasIndex(x => x.ActorId);
        });
        model.Entity<RightsVersion>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasData(new RightsVersion { Id = 1, Version = 1 });
        });
    }

    private static void People(ModelBuilder model)
    {
        model.Entity<Company>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedOnAdd().UseAutoincrement();
            e.HasIndex(x => x.PublicId).IsUnique();
            e.HasIndex(x => x.NameKey).IsUnique();
        });
        model.Entity<User>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedOnAdd().UseAutoincrement();
            e.HasIndex(x => x.PublicId).IsUnique();
            e.HasIndex(x => x.UserNameKey).IsUnique();
            e.HasOne<Company>().WithMany().HasForeignKey(x => x.CompanyId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<UserGroup>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedOnAdd().UseAutoincrement();
            e.HasIndex(x => x.PublicId).IsUnique();
            e.HasIndex(x => x.NameKey).IsUnique();
        });
        model.Entity<GroupMember>(e =>
        {
            e.HasKey(x => new { x.UserId, x.GroupId });
            e.HasIndex(x => new { x.GroupId, x.UserId });
            e.HasOne<UserGroup>().WithMany().HasForeignKey(x => x.GroupId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<User>().WithMany().HasForeignKey(x => x.UserId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<GroupPermission>(e =>
        {
            e.HasKey(x => new { x.GroupId, x.Permission });
            e.HasIndex(x => new { x.Permission, x.GroupId });
            e.HasOne<UserGroup>().WithMany().HasForeignKey(x => x.GroupId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Session>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedOnAdd().UseAutoincrement();
            e.HasIndex(x => x.PublicId).IsUnique();
            e.HasIndex(x => x.UserId);
            e.HasOne<User>().WithMany().HasForeignKey(x => x.UserId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void Rooms(ModelBuilder model)
    {
        model.Entity<Room>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedOnAdd().UseAutoincrement();
            e.HasIndex(x => x.PublicId).IsUnique();
            e.HasIndex(x => x.CompanyId).IsUnique();
            e.HasIndex(x => new { x.PartyA, x.PartyB }).IsUnique();
            e.HasIndex(x => x.PartyB);
            e.HasIndex(x => new { x.IssueId, x.IsInternal }).IsUnique();
            e.HasIndex(x => new { x.SupportChatId, x.IsInternal }).IsUnique();
            e.HasIndex(x => new { x.Kind, x.IsPublic });
            e.HasOne<Company>().WithMany().HasForeignKey(x => x.CompanyId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<User>().WithMany().HasForeignKey(x => x.PartyA).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<User>().WithMany().HasForeignKey(x => x.PartyB).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Issue>().WithMany().HasForeignKey(x => x.IssueId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<SupportChat>().WithMany().HasForeignKey(x => x.SupportChatId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<RoomGrant>(e =>
        {
            e.HasKey(x => new { x.RoomId, x.Kind, x.SubjectId });
            e.HasIndex(x => new { x.Kind, x.SubjectId, x.RoomId });
            e.HasOne<Room>().WithMany().HasForeignKey(x => x.RoomId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void Messages(ModelBuilder model)
    {
        model.Entity<Message>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedOnAdd().UseAutoincrement();
            e.HasIndex(x => new { x.RoomId, x.Number }).IsUnique();
            e.HasIndex(x => new { x.AuthorId, x.ClientId }).IsUnique();
            e.HasIndex(x => new { x.RoomId, x.Changed });
            e.HasIndex(x => new { x.RoomId, x.AuthorId, x.Number });
            e.HasIndex(x => new { x.RoomId, x.PostedAt, x.Number });
            e.HasOne<Room>().WithMany().HasForeignKey(x => x.RoomId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<User>().WithMany().HasForeignKey(x => x.AuthorId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<MessageText>(e =>
        {
            e.HasKey(x => new { x.MessageId, x.Revision });
            e.HasOne<Message>().WithMany().HasForeignKey(x => x.MessageId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<EventLine>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedOnAdd().UseAutoincrement();
            e.HasIndex(x => new { x.RoomId, x.After });
            e.HasIndex(x => new { x.RoomId, x.Changed });
            e.HasOne<Room>().WithMany().HasForeignKey(x => x.RoomId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<User>().WithMany().HasForeignKey(x => x.ActorId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<User>().WithMany().HasForeignKey(x => x.SubjectId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void Files(ModelBuilder model) =>
        model.Entity<MessageFile>(e =>
        {
            e.ToTable("Files");
            e.Property(x => x.Id).ValueGeneratedOnAdd().UseAutoincrement();
            e.HasIndex(x => x.PublicId).IsUnique();
            e.HasIndex(x => x.MessageId);
            e.HasIndex(x => x.Hash);
            e.HasIndex(x => x.UploaderId).HasFilter("MessageId IS NULL AND RemovedAt IS NULL");
            e.HasOne<Message>().WithMany().HasForeignKey(x => x.MessageId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Room>().WithMany().HasForeignKey(x => x.RoomId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<User>().WithMany().HasForeignKey(x => x.UploaderId).OnDelete(DeleteBehavior.Restrict);
        });

    private static void Mentions(ModelBuilder model) =>
        model.Entity<Mention>(e =>
        {
            e.HasKey(x => new { x.MessageId, x.Name });
            e.HasIndex(x => new { x.UserId, x.MessageId });
            e.HasOne<Message>().WithMany().HasForeignKey(x => x.MessageId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<User>().WithMany().HasForeignKey(x => x.UserId).OnDelete(DeleteBehavior.Restrict);
        });

    private static void Notifications(ModelBuilder model)
    {
        model.Entity<RoomLevel>(e =>
        {
            e.HasKey(x => new { x.UserId, x.RoomId });
            e.HasOne<User>().WithMany().HasForeignKey(x => x.UserId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Room>().WithMany().HasForeignKey(x => x.RoomId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<NotificationChoice>(e =>
        {
            e.HasKey(x => new { x.UserId, x.Of });
            e.HasOne<User>().WithMany().HasForeignKey(x => x.UserId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void PrivateState(ModelBuilder model)
    {
        model.Entity<ReadMark>(e => e.HasKey(x => new { x.UserId, x.RoomId }));
        model.Entity<Draft>(e => e.HasKey(x => new { x.UserId, x.RoomId }));
        model.Entity<ChatTab>(e => e.HasKey(x => new { x.UserId, x.RoomId }));
        model.Entity<UserTrace>(e =>
        {
            e.HasKey(x => x.UserId);
            e.Property(x => x.UserId).ValueGeneratedNever();
        });
    }
}
