using System.Text.RegularExpressions;
using EnterpriseChat.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser;

/// <summary>The box in which one writes, in a real browser against the real server.</summary>
[Collection(Browsers.Collection)]
public sealed class ComposerTests(Browsers browsers, DemoServer demo)
{
    private const string Room = "Contoso";

    [Theory]
    [InlineData("CJK", "語", 10_000)]
    [InlineData("emoji", "😀", 5_000)]
    [InlineData("quotes", "\"", 10_000)]
    [InlineData("backslashes", "\\", 10_000)]
    [InlineData("control", "\u0001", 10_000)]
    [InlineData("lines", "x\n", 5_000)]
    public async Task CO_07_Exactly_10000_go_out_whole_and_one_more_stays_with_a_word(string name, string piece, int times)
    {
        Assert.NotEmpty(name);
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.OpenRoomAsync(Room);
        var text = string.Concat(Enumerable.Repeat(piece, times))[..^1] + "."; // 10,000 of the browser's units
        Assert.Equal(10_000, text.Length);
        if (piece.Length == 2 && char.IsSurrogate(piece[1]))
        {
            text = text[..^2] + "..";
        }

        await PasteAsync(mei, text + "!");
        await mei.Composer.PressAsync("Enter");
        await Expect(mei.Page.GetByText("Too long by 1")).ToBeVisibleAsync();
        Assert.Equal(10_001, await mei.Composer.EvaluateAsync<int>("e => e.value.length"));
        await PasteAsync(mei, text);
        await mei.Composer.PressAsync("Enter");
        await Expect(mei.Composer).ToHaveValueAsync("");
        await Eventually.That(() => StoredMessages.Column<string>(
            server.Database, "SELECT Text FROM MessageTexts ORDER BY MessageId DESC LIMIT 1").Single() == text.Replace('\u0001', '\u2401'));
        await Expect(mei.Page.Locator("[data-pending]")).ToHaveCountAsync(0);
        mei.AssertQuietConsole();
    }

    [Fact]
    public async Task A_million_pasted_characters_stay_in_the_box_and_the_page_goes_on()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "fatima.elsayed");
        await mei.OpenRoomAsync(Room);
        await PasteAsync(mei, new string('x', 1_000_000));
        await mei.Composer.PressAsync("Enter");
        await Expect(mei.Page.GetByText("Too long by 990,000")).ToBeVisibleAsync();
        Assert.Equal(1_000_000, await mei.Composer.EvaluateAsync<int>("e => e.value.length"));
        var word = Unique();
        await mei.SendAsync(word);
    }

    [Fact]
    public async Task Shift_and_Enter_makes_a_line_and_Enter_does_not_cut_a_composition_short()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "li.wei");
        await mei.OpenRoomAsync(Room);
        var word = Unique();
        await mei.Composer.PressSequentiallyAsync($"{word} one");
        await mei.Composer.PressAsync("Shift+Enter");
        await mei.Composer.PressSequentiallyAsync("two");
        await Expect(mei.Composer).ToHaveValueAsync($"{word} one\ntwo");
        await mei.Composer.PressAsync("Enter");
        await mei.SeesAsync($"{word} one");

        var session = await mei.Context.NewCDPSessionAsync(mei.Page);
        await mei.Composer.FocusAsync();
        await session.SendAsync("Input.imeSetComposition", new() { ["text"] = "にほ", ["selectionStart"] = 2, ["selectionEnd"] = 2 });
        await mei.Composer.EvaluateAsync(
            "e => e.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true, cancelable: true }))");
        await Expect(mei.Composer).ToHaveValueAsync("にほ");
        await session.SendAsync("Input.insertText", new() { ["text"] = "日本" + word });
        await Expect(mei.Composer).ToHaveValueAsync("日本" + word);
        await mei.Composer.PressAsync("Enter");
        await mei.SeesAsync("日本" + word);
    }

    [Fact]
    public async Task CI_05_Fifty_clicks_of_Send_in_one_frame_send_one_message()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "m.hohenstein");
        await mei.OpenRoomAsync(Room);
        var word = Unique();
        await mei.Composer.FillAsync(word);
        await mei.Button("Send").EvaluateAsync("e => { for (let i = 0; i < 50; i++) { e.click(); } }");
        await mei.SeesAsync(word);
        await Expect(mei.Page.Locator("[data-pending]")).ToHaveCountAsync(0);
        Assert.Single(StoredMessages.Beginning(server.Database, word));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t ")]
    [InlineData("\u200B\u2060\uFEFF\u00AD")]
    [InlineData("\u3164\u2800\u00A0")]
    public async Task CO_04_What_nobody_would_see_is_not_sent_and_stays(string text)
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "jonas.weber");
        await mei.OpenRoomAsync(Room);
        var posts = 0;
        mei.Page.Request += (_, request) => posts += request.Method == "POST" && request.Url.Contains("/messages", StringComparison.Ordinal) ? 1 : 0;
        await PasteAsync(mei, text);
        await mei.Composer.PressAsync("Enter");
        Assert.Equal(text, await mei.Composer.EvaluateAsync<string>("e => e.value"));
        await mei.SendAsync(Unique());
        Assert.Equal(1, posts);
    }

    [Fact]
    public async Task A_draft_survives_a_reload_and_follows_into_another_browser()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member2");
        await mei.OpenRoomAsync(Room);
        var word = Unique();
        await mei.Composer.FillAsync($"draft {word}");
        await mei.Page.ReloadAsync();
        await mei.LiveAsync();
        await Expect(mei.Composer).ToHaveValueAsync($"draft {word}");
        await Eventually.That(() => StoredMessages.Column<string>(server.Database, "SELECT Text FROM Drafts").Contains($"draft {word}"));
        await using var elsewhere = await browsers.SignInAsync(server.Address, "member2");
        await elsewhere.OpenRoomAsync(Room);
        await Expect(elsewhere.Composer).ToHaveValueAsync($"draft {word}");
        await elsewhere.Composer.PressAsync("Enter");
        await mei.SeesAsync($"draft {word}");
        await Expect(elsewhere.Composer).ToHaveValueAsync("");
    }

    [Fact]
    public async Task CO_10_Another_user_of_the_same_browser_neither_reads_nor_sends_what_was_left()
    {
        var server = await demo.ServerAsync();
        await using var network = new TcpProxy(server.Address);
        await using var mei = await browsers.SignInAsync(network.Address, "ana.beltran");
        await mei.OpenRoomAsync(Room);
        var word = Unique();

        // Left behind: a message that cannot go out, and a draft.
        await mei.Page.RouteAsync("**/messages", route => route.FulfillAsync(new() { Status = 503, Body = "{}" }));
        await mei.EnterAsync($"left {word}");
        await Expect(mei.Page.Locator("[data-pending]")).ToHaveCountAsync(1);
        await mei.Composer.FillAsync($"draft {word}");
        await mei.Button("Menu of Ana Beltrán").ClickAsync();
        await mei.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await Expect(mei.Page).ToHaveURLAsync(new Regex("/sign-in"));
        await mei.Page.UnrouteAsync("**/messages");
        await mei.SignInAsync("customer");
        await mei.OpenRoomAsync("Fabrikam");
        var kept = await mei.Page.EvaluateAsync<string>("JSON.stringify(localStorage)");
        Assert.DoesNotContain(word, kept, StringComparison.Ordinal);
        await mei.SendAsync($"of Carlos {word}");
        await Expect(mei.Page.Locator("[data-pending]")).ToHaveCountAsync(0);
        Assert.Empty(StoredMessages.Beginning(server.Database, $"left {word}"));
        await mei.Button("Menu of Carlos Mendes").ClickAsync();
        await mei.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await Expect(mei.Page).ToHaveURLAsync(new Regex("/sign-in"));

        await mei.SignInAsync("ana.beltran");
        await mei.OpenRoomAsync(Room);
        await mei.SeesAsync($"left {word}");
        await Expect(mei.Composer).ToHaveValueAsync($"draft {word}");
        await Eventually.That(() => StoredMessages.Beginning(server.Database, $"left {word}").Count == 1);
    }

    [Fact]
    public async Task CI_07_A_stored_draft_of_10_MB_and_odd_entries_do_not_stop_the_page()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "yuki.watanabe");
        await mei.OpenRoomAsync(Room);
        await mei.Page.EvaluateAsync(
            """
            () => {
              const c = document.querySelector('chat-composer');
              const [user, room] = [c.getAttribute('user'), c.getAttribute('room')];
              localStorage.setItem(`draft:${user}:${room}`, '{"v":1,"text":"' + 'x'.repeat(4_500_000) + '"}');
              localStorage.setItem(`outbox:${user}:a`, '[]');
              localStorage.setItem(`outbox:${user}:b`, '{"v":1,"user":"' + user + '","room":7}');
              localStorage.setItem(`outbox:${user}:c`, '<b>');
            }
            """);
        await mei.Page.ReloadAsync();
        await mei.LiveAsync();
        await Expect(mei.Composer).ToHaveValueAsync("");
        await mei.SendAsync(Unique());
        mei.AssertQuietConsole();
    }

    private static string Unique() => $"word{Guid.NewGuid().ToString("N")[..10]}";

    private static async Task PasteAsync(Person person, string text) => await person.Composer.EvaluateAsync(
        "(e, text) => { e.focus(); e.value = text; e.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' })); }", text);
}
