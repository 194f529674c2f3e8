using System.Text.RegularExpressions;
using EnterpriseChat.Tests.Browser.Rooms;
using EnterpriseChat.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Shell;

/// <summary>The keys that act everywhere, and those that must not.</summary>
[Collection(Browsers.Collection)]
public sealed class ShortcutTests(Browsers browsers, DemoServer demo)
{
    [Fact]
    public async Task A_question_mark_lists_the_keys_but_is_a_letter_where_one_types()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.OpenRoomAsync("Contoso");
        await mei.Composer.PressSequentiallyAsync("really?");
        await Expect(mei.Composer).ToHaveValueAsync("really?");
        await Expect(List(mei)).ToHaveCountAsync(0);
        await mei.Messages.FocusAsync();
        await mei.Page.Keyboard.PressAsync("?");
        await Expect(List(mei)).ToContainTextAsync("Next unread");
        await Expect(List(mei)).ToContainTextAsync("Single letters never act.");
        await mei.Page.Keyboard.PressAsync("Control+k"); // nothing opens above it
        await mei.Page.Keyboard.PressAsync("Escape");
        await Expect(List(mei)).ToHaveCountAsync(0);
        await Expect(mei.Messages).ToBeFocusedAsync();
        await Expect(mei.Dialog("Go to …")).ToHaveCountAsync(0);
        await mei.Page.Keyboard.PressAsync("Escape");
        await Expect(mei.Composer).ToBeFocusedAsync();
        mei.AssertQuietConsole();
    }

    [Fact]
    public async Task Alt_and_an_arrow_lead_through_what_is_unread_also_what_has_no_tab_and_not_what_is_read()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.OpenRoomAsync("Contoso");
        var chat = mei.Page.GetByRole(AriaRole.Link, new() { Name = "Chat", Exact = true });
        while (await chat.GetAttributeAsync("aria-describedby") is not null)
        {
            // What the demo has left unread: each press leads on, until nothing is left.
            var before = await mei.Page.Locator("#nav-unread").TextContentAsync();
            await mei.Page.Keyboard.PressAsync("Alt+ArrowDown");
            await Expect(chat).Not.ToHaveAccessibleDescriptionAsync(before!);
        }

        foreach (var name in new[] { "Alpha", "Beta", "Gamma" })
        {
            await lead.AddAsync(name);
            await lead.Dialog("Add chat room").SaveAsync();
        }

        foreach (var name in new[] { "Gamma", "Alpha" })
        {
            await lead.GoToAsync("/chat");
            await lead.OpenRoomAsync(name);
            await lead.SendAsync($"new in {name}");
        }

        await Expect(chat).ToHaveAccessibleDescriptionAsync(new Regex("^2 "));
        await mei.OpenRoomAsync("Contoso");
        await mei.Composer.FocusAsync();
        await mei.Page.Keyboard.PressAsync("Alt+ArrowUp");
        await mei.SeesAsync("new in Gamma");
        await Expect(chat).ToHaveAccessibleDescriptionAsync("1 unread message");
        await mei.Page.Keyboard.PressAsync("Alt+ArrowDown");
        await mei.SeesAsync("new in Alpha");
        await Expect(chat).ToHaveAccessibleDescriptionAsync("");
        await mei.Page.Keyboard.PressAsync("Alt+ArrowDown");
        await Expect(mei.Tab("Alpha")).ToHaveAttributeAsync("aria-selected", "true");
    }

    [Fact]
    public async Task Control_and_Alt_and_a_digit_open_a_tab_but_not_where_AltGraph_writes_with_it()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.OpenRoomAsync("Contoso");
        await mei.Page.Keyboard.PressAsync("Control+Alt+1");
        await Expect(mei.Tab("Chat list")).ToHaveAttributeAsync("aria-selected", "true");
        await mei.Page.Keyboard.PressAsync("Control+Alt+2");
        var second = mei.Page.GetByRole(AriaRole.Tab).Nth(1);
        await Expect(second).ToHaveAttributeAsync("aria-selected", "true");
        await PressAsync(mei, "{ key: '1', ctrlKey: true, altKey: true, modifierAltGraph: true }");
        await PressAsync(mei, "{ key: '²', code: 'Digit1', ctrlKey: true, altKey: true }");
        await Expect(second).ToHaveAttributeAsync("aria-selected", "true");
    }

    [Theory]
    [InlineData("{ key: 'k', ctrlKey: true, isComposing: true }", false)]
    [InlineData("{ key: 'k' }", false)]
    [InlineData("{ key: 'k', ctrlKey: true, shiftKey: true }", false)]
    [InlineData("{ key: 'k', metaKey: true, ctrlKey: true }", false)]
    [InlineData("{ key: 't', code: 'KeyK', ctrlKey: true }", false)]
    [InlineData("{ key: 'K', ctrlKey: true }", true)]
    [InlineData("{ key: 'л', code: 'KeyK', ctrlKey: true }", true)]
    public async Task Only_the_keys_themselves_act_and_never_those_of_an_input_method(string keys, bool opens)
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.OpenRoomAsync("Contoso");
        var isTaken = await PressAsync(mei, keys);
        Assert.Equal(opens, isTaken);
        if (opens)
        {
            await Expect(mei.Dialog("Go to …")).ToBeVisibleAsync();
        }
    }

    /// <summary>What is listed with an act is heard, and nothing is heard that is not listed.</summary>
    [Fact]
    public async Task The_list_and_what_is_heard_are_the_same()
    {
        var keys = Repository.Read("EnterpriseChat.Web/wwwroot/shell/keys.js");
        var listed = Regex.Matches(keys, "\\], \"([a-z-]+)\"\\]").Select(m => m.Groups[1].Value);
        var acts = Repository.Read("EnterpriseChat.Web/wwwroot/shell/shortcuts.js");
        var heard = Regex.Matches(Regex.Match(acts, "const ACTS = \\{(.*?)\n\\};", RegexOptions.Singleline).Groups[1].Value, "^  \"?([a-z-]+)\"?[:,]", RegexOptions.Multiline)
            .Select(m => m.Groups[1].Value);
        Assert.Equal(listed.Order(), heard.Order());
        Assert.Equal(7, heard.Count());

        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.GoToAsync("/chat");
        await mei.Page.Keyboard.PressAsync("?");
        await Expect(List(mei).Locator("dt")).ToHaveCountAsync(Regex.Count(keys, "\\[\"Script_Key[A-Z]\\w+\", \\["));
    }

    private static ILocator List(Person p) => p.Dialog("Keyboard shortcuts");

    /// <summary>Presses keys that this keyboard does not have; true when the page took them.</summary>
    private static Task<bool> PressAsync(Person p, string keys) => p.Page.EvaluateAsync<bool>(
        $"!document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{ bubbles: true, cancelable: true, ...{keys} }}))");
}
