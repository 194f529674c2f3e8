using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Issues;

/// <summary>Commands at the beginning of messages of an issue chat, and decisions.</summary>
public sealed class CommandTests
{
    [Theory]
    [InlineData("/status in progress", "StatusInProgress", "{\"status\":[\"1\",\"2\"]}")]
    [InlineData("/status Resolved", "StatusResolved", "{\"status\":[\"1\",\"4\"]}")]
    [InlineData("/priority high", "PriorityHigh", "{\"priority\":[\"3\",\"2\"]}")]
    [InlineData("/due 2026-03-14", "DueChanged", "{\"due\":[null,\"2026-03-14\"]}")]
    public async Task A_command_is_a_message_a_line_below_it_and_one_entry_that_is_linked_to_it(string text, string line, string changes)
    {
        await using var world = await WithIssueAsync();
        var room = await world.IssueChatAsync(world.Lead, "TEST-123");
        Assert.True((await PostAsync(world, world.Lead, room, text)).IsDone);
        await using var db = world.Db();
        var entries = await db.IssueEntries.OrderBy(e => e.Number).ToListAsync();
        Assert.Equal([(1, IssueEntryKind.Message, null), (2, IssueEntryKind.Change, changes)], entries.Select(e => (e.Number, e.Kind, e.Changes)));
        Assert.Equal(entries[0].MessageId, entries[1].MessageId);
        var shown = (await world.Get<RoomReader>().NewestAsync(world.Customer, room, -1, default))!;
        Assert.Equal((text, 1, line), (shown.Messages.Single().Text.FirstLine, shown.Events.Single().After, shown.Events.Single().Kind));
        Assert.Equal(2, (await db.Issues.SingleAsync()).LastEntry);
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Action == AuditAction.IssueChanged && e.ActorId == world.Lead));
    }

    [Theory]
    [InlineData("@member")]
    [InlineData("member")]
    public async Task Assign_takes_a_user_name_and_nobody(string name)
    {
        await using var world = await WithIssueAsync();
        var room = await world.IssueChatAsync(world.Lead, "TEST-123");
        Assert.True((await PostAsync(world, world.Lead, room, $"/assign {name}")).IsDone);
        await using var db = world.Db();
        Assert.Equal(world.Member, (await db.Issues.AsNoTracking().SingleAsync()).AssigneeId);
        Assert.Equal(world.Member, (await world.Get<RoomReader>().NewestAsync(world.Lead, room, -1, default))!.Events.Single().Subject);
        Assert.True((await PostAsync(world, world.Lead, room, "/assign nobody")).IsDone);
        Assert.Null((await db.Issues.AsNoTracking().SingleAsync()).AssigneeId);
    }

    [Theory]
    [InlineData("/status done", "A status is open, in progress, waiting, resolved or closed.")]
    [InlineData("/status", "A status is open, in progress, waiting, resolved or closed.")]
    [InlineData("/status open", "It is so already.")]
    [InlineData("/priority urgent", "A priority is highest, high, medium or low.")]
    [InlineData("/due 31.2.2026", "A due date is a day such as 2026-03-14, or none.")]
    [InlineData("/assign", "Say to whom: /assign with a user name, or nobody.")]
    [InlineData("/assign @nobody.here", "Nobody is called “@nobody.here”. Take a user name from the list.")]
    [InlineData("/assign @blind", "This person cannot see the issue.")]
    [InlineData("/invite", "Say whom: /invite with a user name.")]
    [InlineData("/invite @member", "Only people who are online can be invited.")]
    [InlineData("/decision", "Say what was decided behind /decision.")]
    public async Task A_wrong_use_is_not_sent_and_says_why(string text, string why)
    {
        await using var world = await WithIssueAsync();
        await world.UserAsync("blind", world.Other, world.Customers);
        var room = await world.IssueChatAsync(world.Lead, "TEST-123");
        var refusal = (await PostAsync(world, world.Lead, room, text)).Refusal;
        Assert.Equal(("command", why), (refusal?.Code, refusal?.Sentence));
        await using var db = world.Db();
        Assert.False(await db.IssueEntries.AnyAsync());
        Assert.Equal(0, (await db.Rooms.SingleAsync(r => r.PublicId == room)).Last);
        Assert.False(await db.AuditEntries.AnyAsync(e => e.Action == AuditAction.MessagePosted));
    }

    [Fact]
    public async Task Who_may_not_change_the_issue_may_talk_and_not_command()
    {
        await using var world = await WithIssueAsync();
        var room = await world.IssueChatAsync(world.Lead, "TEST-123");
        Assert.Equal("You may read this issue, not change it.", (await PostAsync(world, world.Customer, room, "/status closed")).Refusal?.Sentence);
        Assert.True((await PostAsync(world, world.Customer, room, "close it, please")).IsDone);
    }

    [Theory]
    [InlineData("/etc/hosts is wrong")]
    [InlineData("/statuses closed")]
    [InlineData("see /status closed")]
    public async Task Another_first_word_is_text_and_so_is_a_command_elsewhere(string text)
    {
        await using var world = await WithIssueAsync();
        Assert.True((await PostAsync(world, world.Lead, await world.IssueChatAsync(world.Lead, "TEST-123"), text)).IsDone);
        Assert.True((await PostAsync(world, world.Lead, await world.CompanyRoomAsync(world.Host), "/status closed")).IsDone);
        await using var db = world.Db();
        Assert.Equal(IssueStatus.Open, (await db.Issues.SingleAsync()).Status);
    }

    [Fact]
    public async Task Sent_again_by_the_same_name_it_is_run_once()
    {
        await using var world = await WithIssueAsync();
        var room = await world.IssueChatAsync(world.Lead, "TEST-123");
        var message = new NewMessage(room, PublicId.New().Value, "/status waiting");
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal((1, i == 1), (await world.Get<PostInChat>().HandleAsync(World.As(world.Lead), message, default)).Value is var posted ? (posted.Number, posted.IsRepeated) : default);
        }

        await using var db = world.Db();
        Assert.Equal(2, await db.IssueEntries.CountAsync());
    }

    [Fact]
    public async Task Invite_invites_and_decision_decides()
    {
        await using var world = await WithIssueAsync();
        var room = await world.IssueChatAsync(world.Lead, "TEST-123");
        world.Get<Presence>().Up(world.Member);
        Assert.True((await PostAsync(world, world.Lead, room, "/invite @member")).IsDone);
        Assert.True((await PostAsync(world, world.Lead, room, "/decision the fix goes into 4.2")).IsDone);
        await using var db = world.Db();
        Assert.Equal(world.Member, (await db.Invitations.SingleAsync()).UserId);
        Assert.Equal([2], await db.IssueEntries.Where(e => e.DecidedAt != null && e.DecidedById == world.Lead).Select(e => e.Number).ToListAsync());
        Assert.Equal([false, true], (await world.Get<RoomReader>().NewestAsync(world.Customer, room, -1, default))!.Messages.Select(m => m.IsDecision));
    }

    [Fact]
    public async Task A_message_is_marked_as_a_decision_and_not_any_more_and_all_who_have_it_open_see_it()
    {
        await using var world = await WithIssueAsync();
        var room = await world.IssueChatAsync(world.Lead, "TEST-123");
        await PostAsync(world, world.Lead, room, "the fix goes into 4.2");
        var view = new RoomView();
        await view.CatchUpAsync(world.Get<RoomReader>(), world.Customer, room, default);
        foreach (var isDecision in new[] { true, true, false })
        {
            Assert.True((await world.Get<DecideMessage>().HandleAsync(World.As(world.Customer), room, (1, isDecision), default)).IsDone);
            await Eventually.That(async () =>
                await view.CatchUpAsync(world.Get<RoomReader>(), world.Customer, room, default) && view.Messages[0].IsDecision == isDecision);
        }

        await using var db = world.Db();
        Assert.Equal(
            [AuditAction.DecisionMade, AuditAction.DecisionTakenBack],
            await db.AuditEntries.Where(e => e.Action.StartsWith("decision.") && e.IssueId != null && e.MessageNumber == 1).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync());
        Assert.True((await world.Get<DeleteMessage>().HandleAsync(World.As(world.Lead), room, 1, default)).IsDone);
        Assert.Equal(MessageRefusals.Deleted, (await world.Get<DecideMessage>().HandleAsync(World.As(world.Lead), room, (1, true), default)).Refusal);
        Assert.Equal(MessageRefusals.MessageNotFound, (await world.Get<DecideMessage>().HandleAsync(World.As(world.Lead), room, (9, true), default)).Refusal);
    }

    [Fact]
    public async Task What_a_chat_says_of_its_issue_follows_the_issue()
    {
        await using var world = await WithIssueAsync();
        var room = await world.IssueChatAsync(world.Lead, "TEST-123");
        await PostAsync(world, world.Lead, room, "one");
        var before = (await world.Get<RoomReader>().NewestAsync(world.Customer, room, -1, default))!;
        Assert.True((await world.Get<EditIssue>().HandleAsync(
            World.As(world.Lead), "TEST-123", new IssueEdit { Title = new("Login hangs", "It hangs"), Status = new(IssueStatus.Open, IssueStatus.Waiting) }, default)).IsDone);
        await Eventually.That(async () => (await world.Get<RoomReader>().NewestAsync(world.Customer, room, before.Changes, default))!.Head
            is { Key: "TEST-123", Title: "It hangs", Status: IssueStatus.Waiting });
    }

    private static Task<Outcome<PostedMessage>> PostAsync(World world, UserId author, PublicId room, string text) =>
        world.Get<PostInChat>().HandleAsync(World.As(author), new NewMessage(room, PublicId.New().Value, text), default);

    /// <summary>TEST-123 of the customer's company, reported by the customer, who may not change it; the lead may.</summary>
    private static async Task<World> WithIssueAsync()
    {
        var world = await World.CreateAsync();
        await world.ChangeAsync(db =>
        {
            db.GroupPermissions.Add(new EnterpriseChat.Domain.People.GroupPermission { GroupId = world.Members, Permission = Permission.EditIssues });
            return Task.CompletedTask;
        });
        await world.IssueAsync("TEST-123", world.Other, world.Customer);
        return world;
    }
}
