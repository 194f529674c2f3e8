using Microsoft.Playwright;

namespace EnterpriseChat.Tests.Harness;

/// <summary>The states of the search, and the ways to them.</summary>
internal static class SearchPages
{
    /// <summary>The field in which one types.</summary>
    public static ILocator Box(Person p) => p.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search", Exact = true });

    /// <summary>What was found.</summary>
    public static ILocator Results(Person p) => p.Region("Search results");

    public static async Task FoundAsync(Visit v)
    {
        await v.Person.GoToAsync("/chat?dialog=search&q=re");
        await Assertions.Expect(Results(v.Person).GetByRole(AriaRole.Heading, new() { Name = "Rooms" })).ToBeVisibleAsync();
    }

    public static async Task MessagesAsync(Person p)
    {
        await p.GoToAsync("/chat?dialog=search&q=" + Uri.EscapeDataString("the after:2020-01-01 from:\"Mei Tanaka\""));
        await p.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("^Messages") }).ClickAsync();
        await Assertions.Expect(Results(p).GetByRole(AriaRole.Link).Nth(6)).ToBeAttachedAsync();
    }

    public static async Task EmptyAsync(Person p)
    {
        await p.GoToAsync("/chat?dialog=search");
        await Assertions.Expect(Results(p)).ToContainTextAsync("Search what you can see");
    }

    public static async Task NoneAsync(Person p)
    {
        await p.GoToAsync("/chat?dialog=search&q=nothingofthisname");
        await Assertions.Expect(Results(p)).ToContainTextAsync("Nothing found");
    }

    public static async Task GoToAsync(Person p)
    {
        await p.GoToAsync("/chat");
        await p.OpenRoomAsync("Contoso");
        await p.Page.Keyboard.PressAsync("Control+k");
        await p.Page.GetByRole(AriaRole.Combobox, new() { Name = "Go to …" }).FillAsync("r");
        await Assertions.Expect(p.Dialog("Go to …").GetByRole(AriaRole.Group, new() { Name = "People" })).ToBeVisibleAsync();
    }

    public static async Task GoNowhereAsync(Person p)
    {
        await p.Page.GetByRole(AriaRole.Combobox, new() { Name = "Go to …" }).FillAsync("nothing of this name");
        await Assertions.Expect(p.Dialog("Go to …")).ToContainTextAsync("Nothing of this name");
    }

    public static async Task ShortcutsAsync(Person p)
    {
        await p.GoToAsync("/chat");
        await p.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(p.Dialog("Keyboard shortcuts")).ToBeVisibleAsync();
    }
}
