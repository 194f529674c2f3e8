using EnterpriseChat.Domain.Notifications;
using EnterpriseChat.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Notifications;

/// <summary>What a reader wants to be told of a room, chosen in its menu, and the settings of all.</summary>
[Collection(Browsers.Collection)]
public sealed class LevelTests(Browsers browsers)
{
    [Fact]
    public async Task A_room_is_made_quiet_by_keyboard_in_all_tabs_and_stays_so_and_its_menu_marks_it_as_read()
    {
        await using var server = await InProcessServer.StartAsync();
        await server.ReadAllAsync("lead");
        await server.PostAsync("member", "Lunch", "Noodles?");
        await server.PostAsync("member", "Design review", "Shorter is better");
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await lead.GoToAsync("/chat");
        await lead.CountsAsync(2);
        var first = lead.Page;
        await lead.NewTabAsync("/chat");
        await MenuOfAsync(lead, "Lunch");
        await lead.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Notifications", Exact = true }).PressAsync("ArrowRight");
        await lead.Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Nothing", Exact = true }).PressAsync("Enter");
        foreach (var page in new[] { lead.Page, first })
        {
            await Expect(page).ToHaveTitleAsync("(1) Chat");
            await Expect(Row(page, "Lunch").Locator(".badge.mute")).ToHaveTextAsync("1");
        }

        await lead.Page.ReloadAsync();
        await lead.LiveAsync();
        await lead.CountsAsync(1);
        await MenuOfAsync(lead, "Lunch");
        await lead.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Notifications", Exact = true }).PressAsync("ArrowRight");
        await Expect(lead.Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Nothing", Exact = true })).ToHaveAttributeAsync("aria-checked", "true");
        await lead.Page.Keyboard.PressAsync("Escape");
        await lead.Page.Keyboard.PressAsync("Escape");
        foreach (var room in new[] { "Lunch", "Design review" })
        {
            await MenuOfAsync(lead, room);
            await lead.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Mark as read", Exact = true }).ClickAsync();
            await Expect(Row(first, room).Locator(".badge")).ToHaveCountAsync(0);
        }

        await Expect(first).ToHaveTitleAsync("Chat");
        await MenuOfAsync(lead, "Lunch");
        await Expect(lead.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Mark as read", Exact = true })).ToHaveAttributeAsync("aria-disabled", "true");
    }

    [Fact]
    public async Task The_bell_of_a_room_mutes_it_for_an_hour_and_undoes_it()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await lead.OpenRoomAsync("Lunch");
        await lead.Button("Notifications of Lunch: All messages").ClickAsync();
        await lead.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Mute for 1 hour", Exact = true }).ClickAsync();
        var bell = lead.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Notifications of Lunch: Muted until [0-2][0-9]:[0-5][0-9]$") });
        await Expect(bell).ToBeVisibleAsync();
        await bell.ClickAsync();
        await lead.Page.GetByRole(AriaRole.Menuitem, new() { NameRegex = new("^Unmute") }).ClickAsync();
        await Expect(lead.Button("Notifications of Lunch: All messages")).ToBeVisibleAsync();
        lead.AssertQuietConsole();
    }

    [Fact]
    public async Task The_table_is_saved_at_once_in_all_tabs_and_chats_with_a_level_of_their_own_are_listed()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await lead.GoToAsync("/account");
        await lead.Page.GetByRole(AriaRole.Navigation, new() { Name = "My account" }).GetByRole(AriaRole.Link, new() { Name = "Notifications" }).ClickAsync();
        await Expect(lead.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/account/notifications$"));
        var first = lead.Page;
        await lead.NewTabAsync("/account/notifications");
        await Expect(Box(first, "Direct, Sound")).ToBeCheckedAsync();
        await Box(first, "Direct, Sound").ClickAsync();
        await Expect(first.GetByText("Saved ")).ToBeVisibleAsync();
        await Expect(Box(lead.Page, "Direct, Sound")).Not.ToBeCheckedAsync();
        await Box(lead.Page, "Direct, Sound").FocusAsync();
        await lead.Page.Keyboard.PressAsync("ArrowDown");
        await lead.Page.Keyboard.PressAsync("Space");
        await Expect(Box(first, "Mentions, Sound")).Not.ToBeCheckedAsync();
        await first.ReloadAsync();
        await Expect(Box(first, "Direct, Sound")).Not.ToBeCheckedAsync();

        var me = World.As((await server.UserAsync("lead")).Id);
        await server.Get<SetRoomLevel>().ChooseAsync(me, await server.RoomAsync("Lunch"), NotificationLevel.MentionsOnly, default);
        await lead.Button("Lunch: Mentions only").ClickAsync();
        await lead.Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Nothing", Exact = true }).ClickAsync();
        await lead.Button("Lunch: Nothing").ClickAsync();
        await lead.Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "All messages", Exact = true }).ClickAsync();
        await Expect(lead.Main).ToContainTextAsync("None so far.");
        lead.AssertQuietConsole();
    }

    [Fact]
    public async Task In_a_room_on_Mentions_only_the_own_name_is_told_and_what_others_say_to_each_other_is_not()
    {
        await using var server = await InProcessServer.StartAsync();
        await server.ReadAllAsync("lead");
        await server.Get<SetRoomLevel>().ChooseAsync(
            World.As((await server.UserAsync("lead")).Id), await server.RoomAsync("Lunch"), NotificationLevel.MentionsOnly, default);
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await lead.GoToAsync("/account");
        await server.PostAsync("member", "Lunch", "Noodles, @member2?");
        await server.PostAsync("member", "Lunch", "And you, @lead?");
        await Expect(lead.Toasts()).ToHaveCountAsync(1);
        await Expect(lead.Toast("And you, @lead?")).ToContainTextAsync("Mei Tanaka mentioned you");

        // Both count: the number is what is unread, whatever is told of it.
        await Expect(lead.Page).ToHaveTitleAsync("(2) My account");
        await lead.Toast("And you").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(lead.Message("And you, @lead?").Locator(".at")).ToHaveTextAsync("@lead");
    }

    private static ILocator Box(IPage page, string name) => page.GetByRole(AriaRole.Checkbox, new() { Name = name, Exact = true });

    private static ILocator Row(IPage page, string room) => page.Locator(".cr").Filter(new() { Has = page.GetByRole(AriaRole.Link, new() { Name = room, Exact = true }) });

    private static async Task MenuOfAsync(Person person, string room)
    {
        await Row(person.Page, room).GetByRole(AriaRole.Link).FocusAsync();
        await person.Page.Keyboard.PressAsync("Shift+F10");
        await Expect(person.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Open", Exact = true })).ToBeFocusedAsync();
    }
}
