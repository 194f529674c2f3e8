using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EnterpriseChat.Tests.Domain.Issues;

/// <summary>A world with the project TEST: lead, member and admin of the host edit issues, the customer edits those of the other company.</summary>
internal static class TrackerWorld
{
    public static async Task<World> CreateAsync(params IInterceptor[] interceptors)
    {
        var world = await World.CreateAsync(interceptors);
        var editors = await world.GroupAsync("Editors", Permission.ViewIssues, Permission.EditIssues);
        await world.ChangeAsync(db =>
        {
            db.GroupMembers.AddRange(new[] { world.Lead, world.Member, world.Admin, world.Customer }.Select(u => new GroupMember { GroupId = editors, UserId = u }));
            return Task.CompletedTask;
        });
        await world.ProjectAsync("TEST");
        return world;
    }

    public static async Task<ProjectId> ProjectAsync(this World world, string key) =>
        (await world.Get<MakeProject>().HandleAsync(World.As(world.Admin), key, key, default)).Value;

    public static Task<Outcome<string>> TryIssueAsync(this World world, UserId who, NewIssue issue) =>
        world.Get<MakeIssue>().HandleAsync(World.As(who), issue, default);

    public static async Task<string> IssueAsync(this World world, UserId who, string title = "Invoice export drops the last line") =>
        (await world.TryIssueAsync(who, new NewIssue(title))).Value;

    public static Task<Outcome<string>> ChangeIssueAsync(this World world, UserId who, string key, IssueEdit edit) =>
        world.Get<EditIssue>().HandleAsync(World.As(who), key, edit, default);

    public static Task<Outcome<StoredComment>> CommentAsync(this World world, UserId who, string key, string text) =>
        world.Get<AddComment>().HandleAsync(World.As(who), key, (PublicId.New().Value, text), default);

    public static async Task<Issue> StoredIssueAsync(this World world, string key)
    {
        await using var db = world.Db();
        return await db.Issues.SingleAsync(i => db.IssueNames.Any(n => n.Key == key && n.IssueId == i.Id));
    }

    public static async Task<IReadOnlyList<IssueEntry>> StoredHistoryAsync(this World world, string key)
    {
        var issue = await world.StoredIssueAsync(key);
        await using var db = world.Db();
        return await db.IssueEntries.Where(e => e.IssueId == issue.Id).OrderBy(e => e.Number).ToListAsync();
    }

    public static async Task<bool> SeesAsync(this World world, UserId reader, string key)
    {
        await using var db = world.Db();
        return await new Door(db, new KnownSights(), long.MaxValue).OpenIssueAsync(key, reader, default) is not null;
    }

    public static async Task<PublicId> CompanyIdAsync(this World world, CompanyId company)
    {
        await using var db = world.Db();
        return await db.Companies.Where(c => c.Id == company).Select(c => c.PublicId).SingleAsync();
    }

    /// <summary>The entries of the log that tell of issues.</summary>
    public static async Task<IReadOnlyList<AuditEntry>> IssueTraceAsync(this World world)
    {
        await using var db = world.Db();
        return await db.AuditEntries.Where(e => e.Action.StartsWith("issue.")).OrderBy(e => e.Sequence).ToListAsync();
    }

}
