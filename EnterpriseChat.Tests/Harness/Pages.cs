using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Rooms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace EnterpriseChat.Tests.Harness;

/// <summary>A page or state that people see, and the way to it.</summary>
/// <param name="Name">Name of its picture.</param>
/// <param name="UserName">Who sees it; null for somebody not signed in.</param>
/// <param name="GoAsync">Goes there.</param>
public sealed record PageState(string Name, string? UserName, Func<Visit, Task> GoAsync);

/// <summary>A person on a tour, and what can happen to them.</summary>
/// <param name="Person">Who looks.</param>
/// <param name="Server">What they look at.</param>
/// <param name="Network">What lies between.</param>
/// <param name="Gate">What lies before its messages.</param>
public sealed record Visit(Person Person, InProcessServer Server, TcpProxy Network, ReadingGate Gate);

/// <summary>Every page and state of the product: the pictures and the checks of accessibility walk the same list.</summary>
public static class Pages
{
    /// <summary>The widths that the look is judged at, with their heights; the last is 1280 by 1024 at 400 %.</summary>
    public static IReadOnlyList<(string Name, int Width, int Height)> Sizes { get; } = [("wide", 1400, 900), ("phone", 390, 844), ("zoom", 320, 256)];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PageState> All { get; } =
    [
        new("sign-in", null, v => v.Person.Page.GotoAsync("/sign-in")),
        new("sign-in-refused", null, v => RefusedAsync(v.Person)),
        new("chat-list", "lead", v => v.Person.GoToAsync("/chat")),
        new("chat-list-filtered", "lead", v => FilteredAsync(v.Person)),
        new("room", "lead", v => RoomAsync(v.Person)),
        new("room-own-message", "member", v => OwnMessageAsync(v.Person)),
        new("room-scrolled", "lead", v => ScrolledAsync(v.Person)),
        new("room-linked", "lead", v => LinkedAsync(v.Person)),
        new("room-too-long", "member2", v => TooLongAsync(v.Person)),
        new("room-waiting", "member2", v => WaitingAsync(v.Person)),
        new("room-refused", "agent", v => RefusedMessageAsync(v.Person)),
        new("room-empty-range", "agent", EmptyRangeAsync),
        new("room-loading", "agent", LoadingAsync),
        new("room-failed", "agent", FailedAsync),
        new("room-menu", "lead", v => RoomMenuAsync(v.Person)),
        new("room-add", "lead", v => AddRoomAsync(v.Person)),
        new("room-edit-conflict", "lead", EditConflictAsync),
        new("room-delete", "lead", DeleteRoomAsync),
        new("own-menu", "lead", v => MenuAsync(v.Person)),
        new("no-room", "lead", v => v.Person.GoToAsync("/chat/AAAAAAAAAAAAAAAAAAAAAA")),
        new("no-page", "lead", v => v.Person.GoToAsync("/no-such-page")),
        new("no-permission", "nochat", v => v.Person.GoToAsync("/chat")),
        new("account", "lead", v => v.Person.GoToAsync("/account")),
        new("account-errors", "lead", v => AccountErrorsAsync(v.Person)),
        new("connection-lost", "lead", ConnectionLostAsync),
        new("connected-again", "lead", ConnectedAgainAsync),
        new("room-lost", "lead", RoomLostAsync),
        new("module-off", "customer", ModuleOffAsync),
    ];

    /// <summary>From a fresh page: what another state typed there is gone.</summary>
    private static async Task RoomAsync(Person p)
    {
        await p.GoToAsync("/chat");
        await p.OpenRoomAsync("Contoso");
    }

    private static async Task RefusedAsync(Person p)
    {
        await p.Page.GotoAsync("/sign-in");
        await p.Page.GetByLabel("User name").FillAsync("lead");
        await p.Page.GetByLabel("Password", new() { Exact = true }).FillAsync("wrong");
        await p.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(p.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
    }

    private static async Task FilteredAsync(Person p)
    {
        await p.GoToAsync("/chat");
        await p.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Filter chats" }).FillAsync("nothing of this name");
        await Assertions.Expect(p.Main.GetByRole(AriaRole.Link, new() { Name = "Contoso", Exact = true })).ToHaveCountAsync(0);
    }

    private static async Task OwnMessageAsync(Person p)
    {
        await RoomAsync(p);
        await p.EnterAsync("A list:\n\n1. **bold** and ~~struck~~\n2. `code` and [a link](https://example.com)\n\n> and a quote");
        await p.SeesAsync("and a quote");
        await Assertions.Expect(p.Page.Locator("[data-pending]")).ToHaveCountAsync(0);
    }

    private static async Task ScrolledAsync(Person p)
    {
        await RoomAsync(p);
        await p.Messages.EvaluateAsync("log => log.scrollTop = 100");
        await Assertions.Expect(p.Page.Locator("chat-jump button")).ToBeVisibleAsync();
    }

    private static async Task LinkedAsync(Person p)
    {
        await RoomAsync(p);
        await p.GoToAsync(new Uri(p.Page.Url).AbsolutePath + "/12");
        await Assertions.Expect(p.Page.Locator("article[data-number='12']")).ToBeInViewportAsync();
    }

    private static async Task TooLongAsync(Person p)
    {
        await RoomAsync(p);
        await p.Composer.FillAsync(new string('x', 10_001));
    }

    private static async Task WaitingAsync(Person p)
    {
        await RoomAsync(p);
        await p.Page.RouteAsync("**/api/v1/**", r => r.AbortAsync());
        await p.EnterAsync("This one waits");
        await Assertions.Expect(p.Page.Locator("[data-pending] .state")).ToBeVisibleAsync();
    }

    /// <summary>The composer gives the reason, the line that was not sent stands above it.</summary>
    private static async Task RefusedMessageAsync(Person p)
    {
        await RoomAsync(p);
        await p.Page.RouteAsync("**/messages", r => r.FulfillAsync(new() { Status = 409, Body = "{\"code\":\"closed\",\"sentence\":\"This chat is closed.\"}" }));
        await p.EnterAsync("This one is refused");
        await Assertions.Expect(p.Page.GetByText("Not sent").First).ToBeVisibleAsync();
        await p.Page.UnrouteAsync("**/messages");
    }

    private static async Task EmptyRangeAsync(Visit v)
    {
        await v.Person.GoToAsync("/chat");
        await v.Person.OpenRoomAsync("Lunch");
        await Assertions.Expect(v.Person.Page.Locator("[role=tab][title=Lunch] .badge")).ToHaveCountAsync(0); // a range never hides what is unread
        using (var file = new RawDatabase(v.Server.Database))
        {
            file.Run("UPDATE Messages SET PostedAt = PostedAt - 10 * 24 * 3600 * 1000 WHERE RoomId = (SELECT Id FROM Rooms WHERE Name = 'Lunch')");
        }

        await v.Person.Page.GetByRole(AriaRole.Radio, new() { Name = "Yesterday" }).ClickAsync();
        await Assertions.Expect(v.Person.Page.GetByText("No messages since yesterday")).ToBeVisibleAsync();
    }

    private static async Task LoadingAsync(Visit v)
    {
        await v.Person.GoToAsync("/chat");
        v.Gate.Close();
        await v.Person.Main.GetByRole(AriaRole.Link, new() { Name = "Contoso", Exact = true }).ClickAsync();
        await Assertions.Expect(v.Person.Page.Locator("[aria-busy=true]")).ToBeVisibleAsync();
    }

    private static async Task FailedAsync(Visit v)
    {
        await v.Person.GoToAsync("/chat");
        v.Gate.Fails = true;
        await v.Person.Main.GetByRole(AriaRole.Link, new() { Name = "Contoso", Exact = true }).ClickAsync();
        await Assertions.Expect(v.Person.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToBeVisibleAsync();
    }

    private static async Task RoomMenuAsync(Person p)
    {
        await p.GoToAsync("/chat");
        await p.Main.GetByRole(AriaRole.Link, new() { Name = "Lunch", Exact = true }).FocusAsync();
        await p.Page.Keyboard.PressAsync("Shift+F10");
        await Assertions.Expect(p.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Edit chat room" })).ToBeVisibleAsync();
    }

    private static async Task AddRoomAsync(Person p)
    {
        await p.GoToAsync("/chat?dialog=add-room");
        await p.Textbox("Name").FillAsync("Warehouse roll-out, wave 3");
        await p.Page.GetByRole(AriaRole.Radio, new() { Name = "Private", Exact = true }).CheckAsync();
        await p.Page.GetByRole(AriaRole.Group, new() { Name = "Users", Exact = true })
            .GetByRole(AriaRole.Button, new() { Name = "Remove all", Exact = true }).ClickAsync();
        var companies = p.Page.GetByRole(AriaRole.Listbox, new() { Name = "Available companies", Exact = true });
        await companies.GetByRole(AriaRole.Option, new() { NameRegex = new("^Fabrikam") }).DblClickAsync();
        await Assertions.Expect(p.Page.GetByText("You shut yourself out.")).ToBeVisibleAsync();
        await p.Textbox("Name").FillAsync("");
        await p.Textbox("Name").PressAsync("Enter");
        await Assertions.Expect(p.Page.GetByText("A name has 1 to 80 characters.")).ToBeVisibleAsync();
    }

    private static async Task EditConflictAsync(Visit v)
    {
        var room = await RoomAsync(v, "Release 4.2");
        await v.Person.GoToAsync($"/chat?dialog=edit-room&room={room.PublicId}");
        await v.Person.Textbox("Name").FillAsync("Release 4.2 and 4.2.1");
        await v.Person.Textbox("Topic").FocusAsync();
        var priya = new Actor((await v.Server.UserAsync("priya.natarajan")).Id, null, "test");
        var saved = (await v.Server.Get<AccessChoices>().SavedAsync(priya.Me, room.PublicId, default))!.Settings;
        Assert.True((await v.Server.Get<EditRoom>().HandleAsync(priya, room.PublicId, saved, saved with { Topic = $"{saved.Topic}." }, default)).IsDone);
        await Assertions.Expect(v.Person.Page.GetByText("saved this room a moment ago")).ToBeVisibleAsync();
    }

    private static async Task DeleteRoomAsync(Visit v)
    {
        await v.Person.GoToAsync($"/chat?dialog=delete-room&room={(await RoomAsync(v, "Lunch")).PublicId}");
        await Assertions.Expect(v.Person.Page.GetByRole(AriaRole.Alertdialog)).ToBeVisibleAsync();
    }

    private static async Task<Room> RoomAsync(Visit v, string name)
    {
        await using var db = v.Server.Db();
        return await db.Rooms.SingleAsync(r => r.Name == name && r.DeletedAt == null);
    }

    private static async Task MenuAsync(Person p)
    {
        await p.GoToAsync("/chat");
        if (await p.Page.GetByRole(AriaRole.Button, new() { Name = "Main navigation" }).IsVisibleAsync())
        {
            await p.Page.GetByRole(AriaRole.Button, new() { Name = "Main navigation" }).ClickAsync();
        }

        await p.Page.GetByRole(AriaRole.Button, new() { Name = "Menu of Leonard Adeyemi" }).ClickAsync();
        await Assertions.Expect(p.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" })).ToBeVisibleAsync();
    }

    private static async Task AccountErrorsAsync(Person p)
    {
        await p.GoToAsync("/account");
        await p.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(p.Page.GetByText("Your present password is needed.")).ToBeVisibleAsync();
    }

    private static async Task ConnectionLostAsync(Visit v)
    {
        await RoomAsync(v.Person);
        v.Network.GoAway();
        await Assertions.Expect(v.Person.Page.GetByText("Connection lost.")).ToBeVisibleAsync();

        // It is a line below the tabs, of three rows of words where the page is 320 wide.
        var tabs = await v.Person.Page.Locator(".tabs-row").BoundingBoxAsync();
        var line = await v.Person.Page.Locator("#connection").BoundingBoxAsync();
        Assert.InRange(line!.Y, tabs!.Y + tabs.Height - 1, tabs.Y + tabs.Height + 1);
        Assert.InRange(line.Height, 40, 80);
    }

    /// <summary>The word stays for three seconds only: the first look sees it, the second what is left.</summary>
    private static async Task ConnectedAgainAsync(Visit v)
    {
        v.Network.ComeBack();
        await Assertions.Expect(v.Person.Page.GetByText("Connected again")).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    private static async Task RoomLostAsync(Visit v)
    {
        await RoomAsync(v.Person);
        var company = (await v.Server.UserAsync("lead")).CompanyId;
        await v.Server.ChangeAsync(async db =>
            (await db.Rooms.SingleAsync(r => r.Kind == RoomKind.Company && r.CompanyId == company)).DeletedAt = v.Server.Get<TimeProvider>().GetUtcNow().UtcDateTime);
        await Assertions.Expect(v.Person.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("You no longer have access to this room");
    }

    private static async Task ModuleOffAsync(Visit v)
    {
        await v.Server.SwitchModuleAsync("customer", isOn: false);
        await v.Person.GoToAsync("/chat");
        await Assertions.Expect(v.Person.Main).ToContainTextAsync("Enterprise chat is not activated");
    }
}
