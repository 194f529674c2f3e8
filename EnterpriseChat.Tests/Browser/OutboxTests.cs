using System.Text.RegularExpressions;
using EnterpriseChat.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser;

/// <summary>What was typed goes out once and in order, whatever the network and the server do; the browser comes back by itself.</summary>
[Collection(Browsers.Collection)]
public sealed class OutboxTests(Browsers browsers)
{
    private const string Room = "Contoso";
    private static readonly LocatorAssertionsToHaveCountOptions Patient = new() { Timeout = 60_000 };

    [Fact]
    public Task CO_08_Twenty_messages_go_out_once_in_order_while_the_network_breaks() => BreakAsync(3);

    [Fact]
    [Trait("Category", "Nightly")]
    public Task CO_08_Ten_thousand_messages_go_out_once_in_order_while_the_network_breaks() => BreakAsync(500);

    [Fact]
    public async Task CO_09_Thirty_typed_while_away_go_out_after_reload_and_restart_once_in_order()
    {
        await using var server = await FastAsync();
        await using var network = new TcpProxy(server.Address);
        await using var mei = await browsers.SignInAsync(network.Address, "member");
        await mei.OpenRoomAsync(Room);
        var word = Unique();
        await mei.Page.RouteAsync("**/messages", route => route.AbortAsync());
        for (var i = 0; i < 30; i++)
        {
            await mei.EnterAsync($"{word} {i}.");
        }

        await Expect(mei.Page.Locator("[data-pending]")).ToHaveCountAsync(30);
        await mei.Page.ReloadAsync();
        await mei.LiveAsync();
        await Expect(mei.Page.Locator("[data-pending]")).ToHaveCountAsync(30);
        await Expect(mei.Page.GetByText("Waiting for the connection").First).ToBeVisibleAsync();
        network.GoAway();
        await server.RestartAsync();
        await mei.Page.UnrouteAsync("**/messages");
        Assert.Empty(StoredMessages.Beginning(server.Database, word));
        network.ComeBack();
        await AllStoredAsync(server, word, 30);
        await Expect(mei.Page.Locator("[data-pending]")).ToHaveCountAsync(0, Patient);
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"{word} {i}."), StoredMessages.Beginning(server.Database, word));
        await Expect(mei.Message($"{word} 29.")).ToBeVisibleAsync();
    }

    [Fact]
    public Task A_browser_that_types_over_5_kills_loses_and_doubles_nothing_and_comes_back_by_itself() => KillAsync(5);

    [Fact]
    [Trait("Category", "Nightly")]
    public Task A_browser_that_types_over_100_kills_loses_and_doubles_nothing_and_comes_back_by_itself() => KillAsync(100);

    [Fact]
    public async Task CI_16_A_kill_between_commit_and_answer_shows_the_message_once_without_a_hand()
    {
        await using var server = await FastAsync();
        await using var network = new TcpProxy(server.Address);
        await using var mei = await browsers.SignInAsync(network.Address, "member");
        await mei.OpenRoomAsync(Room);
        var word = Unique();
        var cut = network.CutBeforeAnswer("POST /api/v1/rooms/");
        await mei.EnterAsync(word);
        await cut;
        server.Kill();
        Assert.Single(StoredMessages.Beginning(server.Database, word));
        await Expect(mei.Page.GetByRole(AriaRole.Status).Filter(new() { HasTextRegex = new Regex("^Connection lost") })).ToBeVisibleAsync();
        await server.RestartAsync();
        await Expect(mei.Page.Locator("[data-pending]")).ToHaveCountAsync(0, Patient);
        await Expect(mei.Message(word)).ToHaveCountAsync(1);
        Assert.Single(StoredMessages.Beginning(server.Database, word));
        await mei.SendAsync($"{word} again");
    }

    [Fact]
    public async Task CO_14_AM_08_The_31st_message_waits_and_says_once_how_long()
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.OpenRoomAsync(Room);
        var word = Unique();
        for (var i = 0; i < 35; i++)
        {
            await mei.EnterAsync($"{word} {i}.");
        }

        var wait = mei.Page.GetByRole(AriaRole.Status).Filter(new() { HasTextRegex = new Regex("You are sending too fast\\. The next message goes out in \\d+ s\\.") });
        await Expect(wait).ToBeVisibleAsync();
        await Expect(wait).ToHaveAttributeAsync("aria-live", "off"); // the seconds after the first go on in silence
        await Expect(mei.Page.Locator("[data-pending]")).ToHaveCountAsync(0, Patient);
        Assert.Equal(Enumerable.Range(0, 35).Select(i => $"{word} {i}."), StoredMessages.Beginning(server.Database, word));
    }

    [Fact]
    public async Task CO_13_With_the_module_off_a_pending_message_is_refused_with_the_reason_and_its_text_kept()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var carlos = await browsers.SignInAsync(server.Address, "customer");
        await carlos.OpenRoomAsync("Fabrikam");
        var word = Unique();
        var posts = 0;
        await carlos.Page.RouteAsync("**/messages", route => route.AbortAsync());
        await carlos.EnterAsync(word);
        await Expect(carlos.Page.Locator("[data-pending]")).ToHaveCountAsync(1);
        await server.SwitchModuleAsync("customer", isOn: false);
        await Expect(carlos.Main).ToContainTextAsync("Enterprise chat is not activated");
        carlos.Page.Request += (_, request) => posts += request.Method == "POST" ? 1 : 0;
        await carlos.Page.UnrouteAsync("**/messages");
        await Eventually.That(async () => (await carlos.Page.EvaluateAsync<string>("JSON.stringify(localStorage)")).Contains("refused", StringComparison.Ordinal));
        await server.SwitchModuleAsync("customer", isOn: true);
        await carlos.GoToAsync("/chat");
        await carlos.OpenRoomAsync("Fabrikam");
        await Expect(carlos.Message(word)).ToContainTextAsync("Not sent.");
        Assert.True(posts <= 2, $"{posts} tries");
        await carlos.Message(word).GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await Expect(carlos.Composer).ToHaveValueAsync(word);
        await carlos.Composer.PressAsync("Enter");
        await Expect(carlos.Message(word).And(carlos.Page.Locator("[data-number]"))).ToBeVisibleAsync();
    }

    private async Task BreakAsync(int rounds)
    {
        await using var server = await FastAsync();
        await using var network = new TcpProxy(server.Address);
        await using var mei = await browsers.SignInAsync(network.Address, "member");
        await mei.OpenRoomAsync(Room);
        for (var round = 0; round < rounds; round++)
        {
            var word = Unique();
            var cuts = new List<Task>();
            for (var i = 0; i < 20; i++)
            {
                if (i % 3 == 0)
                {
                    cuts.Add(Random.Shared.Next(3) switch
                    {
                        0 => network.CutBeforeRequest("POST /api/v1/rooms/"),
                        1 => network.CutBeforeAnswer("POST /api/v1/rooms/"),
                        _ => network.CutAfter(Direction.ToClient, Random.Shared.Next(1, 5000)),
                    });
                }

                await mei.EnterAsync($"{word} {i}.");
            }

            await AllStoredAsync(server, word, 20);
            await Expect(mei.Page.Locator("[data-pending]")).ToHaveCountAsync(0, Patient);
            Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{word} {i}."), StoredMessages.Beginning(server.Database, word));
            await Expect(mei.Message($"{word} 19.")).ToHaveCountAsync(1);
            Assert.Contains(cuts, cut => cut.IsCompleted);
        }

        Invariants.AssertHold(server.Database);
    }

    private async Task KillAsync(int times)
    {
        await using var server = await FastAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await using var leonard = await browsers.SignInAsync(server.Address, "lead");
        await mei.OpenRoomAsync(Room);
        await leonard.OpenRoomAsync(Room);
        var (word, typed) = (Unique(), 0);
        for (var kill = 0; kill < times; kill++)
        {
            var until = typed + Random.Shared.Next(3, 9);
            for (; typed < until; typed++)
            {
                await mei.EnterAsync($"{word} {typed}.");
                await leonard.EnterAsync($"L{word} {typed}.");
            }

            server.Kill();
            Invariants.AssertHold(server.Database);
            await mei.EnterAsync($"{word} {typed}.");
            await leonard.EnterAsync($"L{word} {typed++}.");
            await server.RestartAsync();
        }

        foreach (var (person, start) in new[] { (mei, word), (leonard, "L" + word) })
        {
            await AllStoredAsync(server, start, typed);
            await Expect(person.Page.Locator("[data-pending]")).ToHaveCountAsync(0, Patient);
            Assert.Equal(Enumerable.Range(0, typed).Select(i => $"{start} {i}."), StoredMessages.Beginning(server.Database, start));
        }

        // Once nothing waits on either side: a page lets go of what stands further up, and one queue may be behind the other.
        await mei.SendAsync($"live again {word}");
        await Expect(leonard.Message($"live again {word}")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await leonard.SendAsync($"live again L{word}");
        await Expect(mei.Message($"live again L{word}")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        Invariants.AssertHold(server.Database);
    }

    private static async Task<ServerProcess> FastAsync() => await ServerProcess.StartAsync(await Demo.StartAsync() with
    {
        Configuration = new Dictionary<string, string> { ["Chat:Limits:MessagesPer10Seconds"] = "100000" },
    });

    /// <summary>Before the page is looked at: one that loads afresh shows for a moment no line that waits.</summary>
    private static Task AllStoredAsync(ServerProcess server, string start, int count) =>
        Eventually.That(() => StoredMessages.Beginning(server.Database, start).Count >= count, TimeSpan.FromSeconds(60));

    private static string Unique() => $"word{Guid.NewGuid().ToString("N")[..10]}";
}
