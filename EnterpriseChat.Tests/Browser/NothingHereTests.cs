using System.Text.RegularExpressions;
using EnterpriseChat.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser;

/// <summary>Where there is nothing to show, the page says why and how to get to what there is.</summary>
[Collection(Browsers.Collection)]
public sealed class NothingHereTests(Browsers browsers, DemoServer demo)
{
    [Fact]
    public async Task A_filter_without_a_hit_says_so_and_can_be_cleared()
    {
        var server = await demo.ServerAsync();
        await using var person = await browsers.SignInAsync(server.Address, "yuki.watanabe");
        await person.GoToAsync("/chat");
        var contoso = person.Main.GetByRole(AriaRole.Link, new() { Name = "Contoso", Exact = true });
        var filter = person.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Filter chats" });
        await filter.FillAsync("conto");
        await Expect(person.Main.GetByText("No chat rooms yet.")).ToHaveCountAsync(0);
        await Expect(contoso).ToBeVisibleAsync();
        await filter.FillAsync("warehose");
        await Expect(person.Main.GetByText("No chat is named “warehose”")).ToBeVisibleAsync();
        await Expect(contoso).ToHaveCountAsync(0);
        await person.Button("Clear filter").ClickAsync();
        await Expect(contoso).ToBeVisibleAsync();
        await Expect(filter).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_range_without_messages_says_when_the_newest_is_from_and_leads_there()
    {
        using var data = new TemporaryDirectory();
        TemporaryDirectory.Copy((await Demo.StartAsync()).CopyOf!, data.Path);
        using (var file = new RawDatabase(data.File("chat.db")))
        {
            file.Run("UPDATE Messages SET PostedAt = PostedAt - 10 * 24 * 3600 * 1000");
        }

        await using var server = await ServerProcess.StartAsync(new ServerStart { DataDirectory = data.Path });
        await using var person = await browsers.SignInAsync(server.Address, "lead");
        await person.OpenRoomAsync("Contoso");
        await person.HasReadAsync("Contoso"); // a range never hides what is not
        await person.Page.GetByRole(AriaRole.Radio, new() { Name = "Yesterday" }).ClickAsync();
        await Expect(person.Messages.GetByText("No messages since yesterday")).ToBeVisibleAsync();
        await Expect(person.Messages.GetByText(new Regex(@"^The newest one is from \w+day \d+ \w+( \d+)?\.$"))).ToBeVisibleAsync();
        await person.Page.GetByRole(AriaRole.Radio, new() { Name = "7 days" }).ClickAsync();
        await Expect(person.Messages.GetByText("No messages in the last 7 days")).ToBeVisibleAsync();
        await person.Button("Show 30 days").ClickAsync();
        await person.SeesAsync("That was it.");
        await Expect(person.Page.GetByRole(AriaRole.Radio, new() { Name = "30 days" })).ToBeCheckedAsync();
    }

    [Theory]
    [InlineData("nochat", "/chat", "You have no permission to use the chat")]
    [InlineData("grace.okafor", "/no-such-page", "This page does not exist")]
    public async Task On_a_phone_every_page_leads_to_the_navigation(string userName, string path, string heading)
    {
        var server = await demo.ServerAsync();
        await using var person = await browsers.SignInAsync(
            server.Address, userName, options: new BrowserNewContextOptions { Locale = "en-GB", ViewportSize = new() { Width = 390, Height = 844 } });
        await person.GoToAsync(path);
        await Expect(person.Page.GetByRole(AriaRole.Heading, new() { Name = heading })).ToBeVisibleAsync();
        await person.Button("Main navigation").ClickAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Menu of ") }).Last.ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" })).ToBeVisibleAsync();
    }
}
