using EnterpriseChat.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Shell;

/// <summary>The frame as one user has it in two browsers and on a phone: tabs, ranges, links to messages, drawers.</summary>
[Collection(Browsers.Collection)]
public sealed class FrameWalkTests(Browsers browsers)
{
    [Fact]
    public async Task The_row_of_tabs_is_one_in_both_browsers_with_drafts_and_is_there_again_after_a_new_sign_in()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var first = await browsers.SignInAsync(server.Address, "lead");
        await using var second = await browsers.SignInAsync(server.Address, "lead");
        await second.GoToAsync("/chat");
        await first.OpenRoomAsync("Lunch");
        await first.OpenRoomAsync("Design review");
        await Expect(second.Tab("Lunch")).ToBeVisibleAsync();
        await first.Composer.FillAsync("typed and not sent");
        await Expect(second.Tab("Design review").GetByTitle("Draft")).ToBeVisibleAsync();

        await second.Tab("Lunch").FocusAsync();
        await second.Page.Keyboard.PressAsync("Delete");
        await Expect(first.Tab("Lunch")).ToHaveCountAsync(0);
        await second.Button("Menu of Leonard Adeyemi").ClickAsync();
        await second.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await Expect(second.Textbox("User name")).ToBeVisibleAsync();
        await second.SignInAsync("lead");
        await second.GoToAsync("/chat");
        await second.Tab("Design review").ClickAsync();
        await Expect(second.Composer).ToHaveValueAsync("typed and not sent");
        await Expect(second.Tab("Lunch")).ToHaveCountAsync(0);
        await first.Tab("Design review").ClickAsync(new() { Button = MouseButton.Middle });
        await Expect(second.Tab("Design review")).ToHaveCountAsync(0);
        await Expect(second.Tab("Chat list")).ToHaveAttributeAsync("aria-selected", "true");
        first.AssertQuietConsole();
    }

    [Fact]
    public async Task A_range_is_remembered_in_all_browsers_and_a_link_to_an_older_message_shows_and_marks_it()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await using var other = await browsers.SignInAsync(server.Address, "lead");
        await lead.OpenRoomAsync("Contoso");
        await Expect(Range(lead, "7 days")).ToHaveAttributeAsync("aria-checked", "true");
        await Range(lead, "Yesterday").ClickAsync();
        await Expect(Range(lead, "Yesterday")).ToHaveAttributeAsync("aria-checked", "true");
        await other.OpenRoomAsync("Contoso");
        await Expect(Range(other, "Yesterday")).ToHaveAttributeAsync("aria-checked", "true");

        await other.GoToAsync(new Uri(other.Page.Url).AbsolutePath + "/3");
        var linked = other.Page.Locator("article[data-number='3']");
        await Expect(linked).ToBeInViewportAsync();
        await Expect(linked).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("marked"));
        await Expect(other.Main).ToContainTextAsync("Begins earlier, with the linked message");
        await other.Page.Keyboard.PressAsync("Shift");
        await Expect(linked).Not.ToHaveClassAsync(new System.Text.RegularExpressions.Regex("marked"));
    }

    [Fact]
    public async Task On_a_phone_the_users_are_a_drawer_that_closes_when_one_of_them_is_chosen()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await lead.Page.SetViewportSizeAsync(390, 844);
        await lead.GoToAsync("/chat");
        await Expect(lead.User("Adele Winther")).Not.ToBeInViewportAsync();
        await lead.Button("Users").ClickAsync();
        await Expect(lead.User("Adele Winther")).ToBeInViewportAsync();
        await lead.Page.Keyboard.PressAsync("Escape");
        await Expect(lead.User("Adele Winther")).Not.ToBeInViewportAsync();
        await Expect(lead.Button("Users")).ToBeFocusedAsync();

        await lead.Button("Users").ClickAsync();
        await lead.User("Adele Winther").ClickAsync();
        await Expect(lead.Composer).ToBeInViewportAsync();
        await Expect(lead.User("Adele Winther")).Not.ToBeInViewportAsync();
        await lead.Button("Users").ClickAsync();
        await lead.User("Agnes Novák").ClickAsync(new() { Button = MouseButton.Right });
        await lead.Page.GetByRole(AriaRole.Menuitem, new() { Name = "User information" }).ClickAsync();
        await Expect(lead.Dialog("User information")).ToBeVisibleAsync();
        await Expect(lead.User("Adele Winther")).Not.ToBeInViewportAsync();
    }

    [Theory]
    [InlineData(1400, 900)]
    [InlineData(390, 844)]
    public async Task The_newest_message_stands_right_above_the_composer(int width, int height)
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await lead.Page.SetViewportSizeAsync(width, height);
        await lead.OpenRoomAsync("Contoso");
        await lead.SendAsync("the newest of all");
        await Eventually.That(async () => await lead.Page.EvaluateAsync<double>(
            """
            () => document.querySelector("chat-composer").getBoundingClientRect().top
              - [...document.querySelectorAll("chat-log article")].at(-1).getBoundingClientRect().bottom
            """) is >= 0 and < 40);
    }

    [Fact]
    public async Task Who_is_online_folds_away_in_the_navigation_and_both_filters_narrow_as_one_types()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await lead.GoToAsync("/chat");
        var online = lead.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Region, new() { Name = "Online users" });
        await Expect(online).ToContainTextAsync("Mei Tanaka");
        await lead.Button("Online users").ClickAsync();
        await Expect(online).ToHaveCountAsync(0);
        await lead.Button("Online users").ClickAsync();
        await Expect(online).ToContainTextAsync("Mei Tanaka");
        await lead.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Filter users" }).PressSequentiallyAsync("novak");
        await Expect(lead.Region("Users").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await lead.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Filter chats" }).PressSequentiallyAsync("lun");
        await Expect(lead.Main.GetByRole(AriaRole.Link, new() { Name = "Lunch", Exact = true })).ToBeVisibleAsync();
        await Expect(lead.Main.GetByRole(AriaRole.Link, new() { Name = "Incident bridge", Exact = true })).ToHaveCountAsync(0);
    }

    private static ILocator Range(Person person, string name) => person.Page.GetByRole(AriaRole.Radio, new() { Name = name, Exact = true });
}
