using System.Net;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection;

namespace EnterpriseChat.Tests.Processes;

/// <summary>How many live pages an account may have, and what is left of pages that came and went.</summary>
public sealed class TabLimitTests
{
    private static readonly CircuitOpening Quiet = new() { KeepsBytes = false };

    [Fact]
    public async Task CI_12_The_51st_live_tab_is_told_so_and_another_account_works()
    {
        await using var server = await InProcessServer.StartAsync();
        using var member = await WebSession.SignInAsync(server.Address, "member");
        var tabs = new List<CircuitClient>();
        try
        {
            for (var i = 0; i < 50; i++)
            {
                tabs.Add(await CircuitClient.OpenAsync(member, how: Quiet));
            }

            using (var answer = await member.Http.GetAsync("chat"))
            {
                Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
                Assert.StartsWith("Too many open tabs", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }

            await Assert.ThrowsAnyAsync<Exception>(() => CircuitClient.KnockAsync(member));
            using var elsewhere = await WebSession.SignInAsync(server.Address, "member2");
            await using var other = await CircuitClient.OpenAsync(elsewhere);
            Assert.True(other.IsLive);
            await tabs[0].DisposeAsync();
            await Eventually.That(async () => (await member.Http.GetAsync("chat")).StatusCode == HttpStatusCode.OK);
            Assert.All(tabs.Skip(1), tab => Assert.True(tab.IsLive, tab.Error));
        }
        finally
        {
            await Task.WhenAll(tabs.Select(tab => tab.DisposeAsync().AsTask()));
        }
    }

    [Fact]
    public Task CI_13_Pages_that_come_and_go_leave_no_more_than_is_retained() => ComeAndGoAsync(200);

    [Fact]
    [Trait("Category", "Nightly")]
    public Task CI_13_5000_pages_that_come_and_go_leave_no_more_than_is_retained() => ComeAndGoAsync(5000);

    private static async Task ComeAndGoAsync(int times)
    {
        var kept = new Kept();
        await using var server = await InProcessServer.StartAsync(services => services.AddScoped<CircuitHandler>(_ => new Counting(kept)));
        using var nobody = new WebSession(server.Address);
        for (var i = 0; i < times / 4; i++)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => CircuitClient.KnockAsync(nobody));
        }

        Assert.Equal(0, kept.Circuits);
        using var member = await WebSession.SignInAsync(server.Address, "member");
        for (var i = 0; i < times; i++)
        {
            await using var circuit = await CircuitClient.OpenAsync(member, how: Quiet);
        }

        // The framework keeps 100 lost circuits for a while.
        await Eventually.That(() => kept.Circuits is > 0 and <= 100);
        var presence = server.Get<Presence>();
        var me = (await server.UserAsync("member")).Id;
        await Eventually.That(() => presence.LiveTabs(me) == 0 && !presence.IsOnline(me));
        await using var last = await CircuitClient.OpenAsync(member);
        Assert.True(last.IsLive && presence.IsOnline(me));
    }

    private sealed class Kept
    {
        public int Circuits;
    }

    private sealed class Counting(Kept kept) : CircuitHandler
    {
        public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref kept.Circuits);
            return Task.CompletedTask;
        }

        public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            Interlocked.Decrement(ref kept.Circuits);
            return Task.CompletedTask;
        }
    }
}
