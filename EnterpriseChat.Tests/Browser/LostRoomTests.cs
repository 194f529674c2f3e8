using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser;

/// <summary>What was typed in a room that one loses: drafts are kept, unseen, and are back with the room; what was not sent can be copied.</summary>
[Collection(Browsers.Collection)]
public sealed class LostRoomTests(Browsers browsers)
{
    private const string Name = "Orchard plans";
    private const string Typed = "half a thought about plums";

    [Fact]
    public async Task CO_01_A_draft_in_a_room_that_was_lost_is_nowhere_to_be_seen_and_back_with_the_room()
    {
        await using var server = await InProcessServer.StartAsync();
        var mei = await server.UserAsync("member");
        await server.ChangeAsync(db => MakeAsync(db));
        await server.ChangeAsync(db => GrantAsync(db, mei.Id, isIn: true));
        await using var person = await browsers.SignInAsync(server.Address, "member");
        await person.OpenRoomAsync(Name);
        await person.Composer.FillAsync(Typed);
        await Eventually.That(async () =>
        {
            await using var db = server.Db();
            return await db.Drafts.AnyAsync(d => d.UserId == mei.Id && d.Text == Typed);
        });

        await server.ChangeAsync(db => GrantAsync(db, mei.Id, isIn: false));
        await Expect(person.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("You no longer have access to this room");
        await Expect(person.Tab(Name)).ToHaveCountAsync(0);
        await SignOutAsync(person);
        await person.SignInAsync("member");
        await person.GoToAsync("/chat");
        var seen = await person.Page.ContentAsync() + await person.Page.EvaluateAsync<string>("JSON.stringify(localStorage)");
        Assert.DoesNotContain(Name, seen, StringComparison.Ordinal);
        Assert.DoesNotContain(Typed, seen, StringComparison.Ordinal);

        await server.ChangeAsync(db => GrantAsync(db, mei.Id, isIn: true));
        await person.OpenRoomAsync(Name);
        await Expect(person.Composer).ToHaveValueAsync(Typed);
    }

    [Fact]
    public async Task Back_to_the_lost_room_says_that_it_is_not_there_also_while_the_notice_stands()
    {
        await using var server = await InProcessServer.StartAsync();
        var mei = await server.UserAsync("member");
        await server.ChangeAsync(db => MakeAsync(db));
        await server.ChangeAsync(db => GrantAsync(db, mei.Id, isIn: true));
        await using var person = await browsers.SignInAsync(server.Address, "member");
        await person.OpenRoomAsync(Name);
        await server.ChangeAsync(db => GrantAsync(db, mei.Id, isIn: false));
        var notice = person.Page.GetByRole(AriaRole.Alert);
        await Expect(notice).ToContainTextAsync("You no longer have access to this room");
        await Expect(notice).ToContainTextAsync(Name); // which one: the reader knew it
        await person.Page.WaitForURLAsync("**/chat");
        await person.Page.GoBackAsync();
        await Expect(person.Page.GetByText("This room does not exist or you cannot see it")).ToBeVisibleAsync();
        await Expect(notice).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task CO_03_AM_08_A_message_that_comes_after_the_removal_is_refused_and_its_text_can_be_copied()
    {
        await using var server = await InProcessServer.StartAsync();
        var mei = await server.UserAsync("member");
        await server.ChangeAsync(db => MakeAsync(db));
        await server.ChangeAsync(db => GrantAsync(db, mei.Id, isIn: true));
        await using var person = await browsers.SignInAsync(server.Address, "member");
        await person.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await person.OpenRoomAsync(Name);
        await person.SendAsync("before the removal");

        // The removal stands in the queue before the message, and neither is done before the gate opens.
        using var gate = await HeldRunner.HoldAsync(server.Get<Runner>());
        var removal = server.ChangeAsync(db => GrantAsync(db, mei.Id, isIn: false));
        await person.EnterAsync(Typed);
        await Expect(person.Message(Typed).And(person.Page.Locator("[data-pending]"))).ToBeVisibleAsync();
        gate.Open();
        await removal;

        await Expect(person.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "You no longer have access to this room" })).ToBeVisibleAsync();
        await Expect(person.Tab(Name)).ToHaveCountAsync(0);
        var unsent = person.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = $"Not sent. Your text: {Typed}" });
        await Expect(person.Tab("Chat list")).ToBeFocusedAsync(); // who typed is not left nowhere
        await TabToAsync(person, unsent.GetByRole(AriaRole.Button, new() { Name = "Copy text", Exact = true }));
        await person.Page.Keyboard.PressAsync("Enter");
        await Expect(unsent).ToHaveCountAsync(1);
        Assert.Equal(Typed, await person.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await TabToAsync(person, unsent.GetByRole(AriaRole.Button, new() { Name = "Discard", Exact = true }));
        await person.Page.Keyboard.PressAsync("Enter");
        await Expect(unsent).ToHaveCountAsync(0);
        Assert.Empty(StoredMessages.Beginning(server.Database, Typed));
        Assert.Single(StoredMessages.Beginning(server.Database, "before the removal"));
        await using var db = server.Db();
        Assert.Equal(1, await db.Rooms.Where(r => r.Name == Name).Select(r => r.Last).SingleAsync());
    }

    /// <summary>Goes by the Tab key to what has to be reachable by it.</summary>
    private static async Task TabToAsync(Person person, ILocator wanted)
    {
        for (var presses = 0; !await wanted.EvaluateAsync<bool>("e => e === document.activeElement"); presses++)
        {
            Assert.InRange(presses, 0, 20);
            await person.Page.Keyboard.PressAsync("Tab");
        }
    }

    private static async Task SignOutAsync(Person person)
    {
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Menu of Mei Tanaka" }).ClickAsync();
        await person.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true })).ToBeVisibleAsync();
    }

    private static Task MakeAsync(ChatDb db)
    {
        db.Rooms.Add(new Room
        {
            PublicId = PublicId.New(),
            Kind = RoomKind.ChatRoom,
            Name = Name,
            NameKey = TextRules.Key(Name),
            CreatedAt = DateTime.UnixEpoch,
        });
        return Task.CompletedTask;
    }

    private static async Task GrantAsync(ChatDb db, UserId user, bool isIn)
    {
        var room = await db.Rooms.SingleAsync(r => r.Name == Name);
        var grant = new RoomGrant { RoomId = room.Id, Kind = GrantKind.User, SubjectId = user.Value };
        if (isIn)
        {
            db.RoomGrants.Add(grant);
        }
        else
        {
            db.RoomGrants.Remove(grant);
        }
    }
}
