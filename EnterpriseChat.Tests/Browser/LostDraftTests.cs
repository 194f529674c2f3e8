using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser;

/// <summary>What was typed in a room that one loses is kept, unseen, and is back when the room comes back.</summary>
[Collection(Browsers.Collection)]
public sealed class LostDraftTests(Browsers browsers)
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
