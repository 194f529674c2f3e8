using System.Diagnostics;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;
using EnterpriseChat.Web.Circuits;

namespace EnterpriseChat.Tests.Processes;

/// <summary>How a live tab ends, on a real line and by the real clock (design.md section 6).</summary>
public sealed class PresenceEndsTests
{
    /// <summary>On top of what is promised: the server looks for silent lines once a second, and this machine may be busy.</summary>
    private static readonly TimeSpan Allowance = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_killed_browser_ends_after_the_grace_and_not_before()
    {
        await using var server = await InProcessServer.StartAsync();
        using var member = await WebSession.SignInAsync(server.Address, "member");
        await using var tab = await CircuitClient.OpenAsync(member);
        var took = await TakesAsync(server, "member", tab.Drop);
        Assert.InRange(took, Presence.Grace - TimeSpan.FromMilliseconds(100), Presence.Grace + Allowance);
    }

    [Fact]
    public async Task A_laptop_that_sleeps_says_nothing_and_ends_after_ten_seconds_of_silence_and_the_grace()
    {
        await using var server = await InProcessServer.StartAsync();
        using var member = await WebSession.SignInAsync(server.Address, "member");
        await using var asleep = await CircuitClient.OpenAsync(member);
        var took = await TakesAsync(server, "member", asleep.FallSilent);
        Assert.InRange(took, CircuitServices.Silence, CircuitServices.Silence + Presence.Grace + Allowance);
    }

    private static async Task<TimeSpan> TakesAsync(InProcessServer server, string userName, Action end)
    {
        var (presence, who) = (server.Get<Presence>(), (await server.UserAsync(userName)).Id);
        await Eventually.That(() => presence.IsOnline(who));
        var clock = Stopwatch.StartNew();
        end();
        await Eventually.That(() => !presence.IsOnline(who), TimeSpan.FromSeconds(60));
        return clock.Elapsed;
    }
}
