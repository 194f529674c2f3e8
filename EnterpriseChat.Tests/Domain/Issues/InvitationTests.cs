using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Issues;

/// <summary>Inviting somebody into an issue chat.</summary>
public sealed class InvitationTests
{
    [Fact]
    public async Task IS_06_Pressed_twice_and_by_two_at_once_it_is_one_row_one_line_and_one_notification()
    {
        await using var world = await WithIssueAsync();
        var room = await world.IssueChatAsync(world.Lead, "TEST-123");
        world.Get<Presence>().Up(world.Member);
        var told = new List<Fact>();
        using var heard = world.Get<FactBus>().Subscribe(f => { lock (told) { told.Add(f); } });
        var asked = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(async () =>
            await InviteAsync(world, i % 2 == 0 ? world.Lead : world.Admin, room, world.Member))));
        Assert.All(asked, Assert.Null);
        await using var db = world.Db();
        var row = await db.Invitations.SingleAsync();
        Assert.Equal((world.Member, null), (row.UserId, row.JoinedAt));
        Assert.Single(told.OfType<OwnIssueChatChanged>(), f => f.User == world.Member);
        var entry = await db.AuditEntries.SingleAsync(e => e.Action == AuditAction.IssueChatInvited);
        Assert.Equal((row.InvitedById, world.Member, row.RoomId, true), (entry.ActorId, entry.UserId, entry.RoomId, entry.IssueId is not null));
        var line = Assert.Single((await world.Get<RoomReader>().NewestAsync(world.Customer, room, -1, default))!.Events);
        Assert.Equal((EventKind.Invited, row.InvitedById, world.Member), (line.Kind, line.Actor, line.Subject));
        Assert.True((await world.Get<ChatList>().OfAsync(world.Member, default)).Single(r => r.PublicId == room).Issue is { IsInvited: true, Counts: true });
    }

    [Fact]
    public async Task IS_06_Who_lost_the_right_is_offline_is_unknown_or_never_was_is_refused_and_learns_nothing()
    {
        await using var world = await WithIssueAsync();
        var room = await world.IssueChatAsync(world.Lead, "TEST-123");
        var blind = await world.UserAsync("blind", world.Other, world.Customers);
        world.Get<Presence>().Up(blind);
        Assert.Equal(IssueRefusals.CannotInvite, await InviteAsync(world, world.Lead, room, blind));
        Assert.Equal(IssueRefusals.CannotInvite, (await world.Get<InviteToIssueChat>().HandleAsync(World.As(world.Lead), room, PublicId.New(), default)).Refusal);
        Assert.Equal(IssueRefusals.CannotInvite, await InviteAsync(world, world.Lead, room, world.Lead));
        Assert.Equal(IssueRefusals.NotOnline, await InviteAsync(world, world.Lead, room, world.Member));
        Assert.Equal(MessageRefusals.RoomNotFound, await InviteAsync(world, blind, room, world.Lead));
        Assert.Equal(IssueRefusals.NoIssueChat, await InviteAsync(world, world.Lead, await world.CompanyRoomAsync(world.Host), world.Member));
        await using var db = world.Db();
        Assert.False(await db.Invitations.AnyAsync());
        Assert.False(await db.AuditEntries.AnyAsync(e => e.Action == AuditAction.IssueChatInvited));
        Assert.DoesNotContain(await world.Get<ChatList>().OfAsync(blind, default), r => r.Kind == RoomKind.Issue);
    }

    [Fact]
    public async Task It_is_offered_for_exactly_those_who_are_online_see_the_issue_and_are_not_in_it()
    {
        await using var world = await WithIssueAsync();
        var room = await world.IssueChatAsync(world.Lead, "TEST-123");
        var open = (await world.Get<RoomReader>().OpenAsync(world.Lead, room, default))!;
        var blind = await world.UserAsync("blind", world.Other, world.Customers);
        foreach (var online in new[] { world.Member, world.Customer, blind })
        {
            world.Get<Presence>().Up(online);
        }

        await world.PostAsync(world.Customer, room, "I am in it");
        Assert.True(await MayAsync(world.Member));
        foreach (var user in new[] { world.Customer, blind, world.Admin, world.Lead })
        {
            Assert.False(await MayAsync(user));
        }

        Assert.Null(await InviteAsync(world, world.Lead, room, world.Member));
        Assert.False(await MayAsync(world.Member));

        async Task<bool> MayAsync(UserId user) => await world.Get<InviteToIssueChat>().MayAsync(open, await world.IdAsync(user), default);
    }

    [Fact]
    public async Task Sixty_in_an_hour_are_enough()
    {
        await using var world = await WithIssueAsync();
        var room = await world.IssueChatAsync(world.Lead, "TEST-123");
        for (var i = 0; i < 61; i++)
        {
            var user = await world.UserAsync($"one{i}", world.Host, world.Members);
            world.Get<Presence>().Up(user);
            Assert.Equal(i == 60 ? "You have invited too many people. Wait 60 minutes." : null, (await InviteAsync(world, world.Lead, room, user))?.Sentence);
        }

        world.Time.Advance(TimeSpan.FromHours(1));
        await using var db = world.Db();
        Assert.Null(await InviteAsync(world, world.Lead, room, (await db.Users.SingleAsync(u => u.UserName == "one60")).Id));
    }

    private static async Task<Refusal?> InviteAsync(World world, UserId by, PublicId room, UserId who) =>
        (await world.Get<InviteToIssueChat>().HandleAsync(World.As(by), room, await world.IdAsync(who), default)).Refusal;

    private static async Task<World> WithIssueAsync()
    {
        var world = await World.CreateAsync();
        await world.IssueAsync("TEST-123", world.Other, world.Customer);
        return world;
    }
}
