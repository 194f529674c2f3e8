using EnterpriseChat.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Messages;

/// <summary>The buttons below the box, and what becomes of code in a message.</summary>
[Collection(Browsers.Collection)]
public sealed class FormatTests(Browsers browsers, DemoServer demo)
{
    [Fact]
    public async Task What_one_formats_by_the_buttons_the_other_sees_so()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await using var leonard = await browsers.SignInAsync(server.Address, "lead");
        await mei.OpenRoomAsync("Contoso");
        await leonard.OpenRoomAsync("Contoso");
        await mei.Composer.FillAsync("zwieback freezes at noon");
        await SelectAsync(mei, 17, 24);
        await mei.Button("Bold").ClickAsync();
        await Expect(mei.Composer).ToHaveValueAsync("zwieback freezes **at noon**");
        await Expect(mei.Composer).ToBeFocusedAsync();
        await mei.Composer.PressAsync("Enter");
        await Expect(leonard.Message("zwieback freezes").Locator("strong")).ToHaveTextAsync("at noon");
        mei.AssertQuietConsole();
    }

    [Theory]
    [InlineData("Bold", "one two", 4, 7, "one **two**")]
    [InlineData("Bold", "one two ", 3, 8, "one **two** ")]
    [InlineData("Bold", "one **two**", 6, 9, "one two")]
    [InlineData("Bold", "one **two**", 4, 11, "one two")]
    [InlineData("Bold", "one\n\ntwo", 0, 8, "**one**\n\n**two**")]
    [InlineData("Bold", "one ", 4, 4, "one ****")]
    [InlineData("Code", "call it()", 5, 9, "call `it()`")]
    [InlineData("Code", "a `b` c", 0, 7, "``a `b` c``")]
    [InlineData("Code", "see a\nb", 4, 7, "see \n```\na\nb\n```")]
    [InlineData("Code", "call `it()`", 5, 11, "call it()")]
    [InlineData("Quote", "one\ntwo\nthree", 1, 5, "> one\n> two\nthree")]
    [InlineData("Quote", "> one\n> two", 3, 8, "one\ntwo")]
    [InlineData("Quote", "", 0, 0, "> ")]
    public async Task A_button_acts_on_what_is_chosen_and_undo_takes_it_back(string button, string text, int from, int to, string after)
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member2");
        await mei.OpenRoomAsync("Contoso");
        await mei.Composer.FillAsync(text);
        await SelectAsync(mei, from, to);
        await mei.Button(button).ClickAsync();
        await Expect(mei.Composer).ToHaveValueAsync(after);
        await mei.Page.Keyboard.PressAsync("Control+z");
        await Expect(mei.Composer).ToHaveValueAsync(text);
        await mei.Composer.FillAsync("");
    }

    [Fact]
    public async Task Mention_opens_the_names_and_on_a_phone_it_is_the_only_one()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.OpenRoomAsync("Contoso");
        await mei.Composer.FillAsync("ask");
        await mei.Button("Mention").ClickAsync();
        await Expect(mei.Composer).ToHaveValueAsync("ask @");
        await mei.Composer.PressSequentiallyAsync("leon");
        await Expect(mei.Page.GetByRole(AriaRole.Option, new() { NameRegex = new("Leonard Adeyemi") })).ToBeVisibleAsync();
        await mei.Page.SetViewportSizeAsync(390, 844);
        await Expect(mei.Button("Bold")).ToBeHiddenAsync();
        await Expect(mei.Button("Mention")).ToBeVisibleAsync();
        await mei.Composer.FillAsync("");
    }

    [Fact]
    public async Task A_message_that_is_changed_has_the_buttons_too()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.OpenRoomAsync("Contoso");
        await mei.SendAsync("knurled by mistake");
        await mei.Composer.PressAsync("ArrowUp");
        var edit = mei.Textbox("Edit message");
        await edit.PressAsync("Control+a");
        await mei.Page.Locator("chat-edit").GetByRole(AriaRole.Button, new() { Name = "Bold", Exact = true }).ClickAsync();
        await Expect(edit).ToHaveValueAsync("**knurled by mistake**");
        await edit.PressAsync("Enter");
        await Expect(mei.Message("knurled by mistake").Locator("strong")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Code_says_its_language_is_copied_whole_by_keyboard_and_scrolls_by_keyboard()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await using var leonard = await browsers.SignInAsync(server.Address, "lead");
        await mei.OpenRoomAsync("Contoso");
        await leonard.OpenRoomAsync("Contoso");
        var code = "var isRusk = Bake(1); // " + new string('x', 300) + "\nreturn \"<b>&amp;\";";
        await mei.EnterAsync($"```cs\n{code}\n```");

        var message = leonard.Message("isRusk");
        await Expect(message.Locator(".lang")).ToContainTextAsync("C#");
        await Expect(message.Locator("code .k").First).ToHaveTextAsync("var");
        await Expect(message.Locator("code .f").First).ToHaveTextAsync("Bake");
        await leonard.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await message.FocusAsync();
        var copies = message.GetByRole(AriaRole.Button, new() { Name = "Copy code", Exact = true });
        var block = message.Locator("pre");
        await block.FocusAsync();
        await leonard.Page.Keyboard.PressAsync("ArrowRight");
        await Eventually.That(async () => await block.EvaluateAsync<double>("pre => pre.scrollLeft") > 0);
        await leonard.Page.Keyboard.PressAsync("Tab");
        await Expect(copies).ToBeFocusedAsync();
        await leonard.Page.Keyboard.PressAsync("Enter");
        await Expect(message.GetByRole(AriaRole.Status)).ToHaveTextAsync("Copied");
        Assert.Equal(code, await leonard.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await Expect(message.GetByRole(AriaRole.Status)).ToHaveCountAsync(0);
        leonard.AssertQuietConsole();
    }

    private static async Task SelectAsync(Person person, int from, int to) =>
        await person.Composer.EvaluateAsync($"e => {{ e.focus(); e.setSelectionRange({from}, {to}); }}");
}
