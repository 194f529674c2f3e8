using System.Text.RegularExpressions;
using EnterpriseChat.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Controls;

/// <summary>The shared context menu by mouse, keyboard, button and finger, in a real browser.</summary>
[Collection(Browsers.Collection)]
public sealed partial class MenuTests(Browsers browsers) : IAsyncDisposable
{
    [Fact]
    public async Task The_right_button_opens_it_at_the_pointer_and_a_choice_closes_it()
    {
        await OpenAsync();
        var box = (await Words("beta").BoundingBoxAsync())!;
        await Words("beta").ClickAsync(new() { Button = MouseButton.Right, Position = new() { X = 5, Y = 5 } });
        await Expect(Menu("beta")).ToBeVisibleAsync();
        var menu = (await Menu("beta").BoundingBoxAsync())!;
        Assert.InRange(menu.X, box.X + 4, box.X + 6);
        Assert.InRange(menu.Y, box.Y + 4, box.Y + 6);
        await Expect(Item("Open")).ToBeFocusedAsync();
        await Item("Never").ClickAsync(new() { Force = true });
        await Expect(Menu("beta")).ToBeVisibleAsync();
        await Item("Mark as read").ClickAsync();
        await DoneAsync("read:beta");
        await Expect(_person.Page.GetByRole(AriaRole.Menu)).ToHaveCountAsync(0);

        // On another one while one is open: that of the other.
        await Words("alpha").ClickAsync(new() { Button = MouseButton.Right });
        await Expect(Menu("alpha")).ToBeVisibleAsync();
        await Words("gamma").ClickAsync(new() { Button = MouseButton.Right, Position = new() { X = 1, Y = 1 } });
        await Expect(Menu("gamma")).ToBeVisibleAsync();
        await Expect(Menu("alpha")).ToHaveCountAsync(0);
        await _person.Page.Locator("[data-bare]").ClickAsync(new() { Position = new() { X = 2, Y = 2 } });
        await Expect(Menu("gamma")).ToBeHiddenAsync();
        await Words("beta").ClickAsync(new() { Button = MouseButton.Right });
        await Item("Open").ClickAsync();
        await Expect(_person.Page).ToHaveURLAsync(new Regex("/chat$"));
        _person.AssertQuietConsole();
    }

    [Theory]
    [InlineData("Shift+F10")]
    [InlineData("ContextMenu")]
    public async Task The_menu_key_opens_it_at_what_has_the_focus_and_the_keyboard_does_the_rest(string key)
    {
        await OpenAsync();
        await Link("beta").FocusAsync();
        await PressAsync(key);
        await Expect(Item("Open")).ToBeFocusedAsync();
        var (menu, link) = ((await Menu("beta").BoundingBoxAsync())!, (await Link("beta").BoundingBoxAsync())!);
        Assert.InRange(menu.X, link.X - 1, link.X + 1);
        Assert.InRange(menu.Y, link.Y + link.Height - 1, link.Y + link.Height + 1);
        await PressAsync("ArrowUp");
        await Expect(Item("Delete")).ToBeFocusedAsync();
        await PressAsync("Home", "n");
        await Expect(Item("Notifications")).ToBeFocusedAsync();
        await PressAsync("ArrowRight");
        await Expect(Radio("All messages")).ToBeFocusedAsync();
        await Expect(Radio("All messages")).ToBeCheckedAsync();
        await Expect(Item("Notifications")).ToHaveAttributeAsync("aria-expanded", "true");
        var inner = (await Menu("Notifications").BoundingBoxAsync())!;
        Assert.InRange(inner.X, menu.X + menu.Width, menu.X + menu.Width + 4);
        await PressAsync("ArrowLeft");
        await Expect(Item("Notifications")).ToBeFocusedAsync();
        await Expect(Menu("Notifications")).ToBeHiddenAsync();
        await PressAsync("Enter", "Escape");
        await Expect(Item("Notifications")).ToBeFocusedAsync();
        await PressAsync("Escape");
        await Expect(Menu("beta")).ToBeHiddenAsync();
        await Expect(Link("beta")).ToBeFocusedAsync();

        await PressAsync(key);
        await Expect(Item("Open")).ToBeFocusedAsync();
        await PressAsync("End", "ArrowUp", "ArrowUp", "ArrowRight", "ArrowDown", "Enter");
        await DoneAsync("mentions:beta");
        await Expect(Link("beta")).ToBeFocusedAsync();
        await PressAsync(key);
        await Expect(Item("Open")).ToBeFocusedAsync();
        await PressAsync("Tab");
        await Expect(_person.Page.GetByLabel("Field of beta")).ToBeFocusedAsync();
        await Expect(Menu("beta")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_button_opens_and_closes_it_and_keeps_the_focus()
    {
        await OpenAsync();
        var button = _person.Button("Menu of gamma");
        await button.ClickAsync();
        await Expect(Menu("gamma")).ToBeVisibleAsync();
        await Expect(button).ToHaveAttributeAsync("aria-expanded", "true");
        await button.ClickAsync();
        await Expect(Menu("gamma")).ToBeHiddenAsync();
        await Expect(button).Not.ToHaveAttributeAsync("aria-expanded", "true");
        await button.FocusAsync();
        await PressAsync("Enter");
        await Expect(Item("Open")).ToBeFocusedAsync();
        await PressAsync("Escape");
        await Expect(button).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_mouse_opens_the_menu_in_the_menu_by_resting_on_it()
    {
        await OpenAsync();
        await Words("alpha").ClickAsync(new() { Button = MouseButton.Right });
        await Item("Notifications").HoverAsync();
        await Expect(Radio("Mentions only")).ToBeVisibleAsync();
        await Item("Mark as read").HoverAsync();
        await Expect(Radio("Mentions only")).ToBeHiddenAsync();
        await Item("Notifications").ClickAsync();
        await Radio("Mentions only").ClickAsync();
        await DoneAsync("mentions:alpha");
        await Expect(_person.Page.GetByRole(AriaRole.Menu)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_long_press_opens_it_and_its_end_is_no_click()
    {
        await OpenAsync(new() { HasTouch = true, IsMobile = true, ViewportSize = new() { Width = 390, Height = 844 } });
        await using var finger = await Finger.OnAsync(_person.Page);
        await finger.DownAsync(Link("beta"));
        await Expect(Menu("beta")).ToBeVisibleAsync();
        await finger.UpAsync();
        await Expect(Item("Open")).ToBeFocusedAsync();
        await Expect(_person.Page).ToHaveURLAsync(new Regex("/account$"));
        Assert.InRange((await Item("Open").BoundingBoxAsync())!.Height, 44, 46);
        await Item("Mark as read").TapAsync();
        await DoneAsync("read:beta");

        // A finger that moves scrolls.
        await finger.DownAsync(Link("alpha"));
        await finger.MoveByAsync(0, -60);
        await finger.UpAsync();
        await Link("gamma").TapAsync();
        await Expect(_person.Page).ToHaveURLAsync(new Regex("/chat$"));
        await Expect(_person.Page.GetByRole(AriaRole.Menu)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_browser_keeps_its_own_menu_for_fields_picked_words_and_what_has_none()
    {
        await OpenAsync();
        await _person.Page.EvaluateAsync("addEventListener('contextmenu', e => { document.body.dataset.kept = String(!e.defaultPrevented); })");
        foreach (var place in new[] { _person.Page.GetByLabel("Field of beta"), _person.Page.Locator("[data-bare]") })
        {
            await place.ClickAsync(new() { Button = MouseButton.Right });
            await KeptAsync(true);
        }

        await Words("beta").EvaluateAsync("e => getSelection().selectAllChildren(e)");
        await Words("beta").ClickAsync(new() { Button = MouseButton.Right });
        await KeptAsync(true);
        await Words("gamma").ClickAsync(new() { Button = MouseButton.Right });
        await KeptAsync(false);
        await Expect(Menu("gamma")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Drawing_the_page_anew_neither_closes_it_nor_moves_the_focus_and_at_the_end_the_focus_is_back()
    {
        await OpenAsync();
        await Link("beta").FocusAsync();
        await PressAsync("Shift+F10");
        await Expect(Item("Open")).ToBeFocusedAsync();
        await PressAsync("ArrowDown");
        for (var i = 0; i < 5; i++)
        {
            var drawing = await Link("beta").ElementHandleAsync();
            _stand.Show("new", "alpha", "beta", "gamma");
            await _person.Page.WaitForFunctionAsync("row => !row.isConnected", drawing);
            await Expect(Item("Mark as read")).ToBeFocusedAsync();
        }

        await PressAsync("Escape");
        await Expect(Link("beta")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task In_a_modal_dialog_it_is_the_dialogs_own_and_Escape_closes_only_the_menu()
    {
        await OpenAsync();
        await _person.Page.EvaluateAsync("document.querySelector('main dialog').showModal()");
        await Link("delta").FocusAsync();
        await PressAsync("Shift+F10");
        await Expect(Item("Open")).ToBeFocusedAsync();
        await PressAsync("Escape");
        await Expect(Menu("delta")).ToBeHiddenAsync();
        await Expect(Link("delta")).ToBeFocusedAsync();
        await Link("delta").ClickAsync(new() { Button = MouseButton.Right });
        await Item("Mark as read").ClickAsync();
        await DoneAsync("read:delta");
        Assert.True(await _person.Page.EvaluateAsync<bool>("document.querySelector('main dialog').open"));
    }

    [Fact]
    public async Task It_closes_when_its_thing_goes_away()
    {
        await OpenAsync();
        await _person.Button("Menu of beta").ClickAsync();
        await Expect(Item("Open")).ToBeFocusedAsync();
        _stand.Show("alpha", "gamma");
        await Expect(_person.Page.GetByRole(AriaRole.Menu)).ToHaveCountAsync(0);
        await Expect(_person.Button("Menu of alpha")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task In_a_room_Escape_closes_the_own_menu_and_the_focus_stays_with_it()
    {
        await OpenAsync();
        await _person.OpenRoomAsync("Contoso");
        var button = _person.Button("Menu of Leonard Adeyemi");
        await button.FocusAsync();
        await PressAsync("Enter");
        await Expect(Item("My account")).ToBeFocusedAsync();
        await PressAsync("Escape");
        await Expect(button).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(1400, 900)]
    [InlineData(390, 844)]
    public async Task It_is_accessible_and_stands_within_the_page_in_both_themes(int width, int height)
    {
        await OpenAsync(new() { ViewportSize = new() { Width = width, Height = height }, ReducedMotion = ReducedMotion.Reduce });
        await _person.Button("Menu of gamma").ClickAsync();
        await Item("Notifications").ClickAsync();
        await Expect(Radio("All messages")).ToBeFocusedAsync();
        foreach (var name in new[] { "gamma", "Notifications" })
        {
            var box = (await Menu(name).BoundingBoxAsync())!;
            Assert.True(box.X >= 0 && box.Y >= 0 && box.X + box.Width <= width && box.Y + box.Height <= height, $"{name}: {box.X} {box.Y} {box.Width} {box.Height}");
        }

        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await _person.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await Expect(_person.Page.Locator("html")).ToHaveAttributeAsync("data-theme", scheme == ColorScheme.Dark ? "dark" : "light");
            Findings.None(await Accessibility.ViolationsAsync(_person));
        }
    }
}
