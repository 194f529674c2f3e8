using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Person = EnterpriseChat.Tests.Harness.Person;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser;

/// <summary>Naming somebody while one types, and the question before many are called, in a real browser.</summary>
[Collection(Browsers.Collection)]
public sealed class MentionTests(Browsers browsers, DemoServer demo)
{
    private const string Room = "Contoso";

    [Fact]
    public async Task A_name_is_completed_by_the_keyboard_and_drawn_as_a_mention()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.OpenRoomAsync(Room);
        await mei.Composer.PressSequentiallyAsync("Ask @leonard");
        await Expect(Options(mei)).ToHaveCountAsync(1);
        await Expect(Options(mei)).ToContainTextAsync("Leonard Adeyemi");
        await Expect(mei.Page.GetByText("Enter takes the name")).ToBeVisibleAsync();
        await mei.Composer.PressAsync("Enter");
        await Expect(mei.Composer).ToHaveValueAsync("Ask @lead ");
        await Expect(List(mei)).ToBeHiddenAsync();
        await mei.Composer.PressSequentiallyAsync("about it");
        await mei.Composer.PressAsync("Enter");
        await mei.SeesAsync("Ask @lead about it");
        await Expect(mei.Message("Ask @lead about it").Locator(".at")).ToHaveTextAsync("@lead");
        await mei.Composer.PressSequentiallyAsync("@novak");
        await Expect(Options(mei)).ToContainTextAsync("Agnes Novák");
        await Expect(Options(mei).Locator("b")).ToHaveTextAsync("Novák");
        await mei.Composer.FillAsync("");
        mei.AssertQuietConsole();
    }

    [Fact]
    public async Task Arrows_choose_Tab_and_the_mouse_take_and_Escape_closes_and_keeps_the_text()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.OpenRoomAsync(Room);
        await mei.Composer.PressSequentiallyAsync("@a");
        await Expect(Options(mei)).Not.ToHaveCountAsync(0);
        await Expect(Options(mei).First).ToHaveAttributeAsync("aria-selected", "true");
        await mei.Composer.PressAsync("ArrowDown");
        await Expect(Options(mei).Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(mei.Composer).ToBeFocusedAsync();
        Assert.Equal(await Options(mei).Nth(1).GetAttributeAsync("id"), await mei.Composer.GetAttributeAsync("aria-activedescendant"));
        await mei.Composer.PressAsync("ArrowUp");
        await mei.Composer.PressAsync("ArrowUp");
        await Expect(Options(mei).Last).ToHaveAttributeAsync("aria-selected", "true");

        await mei.Composer.PressAsync("Escape");
        await Expect(List(mei)).ToBeHiddenAsync();
        await Expect(mei.Composer).ToHaveValueAsync("@a");
        await mei.Composer.PressSequentiallyAsync("d");
        await Expect(List(mei)).ToBeHiddenAsync();

        await mei.Composer.FillAsync("");
        await mei.Composer.PressSequentiallyAsync("@admin");
        await Expect(Options(mei)).ToHaveCountAsync(1);
        await mei.Composer.PressAsync("Tab");
        await Expect(mei.Composer).ToHaveValueAsync("@admin ");
        await Expect(mei.Composer).ToBeFocusedAsync();
        await mei.Composer.PressSequentiallyAsync("and @leonard");
        await Options(mei).ClickAsync();
        await Expect(mei.Composer).ToHaveValueAsync("@admin and @lead ");
        await Expect(mei.Composer).ToBeFocusedAsync();
        await mei.Composer.FillAsync("");
    }

    [Fact]
    public async Task A_composition_under_way_keeps_its_Enter_and_an_address_opens_nothing()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.OpenRoomAsync(Room);
        await mei.Composer.PressSequentiallyAsync("@leonard");
        await Expect(Options(mei)).ToHaveCountAsync(1);
        await mei.Composer.EvaluateAsync(
            "e => e.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true, cancelable: true }))");
        await Expect(mei.Composer).ToHaveValueAsync("@leonard");
        await mei.Composer.FillAsync("write to me@leonard");
        await Expect(List(mei)).ToBeHiddenAsync();
        await mei.Composer.FillAsync("");
    }

    [Fact]
    public async Task Of_a_private_room_no_outsiders_name_arrives()
    {
        await using var server = await InProcessServer.StartAsync();
        var (carlos, mei) = (await server.UserAsync("customer"), await server.UserAsync("member"));
        var company = await server.Get<MakeCompany>().HandleAsync(Actor.System, "Elsewhere", false, default);
        await server.Get<MakeUser>().HandleAsync(
            Actor.System, new NewUser("zyx.outside", "Outsider Zyx", company.Value, "", [await CustomersAsync(server)]), default);
        await server.ChangeAsync(async db =>
        {
            var room = new Room { PublicId = PublicId.New(), Kind = RoomKind.ChatRoom, Name = "Closed", NameKey = "closed", CreatedAt = DateTime.UnixEpoch };
            db.Rooms.Add(room);
            await db.SaveChangesAsync();
            db.RoomGrants.AddRange(new[] { carlos, mei }.Select(u => new RoomGrant { RoomId = room.Id, Kind = GrantKind.User, SubjectId = u.Id.Value }));
        });
        await using var person = await browsers.RecordedAsync(server.Address, "customer");
        await person.OpenRoomAsync("Closed");
        await person.Composer.PressSequentiallyAsync("@mei");
        await Expect(Options(person)).ToContainTextAsync([mei.DisplayName]);
        await person.Composer.FillAsync("");
        foreach (var begin in new[] { "@z", "@out", "@leonard" }) // one does not know the one, and the other does not see the room
        {
            var answered = person.Page.WaitForResponseAsync(r => r.Url.Contains("/mentions", StringComparison.Ordinal));
            await person.Composer.FillAsync(begin);
            await answered;
            await Expect(Options(person)).ToHaveCountAsync(0);
        }

        await person.Composer.FillAsync("");
        Assert.True(await person.Frames.ContainsAsync(mei.DisplayName)); // the control
        Assert.False(await person.Frames.ContainsAsync("Outsider"));
        Assert.False(await person.Frames.ContainsAsync("zyx"));
    }

    [Fact]
    public async Task Here_asks_first_and_its_three_ways_lose_nothing()
    {
        await using var server = await InProcessServer.StartAsync();
        await EveryoneOnlineAsync(server);
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.OpenRoomAsync("Incident bridge");

        await mei.EnterAsync("@here the server restarts");
        await Expect(Question(mei)).ToBeVisibleAsync();
        await Expect(Question(mei)).ToContainTextAsync("@here the server restarts");
        await Expect(mei.Button("Cancel")).ToBeFocusedAsync();
        await mei.Page.ReloadAsync();
        await mei.LiveAsync();
        await Expect(Question(mei)).ToBeVisibleAsync();
        await mei.Button("Cancel").PressAsync("Enter");
        await Expect(Question(mei)).ToHaveCountAsync(0);
        await Expect(mei.Composer).ToHaveValueAsync("@here the server restarts");
        await Expect(mei.Page.Locator("[data-pending]")).ToHaveCountAsync(0);

        await mei.Composer.PressAsync("Enter");
        await mei.Button("Send without @here").ClickAsync();
        await mei.SeesAsync("the server restarts");
        await Expect(mei.Message("the server restarts").Locator(".at")).ToHaveCountAsync(0);
        await Expect(mei.Message("@here the server")).ToHaveCountAsync(0);

        await mei.EnterAsync("@here once more");
        await Question(mei).GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await mei.SeesAsync("@here once more");
        await Expect(mei.Message("@here once more").Locator(".at")).ToHaveTextAsync("@here");
        await Expect(mei.Page.Locator("[data-pending]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task NO_05_Too_many_calls_are_refused_with_how_long_and_the_text_stays()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.OpenRoomAsync(Room);
        for (var i = 0; i < 5; i++)
        {
            await mei.SendAsync($"@here {i}");
        }

        await mei.EnterAsync("@here again");
        await Expect(mei.Page.Locator(".comp").GetByRole(AriaRole.Alert)).ToContainTextAsync("at most 5 times in 10 minutes");
        await mei.Page.Locator("[data-pending]").GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await Expect(mei.Composer).ToHaveValueAsync("@here again");
    }

    private static async Task<GroupId> CustomersAsync(InProcessServer server)
    {
        await using var db = server.Db();
        return await db.UserGroups.Where(g => g.NameKey == "customers").Select(g => g.Id).SingleAsync();
    }

    private static ILocator List(Person person) => person.Page.Locator(".sugg");

    private static ILocator Options(Person person) => List(person).GetByRole(AriaRole.Option);

    private static ILocator Question(Person person) => person.Page.GetByRole(AriaRole.Alertdialog);

    private static async Task EveryoneOnlineAsync(InProcessServer server)
    {
        await using var db = server.Db();
        foreach (var user in await db.Users.ToListAsync())
        {
            server.Get<Presence>().Up(user.Id);
        }
    }
}
