using EnterpriseChat.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Rooms;

/// <summary>A team lead makes, edits and deletes chat rooms while others look.</summary>
[Collection(Browsers.Collection)]
public sealed class RoomDialogTests(Browsers browsers, DemoServer demo)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 5_000 };

    [Fact]
    public async Task RO_01_A_private_room_appears_for_those_selected_and_not_a_byte_of_it_for_anybody_else()
    {
        var server = await demo.ServerAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await using var member = await browsers.SignInAsync(server.Address, "member");
        await using var customer = await browsers.RecordedAsync(server.Address, "customer");
        await using var admin = await browsers.RecordedAsync(server.Address, "admin");
        foreach (var person in new[] { member, customer, admin })
        {
            await person.GoToAsync("/chat");
        }

        var dialog = await lead.AddAsync("Reorganisation");
        await dialog.PrivateAsync();
        await Expect(dialog.GetByText("Seen by 1 person")).ToBeVisibleAsync();
        await Expect(dialog.Entry("Selected", "users", "Leonard Adeyemi")).ToBeVisibleAsync();
        await dialog.Entry("Available", "users", "Mei Tanaka").DblClickAsync();
        await Expect(dialog.GetByText("Seen by 2 people")).ToBeVisibleAsync();
        await dialog.Locator(".seen").HoverAsync();
        await Expect(dialog.GetByRole(AriaRole.Tooltip)).ToHaveTextAsync("Leonard Adeyemi, Mei Tanaka");
        await dialog.SaveAsync();
        await Expect(lead.Room("Reorganisation")).ToBeVisibleAsync();
        await Expect(lead.Button("Add chat room")).ToBeFocusedAsync();
        await Expect(member.Room("Reorganisation")).ToBeVisibleAsync(Soon);
        await member.OpenRoomAsync("Reorganisation");
        await lead.OpenRoomAsync("Reorganisation");
        await lead.SendAsync("nobody shall know");
        await member.SeesAsync("nobody shall know");

        await lead.Button("Delete Reorganisation").ClickAsync();
        var question = lead.Page.GetByRole(AriaRole.Alertdialog, new() { Name = "Delete \"Reorganisation\"?" });
        await Expect(question.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        await question.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(member.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("You no longer have access to this room");
        await Expect(member.Tab("Reorganisation")).ToHaveCountAsync(0);
        await Expect(lead.Tab("Reorganisation")).ToHaveCountAsync(0);
        foreach (var outsider in new[] { customer, admin })
        {
            // The control: they were live all the time.
            await Expect(outsider.Room("Lunch")).ToBeVisibleAsync();
            Assert.False(await outsider.Frames.ContainsAsync("Reorganisation"));
            Assert.False(await outsider.Frames.ContainsAsync("nobody shall know"));
        }

        lead.AssertQuietConsole();
    }

    [Fact]
    public async Task Without_the_permissions_there_are_no_buttons_and_no_dialog_by_its_address()
    {
        var server = await demo.ServerAsync();
        await using var member = await browsers.SignInAsync(server.Address, "member");
        await member.GoToAsync("/chat?dialog=add-room");
        await Expect(member.Room("Lunch")).ToBeVisibleAsync();
        await Expect(member.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        foreach (var name in new[] { "Add chat room", "Edit Lunch", "Delete Lunch" })
        {
            await Expect(member.Button(name)).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_the_field_and_nothing_typed_is_lost()
    {
        var server = await demo.ServerAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        var dialog = await lead.AddAsync("  ");
        await lead.Textbox("Name").PressAsync("Enter");
        await Expect(dialog.GetByText("A name has 1 to 80 characters.")).ToBeVisibleAsync();
        await lead.Textbox("Name").FillAsync("LUNCH");
        await lead.Textbox("Name").PressAsync("Enter");
        await Expect(dialog.GetByText("A room that you can see has this name.")).ToBeVisibleAsync();
        await lead.Textbox("Name").FillAsync("Lunch, second floor");
        await lead.Textbox("Topic").FillAsync(new string('x', 201));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(dialog.GetByText("A topic has at most 200 characters.")).ToBeVisibleAsync();
        await lead.Textbox("Topic").FillAsync("Soup");
        await dialog.PrivateAsync();
        await dialog.GetByRole(AriaRole.Group, new() { Name = "Users", Exact = true }).GetByRole(AriaRole.Button, new() { Name = "Remove all", Exact = true }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(dialog.GetByText("Select at least one user, user group or company.")).ToBeVisibleAsync();
        await dialog.Entry("Available", "companies", "Fabrikam").DblClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("You shut yourself out.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Select me" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await Expect(dialog.GetByText("Seen by 6 people")).ToBeVisibleAsync();
        await dialog.SaveAsync();
        await lead.OpenRoomAsync("Lunch, second floor");
        await Expect(lead.Main.GetByText("Soup", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_a_field_says_once_it_is_left_moves_nothing_from_under_a_button_that_is_being_pressed()
    {
        var server = await demo.ServerAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await using var member = await browsers.SignInAsync(server.Address, "member");
        await member.OpenRoomAsync("Lunch");
        var dialog = await lead.AddAsync("Press room");
        var before = await lead.Page.TitleAsync();
        await lead.Textbox("Topic").FillAsync(new string('x', 201));
        var box = await dialog.GetByRole(AriaRole.Radio, new() { Name = "Private", Exact = true }).BoundingBoxAsync();
        await lead.Page.Mouse.MoveAsync(box!.X + (box.Width / 2), box.Y + (box.Height / 2));
        await lead.Page.Mouse.DownAsync();

        // What the page said when the field was left is answered before what another wrote afterwards.
        await member.SendAsync("While a button is held");
        await Expect(lead.Page).Not.ToHaveTitleAsync(before);
        await lead.Page.Mouse.UpAsync();
        await Expect(dialog.GetByText("A topic has at most 200 characters.")).ToBeVisibleAsync();
        await Expect(dialog.GetByRole(AriaRole.Radio, new() { Name = "Private", Exact = true })).ToBeCheckedAsync();
        await Expect(dialog.GetByText("Seen by 1 person")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Escape_leaves_the_dialog_without_a_trace_and_gives_the_focus_back()
    {
        var server = await demo.ServerAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        var dialog = await lead.AddAsync("Thought better of it");
        await lead.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(lead.Button("Add chat room")).ToBeFocusedAsync();
        Assert.Equal("/chat", new Uri(lead.Page.Url).PathAndQuery);
        await lead.Button("Add chat room").ClickAsync();
        await Expect(lead.Textbox("Name")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task AM_08_The_second_to_save_is_told_what_changed_and_keeps_what_was_typed()
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await using var priya = await browsers.SignInAsync(server.Address, "priya.natarajan");
        var mine = await lead.EditAsync("Release 4.2");
        var theirs = await priya.EditAsync("Release 4.2");
        await lead.Textbox("Name").FillAsync("Release 4.2 and 4.2.1");
        await lead.Textbox("Topic").FocusAsync();
        await mine.Entry("Available", "users", "Ana Beltrán").DblClickAsync();
        await priya.Textbox("Name").FillAsync("Release 4.2 RC");
        await priya.Textbox("Topic").FillAsync("Ship on Tuesday");
        await theirs.Entry("Available", "users", "Carlos Mendes").DblClickAsync();
        await theirs.SaveAsync();

        await Expect(mine.GetByRole(AriaRole.Status).Filter(new() { HasText = "Priya Natarajan saved this room a moment ago." })).ToBeVisibleAsync();
        await Expect(mine.GetByRole(AriaRole.Status).Filter(new() { HasText = "changed by Priya Natarajan to Release 4.2 RC" })).ToBeVisibleAsync();
        await Expect(mine.Locator(":focus")).ToHaveCountAsync(1);
        await Expect(lead.Textbox("Name")).ToHaveValueAsync("Release 4.2 and 4.2.1");
        await Expect(lead.Textbox("Topic")).ToHaveValueAsync("Ship on Tuesday");
        await Expect(mine.Entry("Selected", "users", "Carlos Mendes")).ToBeVisibleAsync();
        await Expect(mine.Entry("Selected", "users", "Ana Beltrán")).ToBeVisibleAsync();
        await mine.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync();
        await mine.SaveAsync();
        await Expect(priya.Room("Release 4.2 and 4.2.1")).ToBeVisibleAsync(Soon);
        var after = await priya.EditAsync("Release 4.2 and 4.2.1");
        await Expect(after.Entry("Selected", "users", "Ana Beltrán")).ToBeVisibleAsync();
        await Expect(after.Entry("Selected", "users", "Carlos Mendes")).ToBeVisibleAsync();
        await Expect(priya.Textbox("Topic")).ToHaveValueAsync("Ship on Tuesday");
    }

    [Fact]
    public async Task CI_10_What_was_typed_in_the_dialog_is_there_again_after_a_restart_of_the_server()
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        var dialog = await lead.AddAsync("Warehouse");
        await dialog.PrivateAsync();
        await dialog.Entry("Available", "companies", "Northwind").DblClickAsync();
        await Expect(dialog.GetByText("Seen by 6 people")).ToBeVisibleAsync();
        server.Kill();
        await Expect(lead.Page.GetByText("Connection lost.")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await lead.Textbox("Name").FillAsync("Warehouse roll-out, wave 3");
        await lead.Textbox("Topic").FillAsync("Dock 5");
        await server.RestartAsync();

        await Expect(lead.Page.Locator("#connection")).ToBeHiddenAsync(new() { Timeout = 30_000 });
        await lead.LiveAsync();
        await Expect(lead.Textbox("Name")).ToHaveValueAsync("Warehouse roll-out, wave 3");
        await Expect(lead.Textbox("Topic")).ToHaveValueAsync("Dock 5");
        await Expect(dialog.GetByText("Seen by 6 people")).ToBeVisibleAsync();
        await dialog.SaveAsync();
        await Expect(lead.Room("Warehouse roll-out, wave 3")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_menu_of_a_room_opens_by_pointer_and_by_keyboard_and_edits_it()
    {
        var server = await demo.ServerAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await lead.GoToAsync("/chat");
        await lead.Room("Lunch").ClickAsync(new() { Button = MouseButton.Right });
        var menu = lead.Page.GetByRole(AriaRole.Menu, new() { Name = "Lunch" });
        await Expect(menu.GetByRole(AriaRole.Menuitem)).ToHaveTextAsync(["Open", "Mark as read", "Notifications", "Edit chat room", "Delete"]);
        await lead.Page.Keyboard.PressAsync("Escape");
        await Expect(menu).ToBeHiddenAsync();

        await lead.Room("Lunch").FocusAsync();
        await lead.Page.Keyboard.PressAsync("Shift+F10");
        await Expect(menu.GetByRole(AriaRole.Menuitem, new() { Name = "Open" })).ToBeFocusedAsync();
        await lead.Page.Keyboard.PressAsync("End");
        await lead.Page.Keyboard.PressAsync("ArrowUp");
        await lead.Page.Keyboard.PressAsync("Enter");
        await Expect(lead.Dialog("Edit chat room")).ToBeVisibleAsync();
        await lead.Page.Keyboard.PressAsync("Escape");
        await Expect(lead.Room("Lunch")).ToBeFocusedAsync();

        await using var member = await browsers.SignInAsync(server.Address, "member");
        await member.GoToAsync("/chat");
        await member.Room("Lunch").ClickAsync(new() { Button = MouseButton.Right });
        await Expect(member.Page.GetByRole(AriaRole.Menuitem)).ToHaveTextAsync(["Open", "Mark as read", "Notifications"]);
    }

    [Fact]
    public async Task The_lock_of_a_private_room_says_who_sees_it()
    {
        var server = await demo.ServerAsync();
        await using var customer = await browsers.SignInAsync(server.Address, "customer");
        await customer.GoToAsync("/chat");

        // The server is shared: other stories make private rooms of their own.
        var row = customer.Region("Chat rooms").GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Warehouse roll-out" });
        await row.GetByRole(AriaRole.Button, new() { Name = "Private room: who sees it" }).HoverAsync();
        var card = customer.Page.GetByRole(AriaRole.Tooltip);
        await Expect(card).ToContainTextAsync("Private. Seen by 14 people: Agnes Novák");
        await customer.Page.Keyboard.PressAsync("Escape");
        await Expect(card).ToBeHiddenAsync();
    }
}
