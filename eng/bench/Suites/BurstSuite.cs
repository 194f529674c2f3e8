using System.Diagnostics;
using EnterpriseChat.Bench.Running;

namespace EnterpriseChat.Bench.Suites;

/// <summary>G13: a burst until its last message is everywhere, and what viewers cost the poster.</summary>
internal static class BurstSuite
{
    private const int Messages = 300;
    private const int Senders = 8;
    private const int Paced = 40;
    private const int Few = 100;
    private const int Many = 1_000;
    private const double BurstGoal = 10;
    private const double PosterGoal = 1.5;
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(100);
    private static int _sent;

    public static async Task RunAsync(Options options, Report report)
    {
        var most = options.Quick ? Few : Many;
        using var crowd = await Crowd.MakeAsync(most);
        await using var alone = await Product.StartAsync(crowd);
        await using var busy = await Product.StartAsync(crowd);
        await using var floor = await FloorProcess.StartAsync();
        await using var one = await alone.OpenAsync(1);
        await using var floorViewers = await floor.OpenAsync("talk", Few);
        await using (var viewers = await busy.OpenAsync(Few))
        {
            await BurstsAsync(options, report, (busy.Poster(), viewers), (floor.Poster(), floorViewers));
            await PostersAsync(options, report, (busy.Poster(), viewers), alone.Poster());
        }

        if (most > Few)
        {
            await using var crowded = await Product.StartAsync(crowd);
            await using var viewers = await crowded.OpenAsync(most);
            await PostersAsync(options, report, (crowded.Poster(), viewers), alone.Poster());
        }
    }

    private static async Task BurstsAsync(Options options, Report report, (Poster, Viewers) product, (Poster, Viewers) floor)
    {
        List<Burst> ours = [], theirs = [];
        for (var round = -1; round < options.Rounds; round++)
        {
            var (mine, other) = (await BurstAsync(product.Item1, product.Item2), await BurstAsync(floor.Item1, floor.Item2));
            if (round >= 0)
            {
                ours.Add(mine);
                theirs.Add(other);
            }
        }

        report.Add(new Line($"G13 burst of {Messages} to {Few}, until all see it", "ms", [.. ours.Select(b => b.Total)], [.. theirs.Select(b => b.Total)], BurstGoal)
        {
            Better = Better.High,
        });
        report.Note(
            $"of it after the last answer: product {Figures.Spread([.. ours.Select(b => b.After)])}, floor {Figures.Spread([.. theirs.Select(b => b.After)])} ms; "
            + $"server CPU: product {Figures.Spread([.. ours.Select(b => b.Cpu)])}, floor {Figures.Spread([.. theirs.Select(b => b.Cpu)])} ms");
    }

    private static async Task<Burst> BurstAsync(Poster poster, Viewers viewers)
    {
        await Task.Delay(TimeSpan.FromSeconds(2));
        viewers.AllLive();
        var before = await State.OfAsync(viewers.Server);
        var begun = Stopwatch.GetTimestamp();
        await poster.BurstAsync(Enumerable.Range(1, Messages - 1).Select(_ => $"Message yy{++_sent}yy in a burst"), Senders);
        var last = $"zz{++_sent}zz";
        var seen = viewers.ExpectAsync(last);
        await poster.PostAsync($"The last one {last}");
        var answered = Stopwatch.GetTimestamp();
        var end = await seen;
        var after = await State.OfAsync(viewers.Server);
        return new Burst(
            Stopwatch.GetElapsedTime(begun, end).TotalMilliseconds,
            Math.Max(0, Stopwatch.GetElapsedTime(answered, end).TotalMilliseconds),
            after.CpuMilliseconds - before.CpuMilliseconds);
    }

    private static async Task PostersAsync(Options options, Report report, (Poster Poster, Viewers Viewers) busy, Poster alone)
    {
        await Task.Delay(TimeSpan.FromSeconds(4));
        List<double> ours = [], floor = [];
        for (var round = -1; round < options.Rounds; round++)
        {
            var with = await busy.Poster.PacedAsync(Texts(), Every);
            var without = await alone.PacedAsync(Texts(), Every);
            if (round >= 0)
            {
                ours.Add(Figures.Median(with));
                floor.Add(Figures.Median(without));
            }
        }

        busy.Viewers.AllLive();
        report.Add(new Line($"G13 poster's call with {busy.Viewers.Count} viewers, with 1", "ms", ours, floor, PosterGoal) { IsStrict = true });
    }

    private static IEnumerable<string> Texts() => Enumerable.Range(0, Paced).Select(_ => $"Message yy{++_sent}yy at its pace");

    private sealed record Burst(double Total, double After, double Cpu);
}
