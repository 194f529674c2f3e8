using EnterpriseChat.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Controls;

/// <summary>Moving entries between two lists, by mouse, finger and keyboard, in a real browser.</summary>
[Collection(Browsers.Collection)]
public sealed partial class TransferTests(Browsers browsers) : IAsyncDisposable
{
    [Fact]
    public async Task By_mouse_one_picks_one_or_several_and_moves_them()
    {
        await OpenAsync();
        await Row("u0").ClickAsync();
        await Row("u3").ClickAsync(new() { Modifiers = [KeyboardModifier.Control] });
        await Expect(Picked).ToHaveCountAsync(2);
        await Button("Add").ClickAsync();
        await SelectedAsync("u0", "u1", "u3");
        await Expect(Group.GetByRole(AriaRole.Status)).ToHaveTextAsync("2 added");
        await Expect(Button("Add")).ToBeFocusedAsync();
        await Expect(Button("Add")).ToBeDisabledAsync();

        await Row("u2").ClickAsync();
        await Row("u5").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(Picked).ToHaveCountAsync(3);
        await Row("u4").ClickAsync(new() { Modifiers = [KeyboardModifier.Control] });
        await Button("Add").ClickAsync();
        await SelectedAsync("u0", "u1", "u2", "u3", "u5");

        await Row("u4").DblClickAsync();
        await SelectedAsync("u0", "u1", "u2", "u3", "u4", "u5");
        await Expect(Group.GetByText("All users are selected.")).ToBeVisibleAsync();
        await Row("u2").DblClickAsync();
        await SelectedAsync("u0", "u1", "u3", "u4", "u5");
        await Button("Remove all").ClickAsync();
        await SelectedAsync();
        await Expect(Group.GetByRole(AriaRole.Status)).ToHaveTextAsync("5 removed");
        await Expect(List("Selected").GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
        _person.AssertQuietConsole();
    }

    [Fact]
    public async Task The_keyboard_does_everything_that_the_mouse_does()
    {
        await OpenAsync();
        await Filter("available").FocusAsync();
        await PressAsync("Tab");
        await Expect(List("Available")).ToBeFocusedAsync();
        await PressAsync("ArrowDown", "Space", "ArrowDown", "ArrowDown", "Space");
        await AssertPickedAsync("u2", "u4");
        await PressAsync("Shift+ArrowDown");
        await AssertPickedAsync("u4", "u5");
        await PressAsync("Home", "Shift+End");
        await Expect(Picked).ToHaveCountAsync(5);
        await PressAsync("ArrowUp", "Space", "Control+a");
        await Expect(Picked).ToHaveCountAsync(5);
        await PressAsync("a");
        await Expect(Active).ToHaveAttributeAsync("data-key", "u0");
        await PressAsync("ArrowDown");
        await Expect(Active).ToHaveAttributeAsync("data-key", "u2");
        await PressAsync("Space", "Enter");
        await SelectedAsync("u1", "u2");
        await Expect(List("Available")).ToBeFocusedAsync();
        await Expect(Active).ToHaveAttributeAsync("data-key", "u3");
        await PressAsync("Enter");
        await SelectedAsync("u0", "u1", "u2", "u3", "u4", "u5");
        await PressAsync("Tab", "Tab", "Tab", "Tab", "Tab", "Tab");
        await Expect(List("Selected")).ToBeFocusedAsync();
        await PressAsync("Home", "Enter", "Enter");
        await SelectedAsync("u2", "u3", "u4", "u5");
    }

    [Fact]
    public async Task Several_are_dragged_by_the_mouse_and_a_ghost_says_how_many()
    {
        await OpenAsync();
        await Row("u2").ClickAsync();
        await Row("u4").ClickAsync(new() { Modifiers = [KeyboardModifier.Control] });
        await DragAsync(Row("u2"), List("Selected"), drops: false);
        var ghost = _person.Page.Locator(".ghost");
        await Expect(ghost).ToHaveTextAsync("ANCnna 00002 and 1 more");
        await Expect(Frame("selected")).ToHaveAttributeAsync("data-drop", "");
        await Expect(Row("u1")).ToHaveAttributeAsync("data-slot", "after");

        await PressAsync("Escape");
        await Expect(ghost).ToHaveCountAsync(0);
        await Expect(Frame("selected")).Not.ToHaveAttributeAsync("data-drop", "");
        await _person.Page.Mouse.UpAsync();
        await AssertPickedAsync("u2", "u4");
        await DragAsync(Row("u2"), List("Selected"));
        await SelectedAsync("u1", "u2", "u4");
        await Expect(List("Selected")).ToBeFocusedAsync();
        await Expect(ghost).ToHaveCountAsync(0);

        // One that is not picked goes alone; on its own list it stays; into a list of another kind nothing falls.
        await Row("u5").ClickAsync();
        await DragAsync(Row("u0"), List("Selected"));
        await SelectedAsync("u0", "u1", "u2", "u4");
        await DragAsync(Row("u3"), Row("u5"));
        await DragAsync(Row("u3"), _person.Page.GetByRole(AriaRole.Listbox, new() { Name = "Selected companies" }));
        await DragAsync(Row("u4"), List("Available"));
        await SelectedAsync("u0", "u1", "u2");
    }

    [Fact]
    public async Task A_finger_drags_after_it_was_held_or_moves_aside_and_scrolls_otherwise()
    {
        await OpenAsync(users: 60, new() { HasTouch = true, IsMobile = true, ViewportSize = new() { Width = 390, Height = 844 } });
        await Row("u2").TapAsync();
        await Row("u3").TapAsync();
        await Expect(Picked).ToHaveCountAsync(2);
        await using var finger = await Finger.OnAsync(_person.Page);
        await finger.DownAsync(Row("u3"));
        await Expect(_person.Page.Locator(".ghost")).ToBeVisibleAsync();
        await finger.MoveAsync(List("Selected"));
        await Expect(Frame("selected")).ToHaveAttributeAsync("data-drop", "");
        await finger.UpAsync();
        await SelectedAsync("u1", "u2", "u3");
        await Expect(Picked).ToHaveCountAsync(0);

        await finger.DownAsync(Row("u6"));
        await finger.MoveByAsync(0, -100);
        await finger.UpAsync();
        await Eventually.That(async () => await List("Available").EvaluateAsync<double>("e => e.scrollTop") > 40);
        await SelectedAsync("u1", "u2", "u3");
        await Expect(_person.Page.Locator(".ghost")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Side_by_side_a_finger_drags_at_once()
    {
        await OpenAsync(users: 60, new() { HasTouch = true, ViewportSize = new() { Width = 1200, Height = 900 } });
        await using var finger = await Finger.OnAsync(_person.Page);
        await finger.DownAsync(Row("u3"));
        await finger.MoveByAsync(30, 2);
        await finger.MoveAsync(List("Selected"));
        await finger.UpAsync();
        await SelectedAsync("u1", "u3");
    }

    [Fact]
    public async Task Ten_thousand_are_there_at_once_and_few_of_them_in_the_page()
    {
        await OpenAsync(users: 10_000);
        var options = _person.Page.GetByRole(AriaRole.Option);
        Assert.InRange(await options.CountAsync(), 10, 80);
        await List("Available").FocusAsync();
        await PressAsync("End");
        await Expect(Active).ToHaveAttributeAsync("data-key", "u9999");
        await Expect(Row("u9999")).ToBeInViewportAsync();
        await Expect(Row("u9999")).ToHaveAttributeAsync("aria-posinset", "9999");
        await Expect(Row("u9999")).ToHaveAttributeAsync("aria-setsize", "9999");
        await PressAsync("Space", "Home");
        await Expect(Active).ToHaveAttributeAsync("data-key", "u0");
        await PressAsync("Space");
        for (var place = 1; place < 6; place++)
        {
            await List("Available").EvaluateAsync("(e, part) => { e.scrollTop = e.scrollHeight * part; }", place / 6.0);
            await _person.Page.WaitForFunctionAsync(
                "() => { const at = document.querySelector('[role=listbox]').getBoundingClientRect();"
                + " return [0.2, 0.8].every(p => document.elementFromPoint(at.left + 40, at.top + at.height * p)?.closest('[role=option]')); }");
            Assert.InRange(await options.CountAsync(), 10, 250);
        }

        // What was picked far away from here is still picked.
        await Button("Add").ClickAsync();
        await SelectedAsync("u0", "u1", "u9999");
        await Filter("available").FillAsync("0042");
        await Expect(List("Available").GetByRole(AriaRole.Option)).ToHaveCountAsync(11); // 420 to 429 and 42
        await Button("Add all").ClickAsync();
        await Expect(Group.GetByRole(AriaRole.Status)).ToHaveTextAsync("11 added");
        await Filter("available").FillAsync("");
        await Expect(Row("u2")).ToBeVisibleAsync();
        await List("Available").FocusAsync();
        await PressAsync("Home", "Shift+End", "Enter");
        await Expect(Group.GetByText("10,000 selected")).ToBeVisibleAsync();
        Assert.InRange(await options.CountAsync(), 10, 250);
        await Button("Remove all").ClickAsync();
        await Expect(Group.GetByText("none selected")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_changes_meanwhile_moves_nothing_under_the_reader()
    {
        await OpenAsync(users: 300);
        await Row("u0").ClickAsync();
        await List("Available").EvaluateAsync("e => { e.scrollTop = 2000; }");
        await Row("u75").ClickAsync();
        await Row("u77").ClickAsync(new() { Modifiers = [KeyboardModifier.Control] });
        var top = (await Row("u75").BoundingBoxAsync())!.Y;
        _stand.Show([.. ControlsStand.Users(300).Where(u => u.Key != "u76").Prepend(new("new", "A new one")).Prepend(new("newer", "A newer one"))]);
        await Expect(Row("u76")).ToHaveCountAsync(0);
        await Eventually.That(async () => Math.Abs((await Row("u75").BoundingBoxAsync())!.Y - top) < 1);
        await AssertPickedAsync("u75", "u77");
        await Expect(List("Available")).ToBeFocusedAsync();
        await Expect(Active).ToHaveAttributeAsync("data-key", "u77");
        await PressAsync("Enter");
        await SelectedAsync("u1", "u75", "u77");
    }

    [Theory]
    [InlineData(1400, 900)]
    [InlineData(390, 844)]
    public async Task It_is_accessible_and_fits_in_both_themes(int width, int height)
    {
        await OpenAsync(users: 60, new() { ViewportSize = new() { Width = width, Height = height }, ReducedMotion = ReducedMotion.Reduce });
        await Row("u2").ClickAsync();
        await List("Available").FocusAsync();
        await PressAsync("ArrowDown");
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await _person.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await Expect(_person.Page.Locator("html")).ToHaveAttributeAsync("data-theme", scheme == ColorScheme.Dark ? "dark" : "light");
            Findings.None(await Accessibility.ViolationsAsync(_person));
            Assert.False(await _person.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
        }
    }
}
