using EnterpriseChat.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Messages;

/// <summary>What a message answers stands above it, as it is now.</summary>
[Collection(Browsers.Collection)]
public sealed class ReplyTests(Browsers browsers)
{
    [Fact]
    public async Task A_reply_shows_author_and_first_line_leads_there_and_follows_change_and_deletion()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await lead.OpenRoomAsync("Contoso");
        await mei.OpenRoomAsync("Contoso");
        await lead.SendAsync("Who has the label printer?");
        await ReplyAsync(mei, "Who has the label printer?");
        await Expect(mei.Composer).ToBeFocusedAsync();
        await Expect(mei.Page.GetByText("Reply to Leonard Adeyemi: Who has the label printer?")).ToBeVisibleAsync();
        await mei.SendAsync("I do, until noon.");
        await Expect(mei.Button("No reply")).ToHaveCountAsync(0);

        var quote = lead.Message("I do, until noon.").GetByRole(AriaRole.Link, new() { Name = "Leonard Adeyemi Who has the label printer?" });
        await Expect(quote).ToBeVisibleAsync();
        await EditAsync(lead, "Who has the red label printer?");
        await Expect(mei.Message("I do, until noon.")).ToContainTextAsync("Who has the red label printer?");
        await lead.Page.Locator("a.rq").Last.ClickAsync();
        await Expect(lead.Page.Locator("article.marked")).ToContainTextAsync("Who has the red label printer?");
        await Expect(lead.Page.Locator("article.marked")).ToBeInViewportAsync();

        await mei.GoToAsync(new Uri(mei.Page.Url).AbsolutePath);
        await Expect(mei.Message("I do, until noon.")).ToContainTextAsync("Who has the red label printer?");
        await lead.Page.Locator("article.marked").FocusAsync();
        await lead.Page.Keyboard.PressAsync("Shift+F10");
        await lead.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete" }).ClickAsync();
        await lead.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(mei.Message("I do, until noon.")).ToContainTextAsync("Message deleted");
        await Expect(mei.Message("I do, until noon.")).Not.ToContainTextAsync("printer");
        lead.AssertQuietConsole();
        mei.AssertQuietConsole();
    }

    [Fact]
    public async Task What_is_answered_is_kept_over_a_reload_can_be_given_up_and_waits_with_the_message()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await lead.OpenRoomAsync("Contoso");
        await lead.SendAsync("a question of mine");
        await ReplyAsync(lead, "a question of mine");
        await lead.Page.ReloadAsync();
        await lead.LiveAsync();
        await Expect(lead.Page.GetByText("Reply to Leonard Adeyemi: a question of mine")).ToBeVisibleAsync();
        await lead.Button("No reply").ClickAsync();
        await lead.SendAsync("no answer");
        await Expect(lead.Message("no answer").Locator(".rq")).ToHaveCountAsync(0);

        await ReplyAsync(lead, "a question of mine");
        await lead.Page.RouteAsync("**/messages", route => route.AbortAsync());
        await lead.EnterAsync("an answer that waits");
        await Expect(lead.Page.Locator("[data-pending]")).ToContainTextAsync("a question of mine");
        await lead.Page.UnrouteAllAsync();
        await Expect(lead.Message("an answer that waits").And(lead.Page.Locator("[data-number]"))).ToContainTextAsync("a question of mine");
        await Expect(lead.Page.Locator("[data-pending]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_browser_keeps_the_number_alone_and_the_line_follows_change_and_deletion_in_view_or_not()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await lead.OpenRoomAsync("Contoso");
        await mei.OpenRoomAsync("Contoso");
        await lead.SendAsync("the code is 4711");
        await ReplyAsync(mei, "the code is 4711");
        await Expect(mei.Page.GetByText("Reply to Leonard Adeyemi: the code is 4711")).ToBeVisibleAsync();
        Assert.DoesNotContain("4711", await mei.Page.EvaluateAsync<string>("JSON.stringify(localStorage)"), StringComparison.Ordinal);
        await mei.Page.RouteAsync("**/messages", route => route.AbortAsync());
        await EditAsync(lead, "the code is with me");
        await Expect(mei.Page.GetByText("Reply to Leonard Adeyemi: the code is with me")).ToBeVisibleAsync();
        await mei.EnterAsync("which one?");
        await Expect(mei.Page.Locator("[data-pending]")).ToContainTextAsync("the code is with me");
        Assert.DoesNotContain("the code", await mei.Page.EvaluateAsync<string>("JSON.stringify(localStorage)"), StringComparison.Ordinal);
        await lead.Message("the code is with me").HoverAsync();
        await lead.Message("the code is with me").GetByRole(AriaRole.Button, new() { Name = "Menu of the message" }).ClickAsync();
        await lead.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete" }).ClickAsync();
        await lead.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(mei.Page.Locator("[data-pending]")).ToContainTextAsync("Message deleted");
        await mei.Page.UnrouteAllAsync();

        // Out of view: the page asks.
        var room = new Uri(mei.Page.Url).AbsolutePath;
        await mei.GoToAsync($"{room}/5");
        var old = mei.Messages.Locator("article[data-number='5']");
        await old.HoverAsync();
        await old.GetByRole(AriaRole.Button, new() { Name = "Reply", Exact = true }).ClickAsync();
        var strip = await mei.Page.Locator("chat-quoted[strip]").InnerTextAsync();
        Assert.Matches("^Reply to .+: .+$", strip);
        await mei.GoToAsync(room);
        await Expect(old).ToHaveCountAsync(0);
        await Expect(mei.Page.Locator("chat-quoted[strip]")).ToHaveTextAsync(strip);
        lead.AssertQuietConsole();
    }

    private static async Task ReplyAsync(Person person, string text)
    {
        await person.Message(text).Last.HoverAsync();
        await person.Message(text).Last.GetByRole(AriaRole.Button, new() { Name = "Reply", Exact = true }).ClickAsync();
    }

    private static async Task EditAsync(Person person, string text)
    {
        await person.Composer.PressAsync("ArrowUp");
        await person.Textbox("Edit message").FillAsync(text);
        await person.Textbox("Edit message").PressAsync("Enter");
        await Expect(person.Textbox("Edit message")).ToHaveCountAsync(0);
    }
}
