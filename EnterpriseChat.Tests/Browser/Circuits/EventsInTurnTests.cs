using EnterpriseChat.Domain.Live;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Browser.Circuits;

/// <summary>What a browser tells a page that draws all the time.</summary>
[Collection(Browsers.Collection)]
public sealed class EventsInTurnTests(Browsers browsers)
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(3);

    /// <summary>Without <c>EventsInTurn</c> one in two to four thousand events found its handler gone, when other work ran beside it.</summary>
    [Fact, Trait("Category", "Nightly")]
    public async Task No_event_is_lost_in_a_page_that_draws_while_it_is_used()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var admin = await browsers.SignInAsync(server.Address, "admin");
        await admin.GoToAsync("/admin/users");
        var user = await server.UserAsync("agent");
        using var end = new CancellationTokenSource(Long);
        var drawing = Task.Run(
            async () =>
            {
                using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
                while (!end.IsCancellationRequested)
                {
                    server.Get<FactBus>().Publish(new UserChanged(user.Id));
                    await often.WaitForNextTickAsync(TestContext.Current.CancellationToken);
                }
            },
            TestContext.Current.CancellationToken);
        var told = await admin.Page.EvaluateAsync<int>(
            """
            async long => {
              const field = document.querySelector("select[aria-label=State]");
              let told = 0;
              for (const end = Date.now() + long; Date.now() < end; told++) {
                field.value = field.options[told % field.options.length].value;
                field.dispatchEvent(new Event("change", { bubbles: true }));
                await new Promise(done => setTimeout(done, Math.random() * 60));
              }
              return told;
            }
            """,
            Long.TotalMilliseconds);
        await end.CancelAsync();
        await drawing;
        Assert.True(told > 1_000, $"Only {told} events.");
        admin.AssertQuietConsole();
    }
}
