using Microsoft.Playwright;

namespace EnterpriseChat.Tests.Harness;

/// <summary>A page or state that people see, and the way to it.</summary>
/// <param name="Name">Name of its picture.</param>
/// <param name="UserName">Who sees it; null for somebody not signed in.</param>
/// <param name="GoAsync">Goes there.</param>
public sealed record PageState(string Name, string? UserName, Func<Person, Task> GoAsync);

/// <summary>Every page and state of the product: the pictures and the checks of accessibility walk the same list.</summary>
public static class Pages
{
    /// <summary>The widths that the look is judged at, with their heights; the last is 1280 by 1024 at 400 %.</summary>
    public static IReadOnlyList<(string Name, int Width, int Height)> Sizes { get; } = [("wide", 1400, 900), ("phone", 390, 844), ("zoom", 320, 256)];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PageState> All { get; } =
    [
        new("sign-in", null, p => p.Page.GotoAsync("/sign-in")),
        new("sign-in-refused", null, RefusedAsync),
        new("chat-list", "lead", p => p.GoToAsync("/chat")),
        new("chat-list-filtered", "lead", FilteredAsync),
        new("room", "lead", RoomAsync),
        new("room-own-message", "member", OwnMessageAsync),
        new("room-scrolled", "lead", ScrolledAsync),
        new("room-linked", "lead", LinkedAsync),
        new("room-too-long", "member2", TooLongAsync),
        new("room-waiting", "member2", WaitingAsync),
        new("own-menu", "lead", MenuAsync),
        new("no-room", "lead", p => p.GoToAsync("/chat/AAAAAAAAAAAAAAAAAAAAAA")),
        new("no-page", "lead", p => p.GoToAsync("/no-such-page")),
        new("no-permission", "nochat", p => p.GoToAsync("/chat")),
        new("account", "lead", p => p.GoToAsync("/account")),
        new("account-errors", "lead", AccountErrorsAsync),
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
}
