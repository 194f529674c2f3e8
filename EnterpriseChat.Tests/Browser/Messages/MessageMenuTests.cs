using EnterpriseChat.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Messages;

/// <summary>The menu of a message, and changing and deleting one's own.</summary>
[Collection(Browsers.Collection)]
public sealed class MessageMenuTests(Browsers browsers)
{
    [Fact]
    public async Task An_own_message_is_changed_by_menu_and_by_arrow_and_all_see_it_and_what_it_said_before()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await lead.OpenRoomAsync("Contoso");
        await mei.OpenRoomAsync("Contoso");
        await lead.SendAsync("The printer lsit is here");
        await mei.SeesAsync("The printer lsit is here");

        await MenuAsync(lead, "The printer lsit is here", "Edit");
        await Expect(EditBox(lead)).ToHaveValueAsync("The printer lsit is here");
        await Expect(EditBox(lead)).ToBeFocusedAsync();
        await EditBox(lead).FillAsync("The printer list is here");
        await EditBox(lead).PressAsync("Enter");
        await Expect(EditBox(lead)).ToHaveCountAsync(0);
        await Expect(lead.Composer).ToBeFocusedAsync();
        await mei.SeesAsync("The printer list is here");
        await Expect(mei.Message("The printer lsit is here")).ToHaveCountAsync(0);

        await mei.Message("The printer list is here").GetByRole(AriaRole.Button, new() { Name = "edited" }).ClickAsync();
        var versions = mei.Dialog("Earlier versions");
        await Expect(versions.Locator("ins")).ToHaveTextAsync("list ");
        await Expect(versions.Locator("del")).ToHaveTextAsync("lsit ");
        await Expect(versions).ToContainTextAsync("First version");
        await mei.Page.Keyboard.PressAsync("Escape");
        await Expect(versions).ToHaveCountAsync(0);

        await lead.Composer.PressAsync("ArrowUp");
        await Expect(EditBox(lead)).ToHaveValueAsync("The printer list is here");
        await EditBox(lead).FillAsync("typed and left");
        await EditBox(lead).PressAsync("Escape");
        await Expect(lead.Composer).ToBeFocusedAsync();
        await Expect(lead.Message("The printer list is here")).ToBeVisibleAsync();
        await Expect(mei.Message("typed and left")).ToHaveCountAsync(0);
        lead.AssertQuietConsole();
        mei.AssertQuietConsole();
    }

    [Fact]
    public async Task A_deleted_message_leaves_its_place_and_the_chat_list_says_so()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await using var tomas = await browsers.SignInAsync(server.Address, "member2");
        await lead.OpenRoomAsync("Contoso");
        await mei.OpenRoomAsync("Contoso");
        await tomas.GoToAsync("/chat");
        await lead.SendAsync("not meant for here");
        await mei.SeesAsync("not meant for here");
        await MenuAsync(lead, "not meant for here", "Delete");
        var question = lead.Page.GetByRole(AriaRole.Alertdialog, new() { Name = "Delete this message?" });
        await Expect(question).ToContainTextAsync("not meant for here");
        await Expect(lead.Button("Cancel")).ToBeFocusedAsync();
        await question.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        foreach (var person in new[] { lead, mei })
        {
            var left = person.Messages.GetByRole(AriaRole.Article).Last;
            await Expect(left).ToContainTextAsync("Message deleted");
            await Expect(left).ToContainTextAsync("Leonard Adeyemi");
            await Expect(left.GetByRole(AriaRole.Button, new() { Name = "Menu of the message" })).ToHaveCountAsync(0);
        }

        await Expect(tomas.Region("Company chat")).ToContainTextAsync("Message deleted");
        await Expect(tomas.Region("Company chat")).Not.ToContainTextAsync("not meant for here");
        lead.AssertQuietConsole();
    }

    [Fact]
    public async Task Earlier_versions_that_somebody_reads_go_with_the_deletion_of_their_message()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await lead.OpenRoomAsync("Contoso");
        await mei.OpenRoomAsync("Contoso");
        await lead.SendAsync("a pass phrase by mistake");
        await lead.Composer.PressAsync("ArrowUp");
        await EditBox(lead).FillAsync("nothing to see");
        await EditBox(lead).PressAsync("Enter");
        await mei.Message("nothing to see").GetByRole(AriaRole.Button, new() { Name = "edited" }).ClickAsync();
        await Expect(mei.Dialog("Earlier versions")).ToContainTextAsync("a pass phrase by mistake");
        await MenuAsync(lead, "nothing to see", "Delete");
        await lead.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(mei.Dialog("Earlier versions")).ToHaveCountAsync(0);
        await Expect(mei.Page.GetByText("a pass phrase by mistake")).ToHaveCountAsync(0);
        mei.AssertQuietConsole();
    }

    [Fact]
    public async Task RO_14_Of_two_tabs_that_change_one_message_the_second_keeps_what_was_typed_and_chooses()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var first = await browsers.SignInAsync(server.Address, "lead");
        await using var second = await browsers.SignInAsync(server.Address, "lead");
        await first.OpenRoomAsync("Contoso");
        await first.SendAsync("as it was");
        await second.OpenRoomAsync("Contoso");
        await MenuAsync(first, "as it was", "Edit");
        await MenuAsync(second, "as it was", "Edit");
        await EditBox(first).FillAsync("by the first");
        await EditBox(first).PressAsync("Enter");
        await second.SeesAsync("by the first");
        await EditBox(second).FillAsync("by the second");
        await EditBox(second).PressAsync("Enter");
        await Expect(second.Page.GetByText("This message was changed elsewhere to: by the first")).ToBeVisibleAsync();
        await Expect(EditBox(second)).ToHaveValueAsync("by the second");
        await second.Button("Keep mine").ClickAsync();
        await EditBox(second).PressAsync("Enter");
        await first.SeesAsync("by the second");

        await MenuAsync(second, "by the second", "Edit");
        await EditBox(second).FillAsync("too late");
        await MenuAsync(first, "by the second", "Delete");
        await first.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(second.Messages).ToContainTextAsync("Message deleted");
        await EditBox(second).PressAsync("Enter");
        await Expect(second.Page.GetByText("Not saved. This message was deleted.")).ToBeVisibleAsync();
        await Expect(EditBox(second)).ToHaveValueAsync("too late");
    }

    [Fact]
    public async Task What_is_typed_into_a_change_outlives_a_reload_and_a_lost_line()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await lead.OpenRoomAsync("Contoso");
        await lead.SendAsync("short");
        await MenuAsync(lead, "short", "Edit");
        await EditBox(lead).FillAsync("short, and longer by now");
        await lead.Page.ReloadAsync();
        await Expect(EditBox(lead)).ToHaveValueAsync("short, and longer by now");
        await lead.Page.RouteAsync("**/api/v1/rooms/*/messages/*", route => route.AbortAsync());
        await EditBox(lead).PressAsync("Enter");
        await Expect(lead.Page.GetByText("Not saved yet: it is tried again.")).ToBeVisibleAsync();
        await lead.Page.UnrouteAllAsync();
        await lead.SeesAsync("short, and longer by now");
        await Expect(EditBox(lead)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_change_that_is_not_saved_is_locked_at_sign_out_and_there_again_for_its_author()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await lead.OpenRoomAsync("Contoso");
        await lead.SendAsync("told to everybody here");
        await MenuAsync(lead, "told to everybody here", "Edit");
        await EditBox(lead).FillAsync("a thought of my own");
        await lead.Button("Menu of Leonard Adeyemi").ClickAsync();
        await lead.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await Expect(lead.Textbox("User name")).ToBeVisibleAsync();
        Assert.DoesNotContain("a thought", await lead.Page.EvaluateAsync<string>("JSON.stringify(localStorage)"), StringComparison.Ordinal);
        await lead.SignInAsync("member");
        await lead.OpenRoomAsync("Contoso");
        await Expect(EditBox(lead)).ToHaveCountAsync(0);
        await lead.Button("Menu of Mei Tanaka").ClickAsync();
        await lead.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await Expect(lead.Textbox("User name")).ToBeVisibleAsync();
        await lead.SignInAsync("lead");
        await lead.GoToAsync("/chat");
        await lead.Tab("Contoso").ClickAsync();
        await Expect(EditBox(lead)).ToHaveValueAsync("a thought of my own");
    }

    [Fact]
    public async Task Link_and_text_are_copied_and_the_link_leads_to_the_message()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await lead.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await lead.OpenRoomAsync("Contoso");
        await lead.EnterAsync("**bold** and plain");
        await Expect(lead.Message("bold and plain").Locator("strong")).ToBeVisibleAsync();
        await MenuAsync(lead, "bold and plain", "Copy text");
        await ClipboardAsync(lead, "**bold** and plain");
        await lead.Message("bold and plain").HoverAsync();
        await lead.Message("bold and plain").GetByRole(AriaRole.Button, new() { Name = "Copy link" }).ClickAsync();
        var number = await lead.Message("bold and plain").GetAttributeAsync("data-number");
        await ClipboardAsync(lead, $"{lead.Page.Url}/{number}");
    }

    [Fact]
    public async Task A_message_marked_as_unread_stays_so_in_all_browsers_until_its_room_is_opened_anew()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await using var first = await browsers.SignInAsync(server.Address, "lead");
        await using var second = await browsers.SignInAsync(server.Address, "lead");
        await mei.OpenRoomAsync("Contoso");
        await first.OpenRoomAsync("Contoso");
        await second.OpenRoomAsync("Contoso");
        foreach (var text in new[] { "the first plum", "the second plum", "the third plum" })
        {
            await mei.SendAsync(text);
        }

        await first.SeesAsync("the third plum");
        await UnreadAsync(first, "Contoso");
        await MenuAsync(first, "the second plum", "Mark as unread");
        foreach (var page in new[] { first, second })
        {
            await UnreadAsync(page, "2 unread messages");
            await Expect(page.Messages.GetByRole(AriaRole.Separator, new() { Name = "New messages" })).ToHaveCountAsync(1);
        }

        // What comes now is seen by who has the room open, and read by nobody.
        await mei.SendAsync("the fourth plum");
        await first.SeesAsync("the fourth plum");
        await UnreadAsync(first, "3 unread messages");
        await first.Page.WaitForFunctionAsync(
            "at => performance.now() > at + 1500", await first.Page.EvaluateAsync<double>("performance.now()"));
        await UnreadAsync(second, "3 unread messages");

        await first.Tab("Chat list").ClickAsync();
        await first.Tab("Contoso").ClickAsync();
        await UnreadAsync(first, "Contoso");
        await UnreadAsync(second, "Contoso");
        first.AssertQuietConsole();
    }

    // Without a number it is described by its title.
    private static Task UnreadAsync(Person person, string said) =>
        Expect(person.Tab("Contoso")).ToHaveAccessibleDescriptionAsync(said);

    private static ILocator EditBox(Person person) => person.Textbox("Edit message");

    private static async Task MenuAsync(Person person, string text, string item)
    {
        await person.Message(text).HoverAsync();
        await person.Message(text).GetByRole(AriaRole.Button, new() { Name = "Menu of the message" }).ClickAsync();
        await person.Page.GetByRole(AriaRole.Menuitem, new() { Name = item, Exact = true }).ClickAsync();
    }

    private static Task ClipboardAsync(Person person, string expected) => Eventually.That(async () =>
        await person.Page.EvaluateAsync<string>("navigator.clipboard.readText()") == expected);
}
