using System.Diagnostics;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Web.Circuits;

namespace EnterpriseChat.Tests.Browser.People;

/// <summary>A tab that nobody looks at for long: browsers let its timers run once a minute, and its user is online all the same.</summary>
[Collection(Browsers.Collection)]
public sealed class HiddenTabTests(Browsers browsers)
{
    /// <summary>
    /// What a browser does with a page that is hidden for five minutes, done at once: a timer waits for a minute at least. The browser of
    /// the tests has no windows that could be hidden.
    /// </summary>
    private const string Hiding =
        """
        const timeout = window.setTimeout, interval = window.setInterval;
        const slow = ms => window.isHidden ? Math.max(ms ?? 0, 60_000) : ms;
        window.setTimeout = (action, ms, ...rest) => timeout(action, slow(ms), ...rest);
        window.setInterval = (action, ms, ...rest) => interval((...all) => {
          if (!window.isHidden) { action(...all); }
        }, ms, ...rest);
        window.hide = () => {
          window.isHidden = true;
          Object.defineProperty(document, "visibilityState", { value: "hidden" });
          Object.defineProperty(document, "hidden", { value: true });
          document.dispatchEvent(new Event("visibilitychange"));
        };
        """;

    [Fact]
    public async Task A_hidden_tab_whose_timers_hardly_run_stays_online_since_each_ping_of_the_server_is_answered()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var mei = await browsers.StrangerAsync(server.Address);
        await mei.Context.AddInitScriptAsync(Hiding);
        await mei.SignInAsync("member");
        await mei.GoToAsync("/chat");
        var (presence, member) = (server.Get<Presence>(), (await server.UserAsync("member")).Id);
        await mei.Page.EvaluateAsync("window.ticks = 0; window.setInterval(() => window.ticks++, 100); window.hide()");
        var hidden = Stopwatch.StartNew();
        await Eventually.That(
            () =>
            {
                Assert.True(presence.IsOnline(member));
                return hidden.Elapsed > 3 * CircuitServices.Silence;
            },
            TimeSpan.FromMinutes(2));

        // The control: the page's own clock did stand still, and a page that says nothing is cut off (PresenceEndsTests).
        Assert.InRange(await mei.Page.EvaluateAsync<int>("window.ticks"), 0, 2);
        mei.AssertQuietConsole();
    }
}
