using System.Diagnostics;
using EnterpriseChat.Bench.Running;
using EnterpriseChat.Tests.Harness.Circuits;

namespace EnterpriseChat.Bench.Suites;

/// <summary>People who come and go before a thousand open pages: each page is told once a second, however many they are (design.md section 6).</summary>
internal static class PeopleSuite
{
    private const int Many = 1_000;
    private const int Few = 100;
    private const int Restless = 10;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    /// <summary>Longer than who came online at last is told, and who left counts as online.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(Options options, Report report)
    {
        using var crowd = await Crowd.MakeAsync((options.Quick ? Few : Many) + Restless);
        await using var server = await Product.StartAsync(crowd);
        await using var viewers = await Viewers.OpenAsync(server.Address, "chat", crowd.Count - Restless, p => crowd.Session(server.Address, p + Restless));
        List<double> batches = [], once = [];
        for (var round = 0; round < options.Rounds; round++)
        {
            await Task.Delay(Settled);
            var (before, begun, came) = (viewers.Batches, Stopwatch.GetTimestamp(), 0);
            while (Stopwatch.GetElapsedTime(begun) < Time)
            {
                using var session = crowd.Session(server.Address, came++ % Restless);
                await using var page = await CircuitClient.OpenAsync(session);
            }

            batches.Add((viewers.Batches - before) / (double)viewers.Count / Stopwatch.GetElapsedTime(begun).TotalSeconds);
            once.Add(1);
            Assert.True(came >= 2 * Restless && batches[^1] > 0.1, $"{came} pages came and went, {batches[^1]:F2} batches told of them.");
        }

        viewers.AllLive();
        report.Add(new Line($"batches a page and second, {Restless} people come and go before {viewers.Count}", "", batches, once, 1.05) { IsStrict = true });
    }
}
