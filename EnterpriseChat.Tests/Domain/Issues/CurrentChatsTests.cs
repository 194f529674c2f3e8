using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Issues;

/// <summary>Which issue chats stand in a list, and which of them are in its reader's sum.</summary>
public sealed class CurrentChatsTests
{
    [Fact]
    public async Task It_is_in_the_list_while_it_was_written_to_in_thirty_days_and_the_issue_is_not_closed()
    {
        await using var world = await WithIssueAsync();
        var room = await world.IssueChatAsync(world.Admin, "TEST-123");
        Assert.Null(await ListedAsync(world, world.Lead));
        await world.PostAsync(world.Admin, room, "one");
        Assert.Equal(("TEST-123", "Login hangs", IssueStatus.Open), (await ListedAsync(world, world.Lead)) is { } row ? (row.Name, row.Issue!.Title, row.Issue.Status) : default);
        await StatusAsync(world, IssueStatus.Resolved);
        Assert.Null(await ListedAsync(world, world.Lead));
        await StatusAsync(world, IssueStatus.Waiting);
        world.Time.Advance(TimeSpan.FromDays(30) - TimeSpan.FromMinutes(1));
        Assert.NotNull(await ListedAsync(world, world.Lead));
        world.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(await ListedAsync(world, world.Lead));
    }

    [Fact]
    public async Task It_is_in_the_list_while_somebody_has_it_open()
    {
        await using var world = await WithIssueAsync();
        var open = await OpenedAsync(world, world.Admin);
        using var feed = world.Get<LiveHub>().Connect(world.Admin, new SessionId(1), _ => Task.CompletedTask);
        using (feed.Watch(open.Id))
        {
            Assert.NotNull(await ListedAsync(world, world.Lead));
        }

        Assert.Null(await ListedAsync(world, world.Lead));
    }

    [Fact]
    public async Task Its_number_counts_for_who_opened_it_posted_was_invited_is_mentioned_reports_or_is_assigned_and_for_nobody_else()
    {
        await using var world = await WithIssueAsync();
        world.Time.Advance(TimeSpan.FromSeconds(1)); // what was there when an account was made is read
        var open = await OpenedAsync(world, world.Admin);
        var room = open.PublicId;
        Dictionary<string, UserId> people = [];
        foreach (var name in new[] { "nobody", "opened", "posted", "mentioned", "assigned", "left" })
        {
            people[name] = await world.UserAsync(name, world.Host, world.Members);
        }

        world.Time.Advance(TimeSpan.FromSeconds(1));
        await ComeAsync(world, people["opened"], room);
        await world.PostAsync(people["posted"], room, "of mine");
        await world.PostAsync(world.Admin, room, "look @mentioned");
        await world.ChangeAsync(async db => (await db.Issues.SingleAsync()).AssigneeId = people["assigned"]);
        await ComeAsync(world, people["left"], room);
        await world.Get<IssueChatVisits>().GoAsync(World.As(people["left"]), open.Id, default);
        people["reports"] = world.Customer;
        foreach (var (name, user) in people)
        {
            var row = (await ListedAsync(world, user))!;
            Assert.Equal((name, name is not ("nobody" or "left")), (name, row.IsInSum));
            Assert.Equal((name, name is "opened" or "posted"), (name, row.Issue!.IsIn));
            Assert.InRange(row.Unread, 1, 2);
        }
    }

    [Fact]
    public async Task Coming_and_leaving_are_logged_once_each_and_told()
    {
        await using var world = await WithIssueAsync();
        var open = await OpenedAsync(world, world.Lead);
        var told = new List<Fact>();
        using var heard = world.Get<FactBus>().Subscribe(f => { lock (told) { told.Add(f); } });
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => ComeAsync(world, world.Lead, open.PublicId))));
        await world.Get<IssueChatVisits>().GoAsync(World.As(world.Lead), open.Id, default);
        await world.Get<IssueChatVisits>().GoAsync(World.As(world.Lead), open.Id, default);
        await ComeAsync(world, world.Lead, open.PublicId);
        await using var db = world.Db();
        Assert.Equal(
            ["room.made", "issue-chat.joined", "issue-chat.left", "issue-chat.joined"],
            await db.AuditEntries.Where(e => e.RoomId == open.Id && e.IssueId != null).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync());
        Assert.Equal(3, told.Count(f => f is OwnIssueChatChanged own && own.User == world.Lead && own.Room == open.Id));
        Assert.Equal((world.Lead, null), (await db.Invitations.SingleAsync()) is var row ? (row.UserId, row.InvitedById) : default);
    }

    [Fact]
    public async Task In_it_is_who_has_it_open_was_invited_came_or_has_posted_and_sees_it_now()
    {
        await using var world = await WithIssueAsync();
        var open = await OpenedAsync(world, world.Admin);
        var people = world.Get<IssueChatPeople>();
        Assert.Empty(await people.OfAsync(open, default));
        await ComeAsync(world, world.Lead, open.PublicId);
        await world.PostAsync(world.Customer, open.PublicId, "hello");
        Assert.Equal([world.Lead, world.Customer], (await people.OfAsync(open, default)).OrderBy(u => u.Value));
        using var feed = world.Get<LiveHub>().Connect(world.Admin, new SessionId(1), _ => Task.CompletedTask);
        using (feed.Watch(open.Id))
        {
            Assert.Equal(3, (await people.OfAsync(open, default)).Count);
        }

        await world.Get<IssueChatVisits>().GoAsync(World.As(world.Lead), open.Id, default);
        await world.ChangeAsync(async db => (await db.Users.SingleAsync(u => u.Id == world.Customer)).Active = false);
        Assert.Empty(await people.OfAsync(open, default));
    }

    private static async Task ComeAsync(World world, UserId who, PublicId room) =>
        await world.Get<IssueChatVisits>().ComeAsync(World.As(who), (await world.Get<RoomReader>().OpenAsync(who, room, default))!, default);

    private static async Task<OpenRoom> OpenedAsync(World world, UserId who) =>
        (await world.Get<RoomReader>().OpenAsync(who, await world.IssueChatAsync(who, "TEST-123"), default))!;

    private static Task StatusAsync(World world, IssueStatus status) =>
        world.ChangeAsync(async db => (await db.Issues.SingleAsync()).Status = status);

    private static async Task<ChatListRow?> ListedAsync(World world, UserId reader) =>
        (await world.Get<ChatList>().OfAsync(reader, default))
            .SingleOrDefault(r => r.Kind == RoomKind.Issue && r.IsListed(world.Get<LiveHub>(), world.Time.GetUtcNow().UtcDateTime));

    private static async Task<World> WithIssueAsync()
    {
        var world = await World.CreateAsync();
        await world.IssueAsync("TEST-123", world.Other, world.Customer);
        return world;
    }
}
