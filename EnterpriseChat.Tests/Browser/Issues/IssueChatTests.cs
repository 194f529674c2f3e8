using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Issues;

/// <summary>The chat of an issue, as those see it who are in it, who are invited and who may not see it.</summary>
[Collection(Browsers.Collection)]
public sealed class IssueChatTests(Browsers browsers)
{
    private static readonly string[] Course = ["issue-chat.joined", "issue-chat.invited", "issue-chat.joined", "issue-chat.left"];

    [Fact]
    public async Task Somebody_is_invited_from_the_menu_of_a_user_and_comes()
    {
        await using var server = await InProcessServer.StartAsync();
        var room = await OpenedAsync(server, "member");
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await using var tomas = await browsers.SignInAsync(server.Address, "member2");
        await mei.GoToAsync($"/chat/{room}");
        await tomas.GoToAsync("/chat");

        // Tab, header and side bar of the one.
        await Expect(mei.Tab("EXP-7")).ToHaveAttributeAsync("title", "Invoice export drops the last line");
        await Expect(mei.Main.GetByRole(AriaRole.Heading, new() { Name = "EXP-7", Exact = true })).ToHaveCountAsync(2);
        await Expect(mei.Main).ToContainTextAsync("Invoice export drops the last line");
        await Expect(mei.Main).ToContainTextAsync("Messages are comments of the issue");
        await Expect(mei.Page.GetByRole(AriaRole.Link, new() { Name = "Open issue", Exact = true })).ToHaveAttributeAsync("href", "/issues/EXP-7");
        await Expect(In(mei)).ToHaveCountAsync(1);
        await Expect(In(mei)).ToContainTextAsync("Mei Tanaka (you)");
        await mei.SendAsync("It drops the last line");

        // The other is invited from the list of all users, and finds the chat in the list and a notice.
        var row = tomas.Region("Issue chats").GetByRole(AriaRole.Link, new() { Name = "EXP-7", Exact = true });
        await Expect(row).ToHaveCountAsync(1);
        await mei.User("Tomás Herrera").ClickAsync(new() { Button = MouseButton.Right });
        await mei.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Invite to EXP-7", Exact = true }).ClickAsync();
        await Expect(mei.Messages.GetByRole(AriaRole.Note)).ToContainTextAsync("Mei Tanaka");
        await Expect(In(mei)).ToHaveCountAsync(2);
        var toast = tomas.Region("Notifications").GetByRole(AriaRole.Article);
        await Expect(toast).ToContainTextAsync("Mei Tanaka invited you");
        await Expect(toast).ToContainTextAsync("EXP-7");
        await Expect(row).ToHaveAccessibleDescriptionAsync("1 unread message");

        // Whoever is in it is not invited again.
        await mei.Region("EXP-7").GetByRole(AriaRole.Button, new() { Name = "Tomás Herrera", Exact = true }).ClickAsync(new() { Button = MouseButton.Right });
        await Expect(mei.Page.GetByRole(AriaRole.Menuitem, new() { Name = "User information", Exact = true })).ToBeVisibleAsync();
        await Expect(mei.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Invite to EXP-7" })).ToHaveCountAsync(0);
        await mei.Page.Keyboard.PressAsync("Escape");

        // The other comes by the notice, answers, and leaves by closing the tab.
        await toast.GetByRole(AriaRole.Link).ClickAsync();
        await tomas.SeesAsync("It drops the last line");
        await tomas.SendAsync("I have a fix");
        await mei.SeesAsync("I have a fix");
        await tomas.Button("Close EXP-7").ClickAsync();
        await Expect(tomas.Tab("EXP-7")).ToHaveCountAsync(0);
        await using var db = server.Db();
        await Eventually.That(async () => Course.SequenceEqual(
            await db.AuditEntries.Where(e => e.Action.StartsWith("issue-chat.")).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
        Assert.Equal(2, await db.IssueEntries.CountAsync(e => e.IssueId == db.Issues.Single(i => i.Key == "EXP-7").Id));
        mei.AssertQuietConsole();
        tomas.AssertQuietConsole();
    }

    [Fact]
    public async Task A_command_is_completed_run_and_told_and_a_wrong_one_comes_back_with_the_reason()
    {
        await using var server = await InProcessServer.StartAsync();
        var room = await OpenedAsync(server, "member");
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await using var tomas = await browsers.SignInAsync(server.Address, "member2");
        await mei.GoToAsync($"/chat/{room}");
        await tomas.GoToAsync($"/chat/{room}");
        await mei.Composer.PressSequentiallyAsync("/sta");
        var commands = mei.Page.GetByRole(AriaRole.Listbox, new() { Name = "Commands", Exact = true });
        await Expect(commands.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await mei.Page.Keyboard.PressAsync("Enter");
        await Expect(mei.Composer).ToHaveValueAsync("/status ");
        await Expect(commands).ToHaveCountAsync(0);
        await mei.Composer.PressSequentiallyAsync("in progress");
        await mei.Page.Keyboard.PressAsync("Enter");
        await Expect(tomas.Messages.GetByRole(AriaRole.Note)).ToContainTextAsync("Mei Tanaka set the status to In progress");
        await Expect(tomas.Main.GetByRole(AriaRole.Banner).Or(tomas.Main.Locator("header.rh"))).ToContainTextAsync("In progress");

        // A wrong one is not sent: its text is back, with the reason.
        await mei.Composer.FillAsync("/priority urgent");
        await mei.Composer.PressAsync("Enter");
        await Expect(mei.Main).ToContainTextAsync("A priority is highest, high, medium or low.");
        await Expect(tomas.Messages.GetByRole(AriaRole.Article)).ToHaveCountAsync(1);

        // A decision, by the menu of the message.
        await tomas.Message("/status in progress").FocusAsync();
        await tomas.Page.Keyboard.PressAsync("Shift+F10");
        await tomas.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Mark as decision", Exact = true }).ClickAsync();
        await Expect(mei.Message("/status in progress")).ToContainTextAsync("Decision");
        tomas.AssertQuietConsole();
    }

    [Fact]
    public async Task IS_01_To_somebody_of_another_company_it_is_not_there_on_any_way_and_its_key_stays_text()
    {
        await using var server = await InProcessServer.StartAsync();
        var room = await OpenedAsync(server, "member");
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.GoToAsync($"/chat/{room}");
        await mei.SendAsync("only for those who see the issue");
        await using var stranger = await browsers.SignInAsync(server.Address, "customer2");
        Assert.Equal(404, (await stranger.Page.GotoAsync($"/chat/{room}"))!.Status);
        await stranger.LiveAsync();
        await Expect(stranger.Main).ToContainTextAsync("This room does not exist or you cannot see it");
        Assert.Equal(404, (await stranger.Page.GotoAsync($"/chat/{room}/1"))!.Status);
        await stranger.GoToAsync("/chat");
        await Expect(stranger.Region("Issue chats")).ToContainTextAsync("No current issue chats");
        var who = World.As((await server.UserAsync("customer2")).Id);
        Assert.Equal(IssueRefusals.NotFound, (await server.Get<OpenIssueChat>().HandleAsync(who, "EXP-7", default)).Refusal);

        // The control: somebody of the company of the issue has it.
        await using var customer = await browsers.SignInAsync(server.Address, "customer");
        await customer.GoToAsync($"/chat/{room}");
        await customer.SeesAsync("only for those who see the issue");
    }

    private static ILocator In(Person person) => person.Region("EXP-7").GetByRole(AriaRole.Listitem);

    private static async Task<PublicId> OpenedAsync(InProcessServer server, string who)
    {
        var customer = await server.UserAsync("customer");
        await server.Get<Runner>().IssueAsync("EXP-7", (customer.CompanyId, customer.Id), "Invoice export drops the last line");
        return (await server.Get<OpenIssueChat>().HandleAsync(World.As((await server.UserAsync(who)).Id), "EXP-7", default)).Value;
    }
}
