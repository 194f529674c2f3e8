using System.Text.RegularExpressions;
using EnterpriseChat.Tests.Browser.Rooms;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Search;

/// <summary>Going somewhere by the keyboard alone.</summary>
[Collection(Browsers.Collection)]
public sealed class GoToStoryTests(Browsers browsers, DemoServer demo)
{
    [Fact]
    public async Task A_few_letters_and_Enter_lead_into_the_room_that_waits_and_one_writes_at_once()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await lead.AddAsync("Weekly numbers");
        await lead.Dialog("Add chat room").SaveAsync();
        await mei.OpenRoomAsync("Contoso");
        await mei.Composer.FillAsync("half a thought");

        await mei.Page.Keyboard.PressAsync("Control+k");
        await Expect(Field(mei)).ToBeFocusedAsync();
        await Field(mei).PressSequentiallyAsync("wee");
        await Expect(Options(mei).First).ToHaveAccessibleNameAsync(new Regex("^Weekly numbers"));
        await Expect(Options(mei).First.Locator("mark")).ToHaveTextAsync("Wee");
        await Expect(Group(mei, "Rooms").GetByRole(AriaRole.Option)).ToHaveCountAsync(1);

        // Live: it is unread as soon as somebody writes there, without a key.
        await lead.GoToAsync("/chat");
        await lead.OpenRoomAsync("Weekly numbers");
        await lead.SendAsync("up by seven");
        await Expect(Group(mei, "Unread").GetByRole(AriaRole.Option)).ToHaveAccessibleDescriptionAsync("1 unread message");
        await mei.Page.Keyboard.PressAsync("Enter");
        await mei.SeesAsync("up by seven");
        await Expect(Field(mei)).ToHaveCountAsync(0);
        await Expect(mei.Composer).ToBeFocusedAsync();
        await mei.Page.Keyboard.TypeAsync("well done");
        await Expect(mei.Composer).ToHaveValueAsync("well done");
        mei.AssertQuietConsole();
    }

    [Fact]
    public async Task Enter_right_behind_the_last_letter_means_what_was_typed()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.GoToAsync("/account");
        await mei.Page.Keyboard.PressAsync("Control+k");
        await Expect(Field(mei)).ToBeFocusedAsync();
        await mei.Page.Keyboard.TypeAsync("leonard");
        await mei.Page.Keyboard.PressAsync("Enter");
        await Expect(mei.Tab("Leonard Adeyemi")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(mei.Composer).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Arrows_choose_round_and_round_and_Escape_gives_the_focus_back()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.OpenRoomAsync("Contoso");
        await mei.Composer.FillAsync("half a thought");
        await mei.Page.Keyboard.PressAsync("Control+k");
        await Expect(Field(mei)).ToBeFocusedAsync();
        await Expect(Chosen(mei)).ToHaveCountAsync(1);
        var last = await Options(mei).Last.GetAttributeAsync("id");
        await mei.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(Field(mei)).ToHaveAttributeAsync("aria-activedescendant", last!);
        await mei.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(Field(mei)).ToHaveAttributeAsync("aria-activedescendant", (await Options(mei).First.GetAttributeAsync("id"))!);
        await Field(mei).FillAsync("nothing of this name");
        await Expect(mei.Dialog("Go to …")).ToContainTextAsync("Nothing of this name");
        await mei.Page.Keyboard.PressAsync("Enter");
        await mei.Page.Keyboard.PressAsync("Escape");
        await Expect(Field(mei)).ToHaveCountAsync(0);
        await Expect(mei.Composer).ToBeFocusedAsync();
        await Expect(mei.Composer).ToHaveValueAsync("half a thought");
    }

    [Fact]
    public async Task What_one_loses_while_it_is_open_goes_from_the_list()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await lead.AddAsync("Website relaunch");
        await lead.Dialog("Add chat room").SaveAsync();
        await mei.GoToAsync("/chat");
        await Expect(mei.Room("Website relaunch")).ToBeVisibleAsync();
        await mei.Page.Keyboard.PressAsync("Control+k");
        await Field(mei).FillAsync("website");
        await Expect(Options(mei)).ToHaveCountAsync(1);

        await server.ChangeAsync(db => db.Rooms.Where(r => r.Name == "Website relaunch").ExecuteUpdateAsync(s => s.SetProperty(r => r.IsPublic, false)));

        await Expect(Options(mei)).ToHaveCountAsync(0);
        await Expect(Field(mei)).ToHaveValueAsync("website");
    }

    private static ILocator Field(Person p) => p.Page.GetByRole(AriaRole.Combobox, new() { Name = "Go to …", Exact = true });

    private static ILocator Options(Person p) => p.Dialog("Go to …").GetByRole(AriaRole.Option);

    private static ILocator Chosen(Person p) => p.Dialog("Go to …").GetByRole(AriaRole.Option, new() { Selected = true });

    private static ILocator Group(Person p, string name) => p.Dialog("Go to …").GetByRole(AriaRole.Group, new() { Name = name, Exact = true });
}
