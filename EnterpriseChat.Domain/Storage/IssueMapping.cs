using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Support;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Storage;

/// <summary>Keys, unique indexes and foreign keys of issues, their histories and support chats.</summary>
internal static class IssueMapping
{
    /// <summary>Declares them.</summary>
    public static void Configure(ModelBuilder model)
    {
        Fields(model);
        Histories(model);
        Support(model);
    }

    private static void Fields(ModelBuilder model)
    {
        model.Entity<Project>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedOnAdd().UseAutoincrement();
            e.HasIndex(x => x.Key).IsUnique();
        });
        model.Entity<Issue>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedOnAdd().UseAutoincrement();
            e.HasIndex(x => x.Key).IsUnique();
            e.HasIndex(x => new { x.CompanyId, x.ChangedAt });
            e.HasIndex(x => x.ReporterId);
            e.HasIndex(x => x.AssigneeId);
            e.HasIndex(x => x.ChangedAt);
            e.HasIndex(x => new { x.ProjectId, x.Number });
            e.HasOne<Project>().WithMany().HasForeignKey(x => x.ProjectId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Company>().WithMany().HasForeignKey(x => x.CompanyId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<User>().WithMany().HasForeignKey(x => x.ReporterId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<User>().WithMany().HasForeignKey(x => x.AssigneeId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<IssueName>(e =>
        {
            e.HasKey(x => x.Key);
            e.HasIndex(x => x.IssueId);
            e.HasOne<Issue>().WithMany().HasForeignKey(x => x.IssueId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void Histories(ModelBuilder model)
    {
        model.Entity<IssueEntry>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedOnAdd().UseAutoincrement();
            e.HasIndex(x => new { x.IssueId, x.Number }).IsUnique();
            e.HasIndex(x => new { x.IssueId, x.Kind, x.Number });
            e.HasIndex(x => new { x.IssueId, x.DecidedAt }).HasFilter("DecidedAt IS NOT NULL");
            e.HasIndex(x => new { x.MessageId, x.Kind }).IsUnique();
            e.HasIndex(x => new { x.ActorId, x.ClientId }).IsUnique();
            e.HasOne<Issue>().WithMany().HasForeignKey(x => x.IssueId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<User>().WithMany().HasForeignKey(x => x.ActorId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<User>().WithMany().HasForeignKey(x => x.DecidedById).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Message>().WithMany().HasForeignKey(x => x.MessageId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Invitation>(e =>
        {
            e.HasKey(x => new { x.RoomId, x.UserId });
            e.HasIndex(x => x.UserId);
            e.HasOne<Room>().WithMany().HasForeignKey(x => x.RoomId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<User>().WithMany().HasForeignKey(x => x.UserId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<User>().WithMany().HasForeignKey(x => x.InvitedById).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<OutsideComment>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedOnAdd().UseAutoincrement();
            e.HasIndex(x => x.EntryId).IsUnique();
            e.HasIndex(x => x.NotBefore).HasFilter("ArrivedAt IS NULL");
            e.HasOne<Issue>().WithMany().HasForeignKey(x => x.IssueId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<IssueEntry>().WithMany().HasForeignKey(x => x.EntryId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void Support(ModelBuilder model) =>
        model.Entity<SupportChat>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedOnAdd().UseAutoincrement();
            e.HasIndex(x => x.AskerId);
            e.HasIndex(x => x.IssueId);
            e.HasOne<User>().WithMany().HasForeignKey(x => x.AskerId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Issue>().WithMany().HasForeignKey(x => x.IssueId).OnDelete(DeleteBehavior.Restrict);
        });
}
