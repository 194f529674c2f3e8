using System.Text.RegularExpressions;
using EnterpriseChat.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser;

/// <summary>Two people talk in the company chat, as they see it.</summary>
[Collection(Browsers.Collection)]
public sealed class TalkTests(Browsers browsers, DemoServer demo)
{
    private const string Room = "Contoso";

    [Fact]
    public async Task Two_people_talk_both_ways_and_each_sees_the_own_words_tinted()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await using var leonard = await browsers.SignInAsync(server.Address, "lead");
        await mei.OpenRoomAsync(Room);
        await leonard.OpenRoomAsync(Room);
        var word = Unique();
        await mei.SendAsync($"{word} one");
        await Expect(leonard.Message($"{word} one")).ToBeVisibleAsync(new() { Timeout = 1000 });
        await leonard.SendAsync($"{word} two");
        await Expect(mei.Message($"{word} two")).ToBeVisibleAsync(new() { Timeout = 1000 });
        await Expect(mei.Message($"{word} one")).ToHaveAttributeAsync("data-own", "");
        await Expect(leonard.Message($"{word} two")).ToHaveAttributeAsync("data-own", "");
        Assert.Null(await leonard.Message($"{word} one").GetAttributeAsync("data-own"));
        Assert.Null(await mei.Message($"{word} two").GetAttributeAsync("data-own"));
        await Expect(mei.Page.Locator("[data-pending]")).ToHaveCountAsync(0);
        var tint = await mei.Message($"{word} one").EvaluateAsync<string>("e => getComputedStyle(e.querySelector('.tx') ?? e).backgroundColor + getComputedStyle(e).backgroundColor");
        var plain = await mei.Message($"{word} two").EvaluateAsync<string>("e => getComputedStyle(e.querySelector('.tx') ?? e).backgroundColor + getComputedStyle(e).backgroundColor");
        Assert.NotEqual(plain, tint);
        mei.AssertQuietConsole();
        leonard.AssertQuietConsole();
    }

    [Fact]
    public async Task Ten_messages_in_a_row_stand_in_the_order_in_which_they_were_typed()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "ana.beltran");
        await using var leonard = await browsers.SignInAsync(server.Address, "bogdan.ionescu");
        await mei.OpenRoomAsync(Room);
        await leonard.OpenRoomAsync(Room);
        var word = Unique();
        for (var i = 0; i < 10; i++)
        {
            await mei.EnterAsync($"{word} {i}");
        }

        await leonard.SeesAsync($"{word} 9");
        var texts = await leonard.Message(word).Locator(".tx").AllInnerTextsAsync();
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"{word} {i}"), texts.Select(text => text.Trim()));
        await Expect(mei.Page.Locator("[data-pending]")).ToHaveCountAsync(0);
        var numbers = await mei.Message(word).EvaluateAllAsync<int[]>("all => all.map(e => Number(e.dataset.number))");
        Assert.Equal(numbers.Order(), numbers);
    }

    [Fact]
    public async Task A_room_is_laid_out_a_few_times_while_it_opens_and_not_once_for_each_drawing_in_its_rows()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.Context.AddInitScriptAsync("window.layouts = 0; document.addEventListener('chat-log-moved', () => window.layouts++);");
        await mei.OpenRoomAsync(Room);
        await mei.GoToAsync(new Uri(mei.Page.Url).AbsolutePath);
        await Expect(mei.Messages.GetByRole(AriaRole.Article).Nth(40)).ToBeAttachedAsync();
        await mei.Page.WaitForFunctionAsync("() => document.readyState === 'complete'");
        Assert.InRange(await mei.Page.EvaluateAsync<int>("window.layouts"), 1, 30);
    }

    [Fact]
    public async Task Older_messages_come_by_scrolling_and_nothing_jumps_by_a_pixel()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.OpenRoomAsync(Room);
        await Expect(mei.Messages.GetByRole(AriaRole.Article)).Not.ToHaveCountAsync(0);
        await mei.Page.GetByRole(AriaRole.Radio, new() { Name = "All", Exact = true }).ClickAsync();
        await Expect(mei.Page.Locator("[data-older]")).ToHaveCountAsync(1);
        var first = await FirstNumberAsync(mei);
        Assert.True(first > 50);

        // At the very moment at which the list grows at its beginning, what was seen stays where it was.
        var moved = await mei.Page.EvaluateAsync<double>(
            """
            () => new Promise(done => {
              const log = document.querySelector('chat-log');
              const first = log.querySelector('article[data-number]');
              const watch = new MutationObserver(() => {
                if (log.querySelector('article[data-number]') !== first) {
                  watch.disconnect();
                  requestAnimationFrame(() => requestAnimationFrame(() => done(first.getBoundingClientRect().top - before)));
                }
              });
              log.scrollTop = 0;
              const before = first.getBoundingClientRect().top;
              watch.observe(log, { childList: true, subtree: true });
            })
            """);
        Assert.InRange(Math.Abs(moved), 0, 1);
        Assert.True(await FirstNumberAsync(mei) < first);
        for (var turn = 0; turn < 20 && await FirstNumberAsync(mei) > 1; turn++)
        {
            var before = await FirstNumberAsync(mei);
            await mei.Messages.EvaluateAsync("log => log.scrollTop = 0");
            await Eventually.That(async () => await FirstNumberAsync(mei) < before);
        }

        Assert.Equal(1, await FirstNumberAsync(mei));
        var all = await mei.Messages.GetByRole(AriaRole.Article).EvaluateAllAsync<int[]>("all => all.map(e => Number(e.dataset.number))");
        Assert.Equal(Enumerable.Range(1, all.Length), all);
    }

    [Fact]
    public async Task A_message_on_its_way_stands_where_the_list_will_have_it()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.OpenRoomAsync(Room);
        await mei.SendAsync("The first of a group");
        var held = new TaskCompletionSource();
        await mei.Page.RouteAsync("**/messages", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        await mei.EnterAsync("The second of it");
        await mei.EnterAsync("The third of it");
        var pending = mei.Page.Locator("[data-pending]");
        await Expect(pending).ToHaveCountAsync(2);
        await Expect(pending.Last).ToContainTextAsync("Sending");
        var before = await HeightAsync(mei, "The second of it") - await HeightAsync(mei, "The first of a group");

        held.SetResult();
        await Expect(pending).ToHaveCountAsync(0);
        Assert.Equal(before, await HeightAsync(mei, "The second of it") - await HeightAsync(mei, "The first of a group"), 1d);

        static async Task<double> HeightAsync(Person person, string text) =>
            await person.Message(text).Last.Locator(".tx").EvaluateAsync<double>("e => e.getBoundingClientRect().top");
    }

    [Fact]
    public async Task Who_reads_further_up_stays_there_and_is_told_of_new_messages()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member2");
        await using var leonard = await browsers.SignInAsync(server.Address, "lead");
        await mei.OpenRoomAsync(Room);
        await leonard.OpenRoomAsync(Room);
        await mei.Messages.HoverAsync();
        await mei.Page.Mouse.WheelAsync(0, -1200);
        await Expect(mei.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Jump to newest") })).ToBeVisibleAsync();
        const string Middle = "log => { const a = [...log.querySelectorAll('article[data-number]')].find(e => e.getBoundingClientRect().bottom > log.getBoundingClientRect().top); "
            + "return a.dataset.number + ' ' + Math.round(a.getBoundingClientRect().top); }";
        var before = await mei.Messages.EvaluateAsync<string>(Middle);
        var word = Unique();
        await leonard.SendAsync(word);
        await Expect(mei.Button("Jump to newest (1)")).ToBeVisibleAsync();
        Assert.Equal(before, await mei.Messages.EvaluateAsync<string>(Middle));
        await mei.Button("Jump to newest (1)").ClickAsync();
        await Expect(mei.Message(word)).ToBeInViewportAsync();
    }

    [Fact]
    public async Task The_users_list_shows_who_is_online_and_a_closed_browser_goes_offline_after_the_grace()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        var users = mei.Region("Users");
        var yuki = users.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Yuki Watanabe" });
        await Expect(yuki).ToContainTextAsync("Offline");
        await Expect(users.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Mei Tanaka" })).ToContainTextAsync("(you)");
        await using (var other = await browsers.SignInAsync(server.Address, "yuki.watanabe"))
        {
            await Expect(yuki).ToContainTextAsync("Online");

            // A reload does not flicker: online all the time.
            await other.Page.ReloadAsync();
            await other.LiveAsync();
            await Expect(yuki).ToContainTextAsync("Online");
        }

        await Expect(yuki).ToContainTextAsync("Offline");
        await Expect(users).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_title_counts_what_is_unread_and_reading_takes_it_away()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "siobhan.oconnor");
        await mei.OpenRoomAsync(Room);
        var others = await mei.HasReadAsync(Room);
        await mei.Tab("Chat list").ClickAsync();
        await Expect(mei.Region("Company chat")).ToBeVisibleAsync();
        await using var leonard = await browsers.SignInAsync(server.Address, "lead");
        await leonard.OpenRoomAsync(Room);
        await leonard.SendAsync(Unique());
        await mei.CountsAsync(others + 1);
        await leonard.SendAsync(Unique());
        await mei.CountsAsync(others + 2);
        await mei.OpenRoomAsync(Room);
        await mei.CountsAsync(others);
    }

    [Fact]
    public async Task RE_06_A_message_of_Blazors_own_comments_is_text_and_the_page_starts()
    {
        var server = await demo.ServerAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "henrik.sorensen");
        await mei.OpenRoomAsync(Room);
        string[] texts = ["""<!--Blazor:{"type":"server","sequence":0}-->""", "<!--bl:1-->", "<!--/Blazor-->", "<script>document.title='owned'</script>"];
        foreach (var text in texts)
        {
            await mei.SendAsync(text);
        }

        await mei.GoToAsync(new Uri(mei.Page.Url).AbsolutePath);
        foreach (var text in texts)
        {
            await mei.SeesAsync(text);
        }

        var word = Unique();
        await mei.SendAsync(word);
        await Expect(mei.Page).ToHaveTitleAsync(new Regex(@"^(\(\d+\) )?Chat$"));
        mei.AssertQuietConsole();
    }

    private static string Unique() => $"word{Guid.NewGuid().ToString("N")[..10]}";

    private static Task<int> FirstNumberAsync(Person person) =>
        person.Page.EvaluateAsync<int>("Number(document.querySelector('chat-log article[data-number]').dataset.number)");
}
