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
        new("room-code", "fatima.elsayed", v => MessagePages.CodeAsync(v.Person)),
        new("room-scrolled", "lead", v => ScrolledAsync(v.Person)),
        new("room-linked", "lead", v => LinkedAsync(v.Person)),
        new("room-too-long", "member2", v => TooLongAsync(v.Person)),
        new("room-waiting", "member2", v => WaitingAsync(v.Person)),
        new("room-refused", "agent", v => RoomPages.RefusedMessageAsync(v.Person)),
        new("room-mention", "grace.okafor", v => RoomPages.MentionAsync(v.Person)),
        new("room-here", "grace.okafor", v => RoomPages.HereAsync(v.Person)),
        new("room-message-menu", "priya.natarajan", v => MessagePages.MenuAsync(v.Person)),
        new("room-edit", "priya.natarajan", v => MessagePages.EditAsync(v.Person)),
        new("room-versions", "priya.natarajan", v => MessagePages.VersionsAsync(v.Person)),
        new("room-files", "jonas.weber", v => FilePages.AttachedAsync(v.Person)),
        new("room-empty-range", "agent", RoomPages.EmptyRangeAsync),
        new("room-loading", "agent", RoomPages.LoadingAsync),
        new("room-failed", "agent", RoomPages.FailedAsync),
        new("issue-chat", "member", IssueChatPages.ChatAsync),
        new("issue-chat-invite", "member", IssueChatPages.InviteAsync),
        new("issue-chat-command", "member", IssueChatPages.CommandAsync),
        new("issue-chat-refused", "member", IssueChatPages.RefusedAsync),
        new("room-menu", "lead", v => RoomPages.RoomMenuAsync(v.Person)),
        new("room-menu-notifications", "lead", v => NotificationPages.MenuAsync(v.Person)),
        new("chat-list-muted", "lead", NotificationPages.MutedAsync),
        new("chat-list-asked", "lead", v => NotificationPages.AskedAsync(v.Person)),
        new("toasts", "lead", NotificationPages.ToastsAsync),
        new("room-add", "lead", v => RoomPages.AddRoomAsync(v.Person)),
        new("room-edit-conflict", "lead", RoomPages.EditConflictAsync),
        new("room-delete", "lead", RoomPages.DeleteRoomAsync),
        new("search", "lead", SearchPages.FoundAsync),
        new("search-messages", "lead", v => SearchPages.MessagesAsync(v.Person)),
        new("search-empty", "lead", v => SearchPages.EmptyAsync(v.Person)),
        new("search-none", "lead", v => SearchPages.NoneAsync(v.Person)),
        new("go-to", "lead", v => SearchPages.GoToAsync(v.Person)),
        new("go-to-none", "lead", v => SearchPages.GoNowhereAsync(v.Person)),
        new("shortcuts", "lead", v => SearchPages.ShortcutsAsync(v.Person)),
        new("own-menu", "lead", v => MenuAsync(v.Person)),
        new("own-status-menu", "lead", v => PeoplePages.OwnStatusMenuAsync(v.Person)),
        new("status-text", "lead", v => PeoplePages.StatusTextAsync(v.Person)),
        new("user-information", "lead", PeoplePages.InformationAsync),
        new("user-information-edit", "admin", PeoplePages.EditedInformationAsync),
        new("user-information-own", "lead", PeoplePages.OwnInformationAsync),
        new("direct", "lead", PeoplePages.DirectAsync),
        new("direct-unreachable", "lead", PeoplePages.UnreachableAsync),
        new("issues", "lead", v => IssuePages.GridAsync(v.Person)),
        new("issues-menu", "lead", v => IssuePages.MenuAsync(v.Person)),
        new("issue-new", "lead", v => IssuePages.NewAsync(v.Person)),
        new("issue", "lead", v => IssuePages.IssueAsync(v.Person)),
        new("issue-conflict", "lead", IssuePages.ConflictAsync),
        new("issue-read-only", "customer", v => IssuePages.IssueAsync(v.Person)),
        new("no-issue", "lead", v => v.Person.GoToAsync("/issues/TEST-999")),
        new("no-room", "lead", v => v.Person.GoToAsync("/chat/AAAAAAAAAAAAAAAAAAAAAA")),
        new("no-page", "lead", v => v.Person.GoToAsync("/no-such-page")),
        new("no-permission", "nochat", v => v.Person.GoToAsync("/chat")),
        new("account-notifications", "lead", NotificationPages.SettingsAsync),
        new("account", "lead", v => v.Person.GoToAsync("/account")),
        new("account-errors", "lead", v => AccountErrorsAsync(v.Person)),
        new("modules", "admin", v => v.Person.GoToAsync("/admin/modules")),
        new("modules-off", "admin", v => AdministrationPages.SwitchOffAsync(v.Person)),
        new("companies", "admin", v => v.Person.GoToAsync("/admin/companies")),
        new("company-add", "admin", v => AdministrationPages.CompanyErrorsAsync(v.Person)),
        new("users", "admin", v => v.Person.GoToAsync("/admin/users")),
        new("users-none", "admin", v => AdministrationPages.NobodyAsync(v.Person)),
        new("user-add", "admin", v => AdministrationPages.OpenAsync(v.Person, "users", "Add user", "Add user")),
        new("user-edit", "admin", AdministrationPages.ChangedMeanwhileAsync),
        new("user-groups", "admin", v => v.Person.GoToAsync("/admin/user-groups")),
        new("user-group-edit", "admin", v => AdministrationPages.OpenAsync(v.Person, "user-groups", "Edit Administrators", "Edit user group")),
        new("user-group-delete", "admin", v => AdministrationPages.OpenAsync(v.Person, "user-groups", "Delete Customers", "Delete Customers?")),
        new("role-permissions", "admin", v => AdministrationPages.SavedAsync(v.Person)),
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
