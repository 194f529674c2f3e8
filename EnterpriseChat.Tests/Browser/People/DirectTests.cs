using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.People;

/// <summary>The private chat of two, as both see it.</summary>
[Collection(Browsers.Collection)]
public sealed class DirectTests(Browsers browsers)
{
    [Fact]
    public async Task Opening_and_reading_reach_the_other_browser_with_not_one_byte_and_the_first_message_does()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var mei = await browsers.RecordedAsync(server.Address, "member");
        await using var leonard = await browsers.SignInAsync(server.Address, "lead");
        await mei.GoToAsync("/chat");
        await leonard.GoToAsync("/chat");
        await leonard.User("Mei Tanaka").ClickAsync();
        await Expect(leonard.Tab("Mei Tanaka")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(leonard.Composer).ToBeVisibleAsync();
        await leonard.Composer.FillAsync("not sent");
        await leonard.Page.ReloadAsync();
        await leonard.LiveAsync();
        var room = new Uri(leonard.Page.Url).Segments[^1];

        // Something that does reach the other browser: what was before it has come.
        await leonard.OpenRoomAsync("Contoso");
        await leonard.SendAsync("seen by all of us");
        await Expect(mei.Region("Company chat")).ToContainTextAsync("seen by all of us");
        await mei.GoToAsync("/chat");
        Assert.False(await mei.Frames.ContainsAsync(room));
        await Expect(mei.Region("Direct chats")).ToContainTextAsync("No direct chats yet");
        await Expect(mei.Region("Direct chats").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(0);

        await leonard.Tab("Mei Tanaka").ClickAsync();
        await Expect(leonard.Tab("Mei Tanaka")).ToHaveAttributeAsync("aria-selected", "true");
        await leonard.SendAsync("a word for you alone");
        var row = mei.Region("Direct chats").GetByRole(AriaRole.Listitem);
        await Expect(row).ToContainTextAsync("a word for you alone");
        await Expect(row.GetByRole(AriaRole.Link, new() { Name = "Leonard Adeyemi", Exact = true })).ToHaveAccessibleDescriptionAsync("1 unread message");
        Assert.True(await mei.Frames.ContainsAsync(room));
    }

    [Fact]
    public async Task It_is_one_chat_with_one_row_from_whichever_side_and_place_it_is_opened()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await using var leonard = await browsers.SignInAsync(server.Address, "lead");
        await mei.OpenRoomAsync("Contoso");
        await mei.SendAsync("a name to look at");
        await leonard.GoToAsync("/chat");
        await Task.WhenAll(mei.User("Leonard Adeyemi").ClickAsync(), leonard.User("Mei Tanaka").ClickAsync());
        await Expect(mei.Tab("Leonard Adeyemi")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(leonard.Tab("Mei Tanaka")).ToHaveAttributeAsync("aria-selected", "true");
        await mei.SendAsync("from the one side");
        await leonard.SendAsync("from the other");
        await mei.SeesAsync("from the other");
        await leonard.SeesAsync("from the one side");
        Assert.Equal(mei.Page.Url, leonard.Page.Url);
        var here = leonard.Page.Url;

        // From the navigation, and from the menu of a message's author.
        await leonard.OpenRoomAsync("Contoso");
        await leonard.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Button, new() { Name = "Mei Tanaka", Exact = true }).ClickAsync();
        await Expect(leonard.Page).ToHaveURLAsync(here);
        await leonard.OpenRoomAsync("Contoso");
        await leonard.Message("a name to look at").GetByRole(AriaRole.Button, new() { Name = "Mei Tanaka", Exact = true }).ClickAsync(new() { Button = MouseButton.Right });
        await leonard.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Chat", Exact = true }).ClickAsync();
        await Expect(leonard.Page).ToHaveURLAsync(here);
        await leonard.Tab("Chat list").ClickAsync();
        await Expect(leonard.Region("Direct chats").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await using var db = server.Db();
        Assert.Equal(1, await db.Rooms.CountAsync(r => r.Kind == RoomKind.Direct));
    }

    [Fact]
    public async Task DI_01_A_third_person_and_an_administrator_find_no_room_at_its_address()
    {
        await using var server = await InProcessServer.StartAsync();
        var (lead, member) = (await server.UserAsync("lead"), await server.UserAsync("member"));
        var room = (await server.Get<OpenDirectChat>().HandleAsync(World.As(lead.Id), member.PublicId, default)).Value;
        foreach (var other in new[] { "member2", "admin" })
        {
            await using var person = await browsers.SignInAsync(server.Address, other);
            var answer = await person.Page.GotoAsync($"/chat/{room}");
            Assert.Equal(404, answer!.Status);
            await person.LiveAsync();
            await Expect(person.Main).ToContainTextAsync("This room does not exist or you cannot see it");
        }

        // The control: it is there for the two.
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        Assert.Equal(200, (await mei.Page.GotoAsync($"/chat/{room}"))!.Status);
    }

    [Fact]
    public async Task DI_05_Whoever_cannot_be_reached_any_more_gets_nothing_and_what_was_typed_stays()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var leonard = await browsers.SignInAsync(server.Address, "lead");
        await leonard.GoToAsync("/chat");
        await leonard.User("Tomás Herrera").ClickAsync();
        await leonard.SendAsync("said before");
        await leonard.Composer.FillAsync("typed and not sent");
        await server.SetActiveAsync("member2", isActive: false);
        await Expect(leonard.Main).ToContainTextAsync("Tomás Herrera cannot be reached by chat");
        await Expect(leonard.Composer).ToHaveCountAsync(0);
        await leonard.SeesAsync("said before");
        await leonard.Page.ReloadAsync();
        await leonard.LiveAsync();
        await leonard.SeesAsync("said before");
        await Expect(leonard.Main).ToContainTextAsync("Tomás Herrera cannot be reached by chat");

        await server.SetActiveAsync("member2", isActive: true);
        await Expect(leonard.Composer).ToHaveValueAsync("typed and not sent");
        await using var tomas = await browsers.SignInAsync(server.Address, "member2");
        await tomas.OpenRoomAsync("Leonard Adeyemi");
        await tomas.SeesAsync("said before");
        await Expect(tomas.Message("typed and not sent")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task DI_05_What_was_sent_a_moment_too_late_is_refused_in_words_and_given_back()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var leonard = await browsers.SignInAsync(server.Address, "lead");
        await leonard.GoToAsync("/chat");
        await leonard.User("Tomás Herrera").ClickAsync();
        await leonard.SendAsync("said before");

        // The right goes while the send is on its way: the page still has its composer.
        await leonard.Page.RouteAsync("**/messages", async route =>
        {
            await server.SetActiveAsync("member2", isActive: false);
            await route.ContinueAsync();
        });
        var answer = leonard.Page.WaitForResponseAsync("**/messages");
        await leonard.EnterAsync("a moment too late");
        Assert.Equal(409, (await answer).Status);
        await Expect(leonard.Message("a moment too late")).ToContainTextAsync("Tomás Herrera cannot be reached by chat");
        await leonard.Page.UnrouteAllAsync();
        await server.SetActiveAsync("member2", isActive: true);
        await Expect(leonard.Composer).ToBeVisibleAsync();
        await leonard.Message("a moment too late").GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true }).ClickAsync();
        await Expect(leonard.Composer).ToHaveValueAsync("a moment too late");
        await using var db = server.Db();
        Assert.Equal(1, await db.Rooms.Where(r => r.Kind == RoomKind.Direct).Select(r => r.Last).SingleAsync());
    }

    [Fact]
    public async Task The_menu_offers_no_chat_with_who_may_not_use_it_and_the_name_then_tells_who_it_is()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var leonard = await browsers.SignInAsync(server.Address, "lead");
        var noChat = (await server.UserAsync("nochat")).DisplayName;
        await leonard.GoToAsync("/chat");
        await leonard.User(noChat).ClickAsync(new() { Button = MouseButton.Right });
        await Expect(leonard.Page.GetByRole(AriaRole.Menuitem)).ToHaveTextAsync(["User information"]);
        await leonard.Page.Keyboard.PressAsync("Escape");
        await leonard.User(noChat).ClickAsync();
        await Expect(leonard.Dialog("User information")).ToContainTextAsync(noChat);
        await Expect(leonard.Dialog("User information").GetByRole(AriaRole.Button, new() { Name = "Chat", Exact = true })).ToHaveCountAsync(0);

        // The right is given: the open dialog offers it.
        await server.ChangeAsync(async db => db.GroupMembers.Add(new GroupMember
        {
            GroupId = (await db.UserGroups.SingleAsync(g => g.Name == "Members")).Id,
            UserId = (await db.Users.SingleAsync(u => u.UserName == "nochat")).Id,
        }));
        await Expect(leonard.Dialog("User information").GetByRole(AriaRole.Button, new() { Name = "Chat", Exact = true })).ToBeVisibleAsync();
    }
}
