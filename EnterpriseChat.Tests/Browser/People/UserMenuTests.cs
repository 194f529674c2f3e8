using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.People;

/// <summary>The menu of a user, and what it opens.</summary>
[Collection(Browsers.Collection)]
public sealed class UserMenuTests(Browsers browsers)
{
    [Fact]
    public async Task It_opens_at_every_name_by_mouse_by_key_and_by_button_and_gives_the_focus_back()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var leonard = await browsers.SignInAsync(server.Address, "lead");
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.OpenRoomAsync("Contoso");
        await mei.SendAsync("a name to look at");
        await leonard.OpenRoomAsync("Contoso");
        await leonard.SeesAsync("a name to look at");
        var online = leonard.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Region, new() { Name = "Online users" });
        var author = leonard.Message("a name to look at").GetByRole(AriaRole.Button, new() { Name = "Mei Tanaka", Exact = true });
        ILocator[] names = [leonard.User("Mei Tanaka"), online.GetByRole(AriaRole.Button, new() { Name = "Mei Tanaka", Exact = true }), author];
        foreach (var name in names)
        {
            await name.ClickAsync(new() { Button = MouseButton.Right });
            await OffersAsync(leonard, "Mei Tanaka", "User information", "Chat");
            await name.FocusAsync();
            await leonard.Page.Keyboard.PressAsync("Shift+F10");
            await OffersAsync(leonard, "Mei Tanaka", "User information", "Chat");
            await Expect(name).ToBeFocusedAsync();
        }

        foreach (var list in new[] { leonard.Region("Users"), online })
        {
            await list.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Mei Tanaka" }).HoverAsync();
            await list.GetByRole(AriaRole.Button, new() { Name = "Menu of Mei Tanaka", Exact = true }).ClickAsync();
            await OffersAsync(leonard, "Mei Tanaka", "User information", "Chat");
        }

        leonard.AssertQuietConsole();
    }

    [Fact]
    public async Task In_the_grid_of_users_a_name_has_its_menu_and_the_dialog_opens_above_the_grid()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var admin = await browsers.SignInAsync(server.Address, "admin");
        await admin.GoToAsync("/admin/users");
        var name = admin.Button("Agnes Novák");
        await name.ClickAsync();
        await OffersAsync(admin, "Agnes Novák", "User information", "Chat");
        await name.ClickAsync(new() { Button = MouseButton.Right });
        await admin.Page.GetByRole(AriaRole.Menuitem, new() { Name = "User information" }).ClickAsync();
        await Expect(admin.Dialog("User information")).ToContainTextAsync("Support agent");
        await Expect(admin.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/admin/users\\?dialog=user-information"));
        await admin.Page.Keyboard.PressAsync("Escape");
        await Expect(admin.Dialog("User information")).ToHaveCountAsync(0);
        await Expect(name).ToBeFocusedAsync();
        admin.AssertQuietConsole();
    }

    [Fact]
    public async Task By_the_keyboard_alone_one_comes_from_the_messages_to_the_menu_of_an_author()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var leonard = await browsers.SignInAsync(server.Address, "lead");
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.OpenRoomAsync("Contoso");
        await mei.SendAsync("the one before");
        await leonard.OpenRoomAsync("Contoso");
        await leonard.SendAsync("the newest");
        await leonard.Messages.FocusAsync();
        await leonard.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(leonard.Message("the newest")).ToBeFocusedAsync();
        await leonard.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(leonard.Message("the one before")).ToBeFocusedAsync();
        await leonard.Page.Keyboard.PressAsync("Tab");
        await Expect(leonard.Message("the one before").GetByRole(AriaRole.Button, new() { Name = "Mei Tanaka" })).ToBeFocusedAsync();
        await leonard.Page.Keyboard.PressAsync("Enter");
        await OffersAsync(leonard, "Mei Tanaka", "User information", "Chat");
    }

    [Fact]
    public async Task One_s_own_name_offers_status_and_no_chat_and_all_see_the_choice_at_once()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var leonard = await browsers.SignInAsync(server.Address, "lead");
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await leonard.GoToAsync("/chat");
        await mei.GoToAsync("/chat");
        await leonard.User("Leonard Adeyemi (you)").ClickAsync(new() { Button = MouseButton.Right });
        var items = leonard.Page.GetByRole(AriaRole.Menuitem);
        await Expect(items).ToHaveTextAsync(["User information", "Status text", "Online status"]);
        await leonard.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Online status" }).ClickAsync();
        await Expect(leonard.Page.GetByRole(AriaRole.Menuitemradio, new() { Checked = true, Name = "Online", Exact = true })).ToBeVisibleAsync();
        await leonard.Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Busy", Exact = true }).ClickAsync();
        await Expect(Row(mei, "Leonard Adeyemi")).ToContainTextAsync("Busy");
        await Expect(leonard.Page.Locator("[data-current-user]")).ToContainTextAsync("Busy");

        // It blocks nothing, and it is chosen still after signing out and in.
        await mei.User("Leonard Adeyemi").ClickAsync();
        await mei.SendAsync("a word to a busy one");
        await leonard.OpenRoomAsync("Mei Tanaka");
        await leonard.SeesAsync("a word to a busy one");
        await leonard.Button("Menu of Leonard Adeyemi").ClickAsync();
        await leonard.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await Expect(leonard.Textbox("User name")).ToBeVisibleAsync();
        await Expect(Row(mei, "Leonard Adeyemi")).ToContainTextAsync("Offline");
        await leonard.SignInAsync("lead");
        await Expect(Row(mei, "Leonard Adeyemi")).ToContainTextAsync("Busy");
    }

    [Fact]
    public async Task PR_04_A_status_text_is_shown_to_all_at_once_too_long_it_is_kept_in_its_field_and_empty_it_goes()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var leonard = await browsers.SignInAsync(server.Address, "lead");
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await leonard.GoToAsync("/chat");
        await mei.GoToAsync("/chat");
        var dialog = leonard.Dialog("Status text");
        await OpenAsync("Status text");
        await dialog.GetByRole(AriaRole.Textbox).FillAsync(new string('x', 141));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("A status text has at most 140 characters.");
        await Expect(dialog.GetByRole(AriaRole.Textbox)).ToHaveValueAsync(new string('x', 141));
        await dialog.GetByRole(AriaRole.Textbox).FillAsync("<b>lunch</b> \u202Ekcab");
        await dialog.GetByRole(AriaRole.Textbox).PressAsync("Enter");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(Row(mei, "Leonard Adeyemi")).ToContainTextAsync("Online · <b>lunch</b> \u202Ekcab");
        await Expect(Row(mei, "Leonard Adeyemi").Locator("bdi")).ToHaveTextAsync("<b>lunch</b> \u202Ekcab");

        await OpenAsync("Status text");
        await dialog.GetByRole(AriaRole.Textbox).FillAsync("\u200B");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(Row(mei, "Leonard Adeyemi").Locator(".sx")).ToHaveTextAsync("Online");

        async Task OpenAsync(string item)
        {
            await leonard.Page.Locator("[data-current-user]").GetByRole(AriaRole.Button, new() { Name = "Leonard Adeyemi", Exact = true }).ClickAsync();
            await leonard.Page.GetByRole(AriaRole.Menuitem, new() { Name = item }).ClickAsync();
        }
    }

    [Fact]
    public async Task The_menu_of_an_author_whom_one_does_not_know_offers_nothing_but_the_name()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var carlos = await browsers.RecordedAsync(server.Address, "customer");
        await using var other = await browsers.SignInAsync(server.Address, "hana.kim");
        await using var db = server.Db();

        // The demo has a private room in which both their companies are selected.
        await server.ChangeAsync(async d => d.RoomGrants.RemoveRange(await d.RoomGrants.Where(g => g.Kind == GrantKind.Company).ToListAsync()));
        var room = await db.Rooms.Where(r => r.IsPublic && r.DeletedAt == null).Select(r => r.Name).FirstAsync();
        var (me, them) = (await server.UserAsync("customer"), await server.UserAsync("hana.kim"));
        await other.OpenRoomAsync(room);
        await other.SendAsync("from another company");
        await carlos.OpenRoomAsync(room);
        await carlos.Message("from another company").GetByRole(AriaRole.Button, new() { Name = them.DisplayName, Exact = true }).ClickAsync();
        await Expect(carlos.Page.GetByRole(AriaRole.Menuitem)).ToHaveTextAsync([them.DisplayName]);
        await Expect(carlos.Page.GetByRole(AriaRole.Menuitem)).ToHaveAttributeAsync("aria-disabled", "true");
        await carlos.Page.Keyboard.PressAsync("Escape");

        // Nor by a forged word or address.
        await carlos.Page.EvaluateAsync(
            "id => { const f = document.querySelector('[data-heard=people]'); f.value = `user-information ${id}`; f.dispatchEvent(new Event('change', { bubbles: true })); }",
            them.PublicId.Value);
        await Expect(carlos.Page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("dialog="));
        await Expect(carlos.Dialog("User information")).ToHaveCountAsync(0);
        Assert.False(await carlos.Frames.ContainsAsync(them.Title));
        Assert.True(await carlos.Frames.ContainsAsync(me.DisplayName));
    }

    internal static ILocator Row(Person person, string name) => person.Region("Users").GetByRole(AriaRole.Listitem).Filter(new() { HasText = name });

    private static async Task OffersAsync(Person person, string name, params string[] items)
    {
        await Expect(person.Page.GetByRole(AriaRole.Menu, new() { Name = name, Exact = true })).ToBeVisibleAsync();
        await Expect(person.Page.GetByRole(AriaRole.Menuitem)).ToHaveTextAsync(items);
        await person.Page.Keyboard.PressAsync("Escape");
        await Expect(person.Page.GetByRole(AriaRole.Menu)).ToHaveCountAsync(0);
    }
}
