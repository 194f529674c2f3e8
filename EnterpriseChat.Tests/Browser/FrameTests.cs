using System.Text.RegularExpressions;
using EnterpriseChat.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser;

/// <summary>Signing in and out, what is not there, and what assistive technology meets.</summary>
[Collection(Browsers.Collection)]
public sealed class FrameTests(Browsers browsers, DemoServer demo)
{
    [Fact]
    public async Task A_button_of_the_demo_fills_the_form_and_a_wrong_pair_is_told()
    {
        var server = await demo.ServerAsync();
        await using var person = await browsers.StrangerAsync(server.Address);
        await person.Page.GotoAsync("/sign-in");
        await Expect(person.Page).ToHaveTitleAsync("Sign in");
        await Expect(person.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^lead") })).ToContainTextAsync("Creates, edits and deletes rooms");
        await Expect(person.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^nochat") })).ToContainTextAsync("May not use the chat");
        await person.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^agent") }).ClickAsync();
        await Expect(person.Textbox("User name")).ToHaveValueAsync("agent");
        await person.Page.GetByLabel("Password", new() { Exact = true }).FillAsync("wrong");
        await person.Button("Sign in").ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Wrong user name or password");
        await person.Page.WaitForLoadStateAsync(); // by then the script behind the buttons has run
        await person.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^agent") }).ClickAsync();
        await person.Button("Sign in").ClickAsync();
        await person.LiveAsync();
        await Expect(person.Page.Locator("[data-current-user='Agnes Novák']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_eye_shows_the_password_until_it_is_pressed_again_or_sent()
    {
        var server = await demo.ServerAsync();
        await using var person = await browsers.StrangerAsync(server.Address);
        await person.Page.GotoAsync("/sign-in");
        await person.Page.WaitForLoadStateAsync();
        var password = person.Page.GetByLabel("Password", new() { Exact = true });
        await password.FillAsync("typed here");
        foreach (var type in new[] { "text", "password", "text" })
        {
            await person.Button("Show password").ClickAsync();
            await Expect(password).ToHaveAttributeAsync("type", type);
            await Expect(password).ToHaveValueAsync("typed here");
        }

        await person.Page.EvaluateAsync("addEventListener('submit', e => e.preventDefault())");
        await person.Button("Sign in").ClickAsync();
        await Expect(password).ToHaveAttributeAsync("type", "password");
    }

    [Fact]
    public async Task Who_signs_out_is_on_the_sign_in_page_in_every_tab_and_a_deep_link_leads_back()
    {
        var server = await demo.ServerAsync();
        await using var person = await browsers.SignInAsync(server.Address, "grace.okafor");
        var first = person.Page;
        await person.NewTabAsync("/account");
        await person.Button("Menu of Grace Okafor").ClickAsync();
        await person.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await Expect(person.Page).ToHaveURLAsync(new Regex("/sign-in"));
        await Expect(first).ToHaveURLAsync(new Regex("/sign-in"), new() { Timeout = 2000 });
        await person.Page.GotoAsync("/account");
        await Expect(person.Page).ToHaveURLAsync(new Regex("/sign-in\\?to="));
        await person.Textbox("User name").FillAsync("grace.okafor");
        await person.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(Demo.Password);
        await person.Button("Sign in").ClickAsync();
        await Expect(person.Page).ToHaveURLAsync(new Regex("/account$"));
    }

    [Fact]
    public async Task The_own_menu_works_by_keyboard_and_a_chosen_theme_stays()
    {
        var server = await demo.ServerAsync();
        await using var person = await browsers.SignInAsync(server.Address, "agent");
        var opener = person.Button("Menu of Agnes Novák");
        var html = person.Page.Locator("html");
        await opener.FocusAsync();
        await person.Page.Keyboard.PressAsync("Enter");
        await Expect(person.Page.GetByRole(AriaRole.Menuitem, new() { Name = "My account" })).ToBeFocusedAsync();
        await person.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(person.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" })).ToBeFocusedAsync();
        await person.Page.Keyboard.PressAsync("Escape");
        await Expect(opener).ToBeFocusedAsync();
        await person.Page.Keyboard.PressAsync("Enter");
        await Expect(person.Page.GetByRole(AriaRole.Menuitem, new() { Name = "My account" })).ToBeFocusedAsync();
        await person.Page.Keyboard.PressAsync("d");
        await Expect(person.Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Dark" })).ToBeFocusedAsync();
        await person.Page.Keyboard.PressAsync("Enter");
        await Expect(html).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(person.Page.GetByRole(AriaRole.Menu)).ToBeHiddenAsync();

        // The first response draws it, before any script ran.
        var answer = await person.Page.ReloadAsync();
        Assert.Contains("data-theme=\"dark\"", await answer!.TextAsync(), StringComparison.Ordinal);
        await person.LiveAsync();
        await opener.ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Dark" })).ToBeCheckedAsync();
    }

    [Fact]
    public async Task An_unknown_path_and_an_unknown_room_say_so_with_their_status()
    {
        var server = await demo.ServerAsync();
        await using var person = await browsers.SignInAsync(server.Address, "agent");
        var answer = await person.Page.GotoAsync("/no/such/page");
        Assert.Equal(404, answer!.Status);
        await Expect(person.Main).ToContainTextAsync("This page does not exist");
        await person.LiveAsync();
        await Expect(person.Main).ToContainTextAsync("This page does not exist");
        answer = await person.Page.GotoAsync("/chat/AAAAAAAAAAAAAAAAAAAAAA");
        Assert.Equal(404, answer!.Status);
        await Expect(person.Main).ToContainTextAsync("This room does not exist or you cannot see it");
        await person.LiveAsync();
        await Expect(person.Main).ToContainTextAsync("This room does not exist or you cannot see it");
    }

    [Fact]
    public async Task AU_03_A_new_password_ends_the_other_browser_and_not_the_acting_one()
    {
        var server = await demo.ServerAsync();
        await using var acting = await browsers.SignInAsync(server.Address, "priya.natarajan");
        await using var other = await browsers.SignInAsync(server.Address, "priya.natarajan");
        await acting.GoToAsync("/account");
        await acting.Page.GetByLabel("Present password", new() { Exact = true }).FillAsync(Demo.Password);
        await acting.Page.GetByLabel("New password", new() { Exact = true }).FillAsync("Another-good-one-1");
        await acting.Page.GetByLabel("New password again", new() { Exact = true }).FillAsync("Another-good-one-1");
        await acting.Button("Save").ClickAsync();
        await Expect(acting.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Password changed" })).ToBeVisibleAsync();
        await Expect(other.Page).ToHaveURLAsync(new Regex("/sign-in"), new() { Timeout = 2000 });
        await acting.OpenRoomAsync("Contoso");
        await acting.SendAsync($"still here {Guid.NewGuid():N}");
        var entries = StoredMessages.Column<string>(
            server.Database,
            "SELECT a.Action FROM AuditEntries a JOIN Users u ON u.UserNameKey = 'priya.natarajan' WHERE a.Action IN ('user.password-changed', 'session.ended') "
            + "AND a.UserId = u.Id");
        Assert.Equal(["session.ended", "user.password-changed"], entries.Order(StringComparer.Ordinal));
    }
}
