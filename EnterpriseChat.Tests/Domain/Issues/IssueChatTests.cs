using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Issues;

/// <summary>The chat of an issue: one an issue, for whoever sees it, and each message an entry of the history.</summary>
public sealed class IssueChatTests
{
    [Fact]
    public async Task It_is_one_and_the_same_whoever_opens_it_by_whatever_key_the_issue_had()
    {
        await using var world = await WithIssueAsync();
        await world.ChangeAsync(async db => db.IssueNames.Add(new IssueName { Key = "OLD-7", IssueId = (await db.Issues.SingleAsync()).Id }));
        var opened = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() =>
            world.IssueChatAsync(i % 2 == 0 ? world.Lead : world.Customer, i % 3 == 0 ? "OLD-7" : "TEST-123"))));
        Assert.Single(opened.Distinct());
        await using var db = world.Db();
        var room = await db.Rooms.SingleAsync(r => r.Kind == RoomKind.Issue);
        Assert.False(room.IsInternal);
        var entry = await db.AuditEntries.SingleAsync(e => e.RoomId == room.Id);
        Assert.Equal((AuditAction.RoomMade, room.IssueId), (entry.Action, entry.IssueId));
    }

    [Fact]
    public async Task IS_01_A_hidden_and_an_absent_issue_are_answered_and_logged_alike_and_no_room_is_made()
    {
        await using var world = await WithIssueAsync();
        var stranger = await world.UserAsync("stranger", world.Other, world.Customers);
        var nochat = await world.UserAsync("nochat", world.Host, await world.GroupAsync("Viewers", Permission.ViewIssues));
        foreach (var (who, key) in new[] { (stranger, "TEST-123"), (stranger, "TEST-999"), (nochat, "TEST-123"), (nochat, "no key\n") })
        {
            Assert.Equal(IssueRefusals.NotFound, (await world.Get<OpenIssueChat>().HandleAsync(World.As(who), key, default)).Refusal);
        }

        await using var db = world.Db();
        Assert.False(await db.Rooms.AnyAsync(r => r.Kind == RoomKind.Issue));
        var entries = await db.AuditEntries.Where(e => e.Action == AuditAction.IssueRefused).OrderBy(e => e.Sequence).ToListAsync();
        Assert.Equal(
            ["{\"count\":1,\"target\":\"TEST-123\"}", "{\"count\":1,\"target\":\"TEST-999\"}", "{\"count\":1,\"target\":\"TEST-123\"}", "{\"count\":1,\"target\":\"malformed\"}"],
            entries.Select(e => e.Details));
        Assert.All(entries, e => Assert.Null(e.IssueId));
    }

    [Fact]
    public async Task Each_message_is_an_entry_of_the_history_that_says_what_the_message_says()
    {
        await using var world = await WithIssueAsync();
        var room = await world.IssueChatAsync(world.Lead, "TEST-123");
        var facts = new List<Fact>();
        using var heard = world.Get<FactBus>().Subscribe(f => { lock (facts) { facts.Add(f); } });
        Assert.True((await world.PostAsync(world.Lead, room, "one")).IsDone);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await world.PostAsync(world.Customer, room, "two")).IsDone);
        await using var db = world.Db();
        var issue = await db.Issues.SingleAsync();
        var entries = await db.IssueEntries.OrderBy(e => e.Number)
            .Join(db.Messages, e => e.MessageId, m => m.Id, (e, m) => new { Entry = e, Message = m }).ToListAsync();
        Assert.Equal([(1, 1), (2, 2)], entries.Select(e => (e.Entry.Number, e.Message.Number)));
        Assert.All(entries, e => Assert.Equal(
            (IssueEntryKind.Message, e.Message.AuthorId, e.Message.PostedAt, e.Message.RightsVersion, null),
            (e.Entry.Kind, e.Entry.ActorId!.Value, e.Entry.At, e.Entry.RightsVersion, e.Entry.Text)));
        Assert.Equal((2, world.Time.GetUtcNow().UtcDateTime), (issue.LastEntry, issue.ChangedAt));
        Assert.All(await db.AuditEntries.Where(e => e.Action == AuditAction.MessagePosted).ToListAsync(), e => Assert.Equal(issue.Id, e.IssueId));
        Assert.Equal([world.Lead, world.Customer], facts.OfType<IssueChanged>().Where(f => f.Issue == issue.Id).Select(f => f.By!.Value));
        Assert.Equal([world.Lead, world.Customer], facts.OfType<PresenceChanged>().Select(f => f.User));
    }

    [Fact]
    public async Task Changing_and_deleting_a_message_are_told_to_its_issue_and_logged_with_it()
    {
        await using var world = await WithIssueAsync();
        var room = await world.IssueChatAsync(world.Lead, "TEST-123");
        await world.PostAsync(world.Lead, room, "one");
        var facts = new List<Fact>();
        using var heard = world.Get<FactBus>().Subscribe(f => { lock (facts) { facts.Add(f); } });
        Assert.True((await world.Get<EditMessage>().HandleAsync(World.As(world.Lead), new MessageEdit(room, 1, 1, "other"), default)).IsDone);
        Assert.True((await world.Get<DeleteMessage>().HandleAsync(World.As(world.Lead), room, 1, default)).IsDone);
        await using var db = world.Db();
        var issue = await db.Issues.SingleAsync();
        Assert.Equal(2, facts.OfType<IssueChanged>().Count(f => f.Issue == issue.Id && f.By == world.Lead));
        Assert.Equal(
            [AuditAction.MessageEdited, AuditAction.MessageDeleted],
            (await db.AuditEntries.Where(e => e.IssueId == issue.Id).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()).TakeLast(2));
        Assert.Equal(1, await db.IssueEntries.CountAsync());
    }

    [Fact]
    public async Task A_message_elsewhere_or_in_the_internal_chat_or_refused_leaves_the_history_alone()
    {
        await using var world = await WithIssueAsync();
        var room = await world.IssueChatAsync(world.Lead, "TEST-123");
        var inside = PublicId.New();
        await world.ChangeAsync(async db => db.Rooms.Add(new Room
        {
            PublicId = inside,
            Kind = RoomKind.Issue,
            IsInternal = true,
            IssueId = (await db.Issues.SingleAsync()).Id,
            CreatedAt = DateTime.UnixEpoch,
        }));
        Assert.True((await world.PostAsync(world.Lead, inside, "among us")).IsDone);
        Assert.True((await world.PostAsync(world.Lead, await world.CompanyRoomAsync(world.Host), "elsewhere")).IsDone);
        Assert.False((await world.PostAsync(await world.UserAsync("stranger", world.Other, world.Customers), room, "x")).IsDone);
        await using var db = world.Db();
        Assert.False(await db.IssueEntries.AnyAsync());
        Assert.Equal(0, (await db.Issues.SingleAsync()).LastEntry);
    }

    [Fact]
    public async Task Nobody_but_those_who_see_the_issue_is_told_that_its_chat_was_made()
    {
        await using var world = await WithIssueAsync();
        var stranger = await world.UserAsync("stranger", world.Other, world.Customers);
        var room = await world.IssueChatAsync(world.Lead, "TEST-123");
        Assert.NotNull(await world.Get<RoomReader>().OpenAsync(world.Customer, room, default));
        Assert.Null(await world.Get<RoomReader>().OpenAsync(stranger, room, default));
        Assert.Equal(MessageRefusals.RoomNotFound, (await world.PostAsync(stranger, room, "x")).Refusal);
    }

    /// <summary>TEST-123 of the customer's company, reported by the customer.</summary>
    private static async Task<World> WithIssueAsync()
    {
        var world = await World.CreateAsync();
        await world.IssueAsync("TEST-123", world.Other, world.Customer);
        return world;
    }
}
