using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Domain.Access;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Messages;

/// <summary>Whom a posted message names: users who see the room and whom its author knows, stored with the message.</summary>
public sealed class MentionTests
{
    [Fact]
    public async Task Who_sees_the_room_is_named_and_nobody_else()
    {
        await using var world = await World.CreateAsync();
        var room = await world.PrivateRoomAsync(world.Lead, world.Member);

        await world.PostAsync(world.Lead, room, "@Member, @admin, @customer, @nobody: look");

        await using var db = world.Db();
        Assert.Equal([("member", world.Member)], (await db.Mentions.ToListAsync()).Select(m => (m.Name, m.UserId!.Value)));
        var view = await NewestAsync(world, room);
        Assert.True(view.Mentions(world.Member));
        Assert.False(view.Mentions(world.Admin));
        Assert.False(view.Mentions(world.Customer));
        Assert.Equal("<p dir=\"auto\"><span class=\"at\">@Member</span>, @admin, @customer, @nobody: look</p>", view.Text.Join(_ => null));
    }

    [Fact]
    public async Task AM_07_A_mention_opens_no_room()
    {
        await using var world = await World.CreateAsync();
        var room = await world.PrivateRoomAsync(world.Lead);

        await world.PostAsync(world.Lead, room, "@member come in");

        Assert.Null(await world.Get<RoomReader>().OpenAsync(world.Member, room, default));
    }

    [Fact]
    public async Task A_name_that_its_author_does_not_know_stays_text_like_one_that_is_nobodys()
    {
        await using var world = await World.CreateAsync();
        var northwind = (await world.Get<EnterpriseChat.Domain.People.MakeCompany>()
            .HandleAsync(EnterpriseChat.Domain.Access.Actor.System, "Northwind", false, default)).Value;
        await world.UserAsync("stranger", northwind, world.Customers);
        var open = await PublicRoomAsync(world);

        await world.PostAsync(world.Customer, open, "@stranger @nobody @lead");
        await world.PostAsync(world.Lead, open, "@stranger");

        await using var db = world.Db();
        Assert.Equal(["lead", "stranger"], (await db.Mentions.OrderBy(m => m.MessageId).ToListAsync()).Select(m => m.Name));
    }

    [Fact]
    public async Task Who_cannot_sign_in_any_more_is_not_named()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        await world.ChangeAsync(async db => (await db.Users.SingleAsync(u => u.Id == world.Member)).Active = false);

        await world.PostAsync(world.Lead, room, "@member");

        await using var db = world.Db();
        Assert.Empty(await db.Mentions.ToListAsync());
    }

    [Fact]
    public async Task A_hidden_longer_name_does_not_hinder_a_shorter_one()
    {
        await using var world = await World.CreateAsync();
        await world.UserAsync("member two", world.Other, world.Customers);
        var room = await world.PrivateRoomAsync(world.Lead, world.Member);

        await world.PostAsync(world.Lead, room, "@member two of you");

        Assert.Equal([world.Member], (await NewestAsync(world, room)).Named);
    }

    [Fact]
    public async Task Nobody_mentions_oneself_and_a_rename_leaves_the_message_as_it_was()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);

        await world.PostAsync(world.Lead, room, "@lead and @member");
        await world.ChangeAsync(async db =>
        {
            var member = await db.Users.SingleAsync(u => u.Id == world.Member);
            (member.UserName, member.UserNameKey) = ("renamed", "renamed");
        });

        var view = await NewestAsync(world, room);
        Assert.False(view.Mentions(world.Lead));
        Assert.True(view.Mentions(world.Member));
        Assert.Contains("<span class=\"at\">@member</span>", view.Text.Join(_ => null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Live_tail_older_page_and_chat_list_say_the_same()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        await world.PostAsync(world.Lead, room, "@member");

        var listed = (await world.Get<ChatList>().OfAsync(world.Member, default)).Single(r => r.PublicId == room).Newest!;
        var older = (await world.Get<RoomReader>().BeforeAsync(world.Member, room, 2, 1, default))!.Messages.Single();
        var newest = await NewestAsync(world, room);

        Assert.All([listed, older, newest], view => Assert.True(view.Mentions(world.Member) && !view.Mentions(world.Admin)));
        Assert.Same(listed.Text, newest.Text);
    }

    [Fact]
    public async Task A_message_without_an_at_costs_no_statement_more_and_one_with_it_is_read_by_as_many()
    {
        var captured = new CapturedCommands();
        await using var world = await World.CreateAsync(captured);
        var room = await world.CompanyRoomAsync(world.Host);
        await world.PostAsync(world.Lead, room, "first");
        await world.PostAsync(world.Lead, room, "@member first");

        captured.Clear();
        await world.PostAsync(world.Lead, room, "no mention");
        var without = captured.Sql.Count;
        captured.Clear();
        await world.PostAsync(world.Lead, room, "write to me@example.org");
        var address = captured.Sql.Count;
        captured.Clear();
        await world.PostAsync(world.Lead, room, "@member");
        var named = captured.Sql;

        Assert.Equal((0, 0), (without, address));
        Assert.Single(named); // whether the author knows them; that they see the room is remembered
    }

    private static async Task<MessageView> NewestAsync(World world, PublicId room) =>
        (await world.Get<RoomReader>().NewestAsync(world.Lead, room, -1, default))!.Messages[^1];

    private static async Task<PublicId> PublicRoomAsync(World world)
    {
        var id = PublicId.New();
        await world.ChangeAsync(async db =>
        {
            db.Rooms.Add(new Room { PublicId = id, Kind = RoomKind.ChatRoom, IsPublic = true, Name = "Open", NameKey = "open", CreatedAt = DateTime.UnixEpoch });
            await db.SaveChangesAsync();
        });
        return id;
    }
}
