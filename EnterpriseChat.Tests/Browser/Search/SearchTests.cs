using System.Text.RegularExpressions;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Person = EnterpriseChat.Tests.Harness.Person;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Search;

/// <summary>Searching in a real browser: by the keys, by chips, and only among what one may see at that moment.</summary>
[Collection(Browsers.Collection)]
public sealed class SearchTests(Browsers browsers, DemoServer demo)
{
    [Fact]
    public async Task What_one_writes_another_finds_at_once_and_opens_by_the_keyboard()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await using var leonard = await browsers.SignInAsync(server.Address, "lead");
        await mei.OpenRoomAsync("Contoso");
        await leonard.GoToAsync("/chat");
        await mei.SendAsync("Über das Förderband: <b>Quittenmus</b> & \"more\"");

        await leonard.Page.Keyboard.PressAsync("Control+Shift+F");
        await Expect(Box(leonard)).ToBeFocusedAsync();
        await Box(leonard).PressSequentiallyAsync("quitt FORDER");
        var hit = Results(leonard).GetByRole(AriaRole.Link).Filter(new() { HasText = "Quittenmus" });
        await Expect(hit).ToContainTextAsync("Über das Förderband: <b>Quittenmus</b> & \"more\"");
        await Expect(hit.Locator("mark")).ToHaveTextAsync(["Förderband", "Quittenmus"]);
        await Expect(leonard.Page).ToHaveURLAsync(new Regex("dialog=search&q=quitt"));

        await leonard.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(hit).ToBeFocusedAsync();
        await leonard.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(Box(leonard)).ToBeFocusedAsync();
        await leonard.Page.Keyboard.PressAsync("ArrowDown");
        await leonard.Page.Keyboard.PressAsync("Enter");
        await Expect(leonard.Page).ToHaveURLAsync(new Regex("/chat/[\\w-]{22}/\\d+$"));
        await Expect(Box(leonard)).ToHaveCountAsync(0);
        await Expect(leonard.Message("Quittenmus")).ToBeInViewportAsync();
        await Expect(leonard.Page.Locator("article.marked")).ToContainTextAsync("Quittenmus");
        leonard.AssertQuietConsole();
    }

    [Fact]
    public async Task Escape_closes_the_search_and_what_lay_below_is_as_it_was()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.OpenRoomAsync("Contoso");
        await mei.Composer.FillAsync("half a thought");
        await mei.Button("Search").ClickAsync();
        await Expect(Box(mei)).ToBeFocusedAsync();
        await Expect(mei.Composer).ToBeHiddenAsync();
        await Expect(Results(mei)).ToContainTextAsync("Search what you can see");
        await Box(mei).PressSequentiallyAsync("zzzqqq");
        await Expect(Results(mei)).ToContainTextAsync("Nothing found");
        await mei.Page.Keyboard.PressAsync("Escape");
        await Expect(Box(mei)).ToHaveCountAsync(0);
        await Expect(mei.Button("Search")).ToBeFocusedAsync();
        await Expect(mei.Composer).ToHaveValueAsync("half a thought");
        await mei.Composer.FillAsync("");
    }

    [Fact]
    public async Task Filters_are_typed_or_chosen_and_taken_away_by_their_chips_and_stay_over_a_reload()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.GoToAsync("/chat?dialog=search&q=the");
        await Expect(Box(mei)).ToHaveValueAsync("the");
        await mei.Button("From a person, from:").ClickAsync();
        await Expect(Box(mei)).ToHaveValueAsync("the from:");
        await Expect(Box(mei)).ToBeFocusedAsync();
        await mei.Page.Keyboard.TypeAsync("\"Leonard Adeyemi\"");
        await mei.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("^Messages") }).ClickAsync();
        await Expect(Results(mei).Locator("a.res b")).Not.ToHaveCountAsync(0);
        await Eventually.That(async () => (await Results(mei).Locator("a.res b").AllInnerTextsAsync()).All(name => name == "Leonard Adeyemi"));
        await Expect(mei.Page).ToHaveURLAsync(new Regex("Leonard"));
        await mei.Page.ReloadAsync();
        await mei.LiveAsync();
        await Expect(Box(mei)).ToHaveValueAsync("the from:\"Leonard Adeyemi\"");
        await Expect(Results(mei).GetByRole(AriaRole.Link)).Not.ToHaveCountAsync(0);
        await mei.Button("Remove from: Leonard Adeyemi").ClickAsync();
        await Expect(Box(mei)).ToHaveValueAsync("the");
    }

    [Fact]
    public async Task A_room_and_a_person_are_found_and_opened_by_name()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.GoToAsync("/chat?dialog=search&q=incid");
        await Results(mei).GetByRole(AriaRole.Link, new() { NameRegex = new("^Incident bridge") }).ClickAsync();
        await Expect(mei.Tab("Incident bridge")).ToHaveAttributeAsync("aria-selected", "true");
        await mei.Page.Keyboard.PressAsync("Control+Shift+F");
        await Box(mei).FillAsync("novak");
        await Results(mei).GetByRole(AriaRole.Button, new() { NameRegex = new("^Agnes Novák") }).ClickAsync();
        await Expect(mei.Tab("Agnes Novák")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(Box(mei)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task SE_01_Results_of_a_room_that_one_loses_go_at_once_and_of_hidden_ones_nothing_arrives()
    {
        await using var server = await InProcessServer.StartAsync();
        var (mei, lead) = (await server.UserAsync("member"), await server.UserAsync("lead"));
        var room = PublicId.New();
        await server.ChangeAsync(async db =>
        {
            db.Rooms.Add(new Room { PublicId = room, Kind = RoomKind.ChatRoom, Name = "Orchard", NameKey = "orchard", CreatedAt = DateTime.UnixEpoch });
            await db.SaveChangesAsync();
        });
        await server.ChangeAsync(db => GrantAsync(db, lead.Id, isIn: true));
        await server.ChangeAsync(db => GrantAsync(db, mei.Id, isIn: true));
        var posted = await server.Get<EnterpriseChat.Domain.Messages.PostMessage>().HandleAsync(World.As(lead.Id), room, PublicId.New().Value, "plumsecret of the orchard", default);
        Assert.True(posted.IsDone);
        await using var inside = await browsers.SignInAsync(server.Address, "member");
        await using var outside = await browsers.RecordedAsync(server.Address, "customer");
        await inside.GoToAsync("/chat?dialog=search&q=orchard");
        await Expect(Results(inside).Locator(".res")).ToHaveCountAsync(2); // the message and the room
        await outside.GoToAsync("/chat?dialog=search&q=orchard");
        await Expect(Results(outside)).ToContainTextAsync("Nothing found");
        Assert.False(await outside.Frames.ContainsAsync("plumsecret"));

        await server.ChangeAsync(db => GrantAsync(db, mei.Id, isIn: false));
        await Expect(Results(inside)).ToContainTextAsync("Nothing found");
        await Expect(Results(inside).Locator(".res")).ToHaveCountAsync(0);
    }

    private static async Task GrantAsync(ChatDb db, UserId user, bool isIn)
    {
        var room = await db.Rooms.SingleAsync(r => r.Name == "Orchard");
        var grant = await db.RoomGrants.FirstOrDefaultAsync(g => g.RoomId == room.Id && g.SubjectId == user.Value);
        if (isIn)
        {
            db.RoomGrants.Add(new RoomGrant { RoomId = room.Id, Kind = GrantKind.User, SubjectId = user.Value });
        }
        else
        {
            db.RoomGrants.Remove(grant!);
        }

        await db.SaveChangesAsync();
    }

    private static ILocator Box(Person person) => SearchPages.Box(person);

    private static ILocator Results(Person person) => SearchPages.Results(person);
}
