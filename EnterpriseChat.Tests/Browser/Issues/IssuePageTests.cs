using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Issues;

/// <summary>Issues as people see them: made, changed by two at once, commented, live, and not there for whom they are not.</summary>
[Collection(Browsers.Collection)]
public sealed class IssuePageTests(Browsers browsers)
{
    [Fact]
    public async Task An_issue_is_made_found_changed_and_commented_and_everybody_sees_it_at_once()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await using var watching = await browsers.SignInAsync(server.Address, "member");
        await watching.Page.GetByRole(AriaRole.Link, new() { Name = "Issues", Exact = true }).ClickAsync();
        await Expect(watching.Page.GetByRole(AriaRole.Table, new() { Name = "Issues" })).ToBeVisibleAsync();

        await lead.GoToAsync("/issues");
        await lead.Button("New issue").ClickAsync();
        await lead.Button("Save").ClickAsync();
        await Expect(lead.Dialog("New issue")).ToContainTextAsync("An issue needs a title");
        await lead.Textbox("Title").FillAsync("Forklift says hello twice");
        await lead.Page.ReloadAsync();
        await lead.LiveAsync();
        await Expect(lead.Textbox("Title")).ToHaveValueAsync("Forklift says hello twice");
        await lead.Textbox("Title").PressAsync("Enter");
        await Expect(lead.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/issues/TEST-151$"));
        await Expect(watching.Page.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("Forklift says hello twice");

        await watching.Page.GetByRole(AriaRole.Link, new() { Name = "Forklift says hello twice" }).ClickAsync();
        await Expect(watching.Textbox("Title")).ToHaveValueAsync("Forklift says hello twice");
        await lead.Page.GetByLabel("Status").SelectOptionAsync("Waiting");
        await Expect(lead.Page.GetByText("Changes not saved")).ToBeVisibleAsync();
        await lead.Button("Save").ClickAsync();
        await Expect(lead.Region("History")).ToContainTextAsync("Leonard Adeyemi changed Status from Open to Waiting");
        await Expect(watching.Page.GetByLabel("Status")).ToHaveValueAsync("3");
        await Expect(watching.Region("History")).ToContainTextAsync("Leonard Adeyemi changed Status from Open to Waiting");

        // What is typed below an issue survives a reload, and goes out once.
        await watching.Textbox("Comment").FillAsync("Mine says it **three** times, see TEST-123");
        await watching.Page.ReloadAsync();
        await watching.LiveAsync();
        await Expect(watching.Textbox("Comment")).ToHaveValueAsync("Mine says it **three** times, see TEST-123");
        await watching.Button("Comment").ClickAsync();
        await Expect(lead.Region("History").Locator("li").First).ToContainTextAsync("Mine says it three times");
        await Expect(lead.Region("History").GetByRole(AriaRole.Link, new() { Name = "TEST-123", Exact = true })).ToHaveAttributeAsync("href", "/issues/TEST-123");
        await Expect(watching.Textbox("Comment")).ToHaveValueAsync("");
        await lead.Page.GetByRole(AriaRole.Radio, new() { Name = "Comments only" }).ClickAsync();
        await Expect(lead.Region("History").Locator("li")).ToHaveCountAsync(1);
        await lead.Page.GetByRole(AriaRole.Radio, new() { Name = "Changes only" }).ClickAsync();
        await Expect(lead.Region("History").Locator("li")).ToHaveCountAsync(2);
        lead.AssertQuietConsole();
        watching.AssertQuietConsole();
    }

    [Fact]
    public async Task IS_05_Of_two_who_save_one_issue_the_second_sees_what_the_first_changed_and_loses_nothing()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await IssuePages.IssueAsync(lead);
        await lead.Page.GetByLabel("Priority").SelectOptionAsync("Low");
        await lead.Textbox("Description").FillAsync("Half a sentence that");

        // Another field slides in, while a chat message comes; the one in which one types stays.
        await ChatAsync(server, "member", "TEST-123", "Merging after the freeze meeting");
        await server.SaveIssueAsync("priya.natarajan", "TEST-123", new IssueEdit { Status = new(IssueStatus.InProgress, IssueStatus.Waiting) });
        await Expect(lead.Page.GetByLabel("Status")).ToHaveValueAsync("3");
        await Expect(lead.Region("History")).ToContainTextAsync("Merging after the freeze meeting");
        await Expect(lead.Textbox("Description")).ToHaveValueAsync("Half a sentence that");
        await Expect(lead.Page.GetByText("changed by")).ToHaveCountAsync(0);

        // The same field stands beside it.
        await server.SaveIssueAsync("priya.natarajan", "TEST-123", new IssueEdit { Priority = new(IssuePriority.High, IssuePriority.Highest) });
        await Expect(lead.Page.GetByText("changed by Priya Natarajan to Highest")).ToBeVisibleAsync();
        await lead.Button("Save").ClickAsync();
        await Expect(lead.Page.GetByText("Not saved: Priya Natarajan changed the same field.")).ToBeVisibleAsync();
        await Expect(lead.Textbox("Description")).ToHaveValueAsync("Half a sentence that");
        await lead.Button("Keep mine").ClickAsync();
        await lead.Button("Save").ClickAsync();
        await Expect(lead.Region("History")).ToContainTextAsync("Priority from Highest to Low");
        var history = lead.Region("History");
        await Expect(history).ToContainTextAsync("Priya Natarajan changed Status from In progress to Waiting");
        await Expect(history).ToContainTextAsync("Priya Natarajan changed Priority from High to Highest");
        await Expect(lead.Page.GetByText("Changes not saved")).ToHaveCountAsync(0);
        lead.AssertQuietConsole();
    }

    [Fact]
    public async Task IS_03_Who_may_not_chat_reads_chat_messages_as_plain_comments()
    {
        await using var server = await InProcessServer.StartAsync();
        var room = await ChatAsync(server, "member", "TEST-123", "Tested on the October file");
        await using var reader = await browsers.SignInAsync(server.Address, "nochat");
        await IssuePages.IssueAsync(reader);
        var line = reader.Region("History").Locator("li").Filter(new() { HasText = "Tested on the October file" });
        await Expect(line).ToContainTextAsync("commented");
        await Expect(line.GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
        await Expect(reader.Button("Chat")).ToHaveCountAsync(0);
        await Expect(reader.Textbox("Title")).Not.ToBeEditableAsync();
        await Expect(reader.Button("Save")).ToHaveCountAsync(0);

        // It is live for them all the same.
        await ChatAsync(server, "member", "TEST-123", "And on that of November");
        await Expect(reader.Region("History").Locator("li").First).ToContainTextAsync("And on that of November");
        await (await IssuePages.FindAsync(reader, "TEST-123")).ClickAsync(new() { Button = MouseButton.Right });
        await Expect(reader.Page.GetByRole(AriaRole.Menuitem)).ToHaveTextAsync(["Open", "Copy link"]);
        await reader.GoToAsync($"/chat/{room}");
        await Expect(reader.Page.GetByText("You have no permission to use the chat")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task IS_01_An_issue_of_another_company_is_not_there_on_any_way_and_its_key_stays_text()
    {
        await using var server = await InProcessServer.StartAsync();
        var room = await ChatAsync(server, "member", "TEST-123", "Only for Fabrikam");
        await using var other = await browsers.SignInAsync(server.Address, "customer2");
        foreach (var path in new[] { "/issues/TEST-123", "/issues/TEST-999", $"/issues/{Uri.EscapeDataString("<b>")}" })
        {
            Assert.Equal(404, (await other.Page.GotoAsync(path))!.Status);
            await other.LiveAsync();
            await Expect(other.Page.GetByText("This issue does not exist or you cannot see it")).ToBeVisibleAsync();
        }

        Assert.Equal(404, (await other.Page.GotoAsync($"/chat/{room}"))!.Status);
        await other.GoToAsync("/issues");
        await other.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Filter issues" }).FillAsync("Invoice export drops the last line");
        await Expect(other.Page.GetByText("Nothing of this name")).ToBeVisibleAsync();
        var chat = await server.Get<OpenIssueChat>().HandleAsync(World.As((await server.UserAsync("customer2")).Id), "TEST-123", default);
        Assert.Equal(IssueRefusals.NotFound, chat.Refusal);
        await other.GoToAsync("/chat");
        await other.OpenRoomAsync("Northwind");
        await other.SendAsync("Do you know TEST-123?");
        await Expect(other.Message("Do you know TEST-123?").GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_key_in_a_message_has_a_card_and_the_menu_of_its_issue_which_opens_the_chat()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await lead.OpenRoomAsync("Contoso");
        await lead.SendAsync("Who looks at TEST-123?");
        var key = lead.Message("Who looks at TEST-123?").GetByRole(AriaRole.Link, new() { Name = "TEST-123", Exact = true });
        await key.HoverAsync();
        await Expect(lead.Page.GetByRole(AriaRole.Tooltip)).ToContainTextAsync("Invoice export drops the last line");
        await Expect(lead.Page.GetByRole(AriaRole.Tooltip)).ToContainTextAsync("Mei Tanaka · High");
        await key.ClickAsync(new() { Button = MouseButton.Right });
        var menu = lead.Page.GetByRole(AriaRole.Menu, new() { Name = "TEST-123" });
        await Expect(menu.GetByRole(AriaRole.Menuitem)).ToHaveTextAsync(["Open", "Chat", "Copy link"]);
        var before = lead.Page.Url;
        await menu.GetByRole(AriaRole.Menuitem, new() { Name = "Chat" }).ClickAsync();
        await Expect(lead.Page).Not.ToHaveURLAsync(before);
        await Expect(lead.Message("Who looks at TEST-123?")).ToHaveCountAsync(0);
        await lead.SendAsync("I do.");
        await lead.GoToAsync("/issues/TEST-123");
        var line = lead.Region("History").Locator("li").First;
        await Expect(line).ToContainTextAsync("I do.");
        await line.GetByRole(AriaRole.Link, new() { Name = "From chat" }).ClickAsync();
        await lead.SeesAsync("I do.");
        await lead.GoToAsync("/issues/TEST-123");
        await lead.Button("Chat").ClickAsync();
        await lead.SeesAsync("I do.");
    }

    [Fact]
    public async Task A_key_of_before_leads_to_the_issue_and_the_address_says_the_new_one()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await IssuePages.IssueAsync(lead);
        var admin = World.As((await server.UserAsync("admin")).Id);
        var made = await server.Get<MakeProject>().HandleAsync(admin, "PROD", "Production", default);
        Assert.True(made.IsDone);
        var issue = await server.Get<IssueReader>().OfAsync(admin.Me, "TEST-123", default);
        await server.SaveIssueAsync("admin", "TEST-123", new IssueEdit { Project = new(issue!.Project.Id, made.Value) });
        await Expect(lead.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/issues/PROD-1$"));
        await lead.GoToAsync("/issues/TEST-123");
        await Expect(lead.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/issues/PROD-1$"));
        await Expect(lead.Region("History")).ToContainTextAsync("Adele Winther changed Key from TEST-123 to PROD-1");
    }

    /// <summary>Says something in the chat of an issue, as somebody.</summary>
    private static async Task<PublicId> ChatAsync(InProcessServer server, string userName, string key, string text)
    {
        var user = World.As((await server.UserAsync(userName)).Id);
        var room = (await server.Get<OpenIssueChat>().HandleAsync(user, key, default)).Value;
        Assert.True((await server.Get<PostMessage>().HandleAsync(user, room, PublicId.New().Value, text, default)).IsDone);
        return room;
    }
}
