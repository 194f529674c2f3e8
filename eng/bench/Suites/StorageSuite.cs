using System.Diagnostics;
using EnterpriseChat.Bench.Floor;
using EnterpriseChat.Bench.Running;
using EnterpriseChat.Domain;

namespace EnterpriseChat.Bench.Suites;

/// <summary>
/// G1, G2, G3: posting, durable when it is answered, over the rows that exist. Product and floors work on databases of their own with the
/// same schema, in this process, one after the other.
/// </summary>
internal static class StorageSuite
{
    private const int Posters = 64;
    private const double RawGoal = 0.4;
    private const double EfGoal = 3;
    private const double AloneGoal = 4;
    private const double WordsGoal = 0.9;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    public static async Task RunAsync(Options options, Report report)
    {
        await RowsAsync(options, report);
        await WordsAsync(options, report);
    }

    /// <summary>What the words for the search cost: the product against itself with the trigger taken out that brings them in.</summary>
    private static async Task WordsAsync(Options options, Report report)
    {
        await using var with = await StorageBed.MakeAsync(Posters);
        await using var without = await StorageBed.MakeAsync(Posters);
        using (var connection = without.OpenWriter())
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "DROP TRIGGER Search_Text_Insert";
            command.ExecuteNonQuery();
        }

        List<double> ours = [], bare = [];
        for (var round = -1; round < options.Rounds; round++)
        {
            var span = round < 0 ? WarmUp : TimeSpan.FromSeconds(options.Quick ? 1 : 2.5);
            double[] took = [await RateAsync(span, with.PostAsync), await RateAsync(span, without.PostAsync)];
            if (round >= 0)
            {
                ours.Add(took[0]);
                bare.Add(took[1]);
            }
        }

        report.Add(new Line("posting with the words for the search, without", "1/s", ours, bare, WordsGoal) { Better = Better.Rate });
    }

    private static async Task RowsAsync(Options options, Report report)
    {
        await using var product = await StorageBed.MakeAsync(Posters);
        await using var rawBed = await StorageBed.MakeAsync(Posters);
        await using var efBed = await StorageBed.MakeAsync(Posters);
        using var ef = new EfRows(efBed.OpenWriter(), 1_000_000, new byte[32]);
        List<double> ours = [], raw = [], tracked = [], alone = [], rawAlone = [];
        for (var round = -1; round < options.Rounds; round++)
        {
            var span = round < 0 ? WarmUp : TimeSpan.FromSeconds(options.Quick ? 1 : 2.5);
            double[] took =
            [
                await RateAsync(span, product.PostAsync), await RawRateAsync(span, rawBed),
                await RateAsync(span, (person, text) => ef.PostAsync(Message(efBed, person, text))),
                await HalfAsync(span, text => product.PostAsync(0, text)), await RawHalfAsync(span, rawBed),
            ];
            if (round >= 0)
            {
                ours.Add(took[0]);
                raw.Add(took[1]);
                tracked.Add(took[2]);
                alone.Add(took[3]);
                rawAlone.Add(took[4]);
            }
        }

        report.Add(new Line("G1 messages/s, 64 posters, raw group commit", "1/s", ours, raw, RawGoal) { Better = Better.Rate });
        report.Add(new Line("G2 the same, EF a message", "1/s", ours, tracked, EfGoal) { Better = Better.Rate });
        report.Add(new Line("G3 one poster, p50, raw commit", "ms", alone, rawAlone, AloneGoal));
    }

    private static async Task<double> RawRateAsync(TimeSpan span, StorageBed bed)
    {
        await using var group = new RawGroup(new RawRows(bed.OpenWriter()));
        return await RateAsync(span, (person, text) => group.PostAsync(Message(bed, person, text)));
    }

    private static async Task<double> RawHalfAsync(TimeSpan span, StorageBed bed)
    {
        using var rows = new RawRows(bed.OpenWriter());
        return await HalfAsync(span, text =>
        {
            rows.Begin();
            rows.Write(Message(bed, 0, text));
            rows.Commit();
            return Task.CompletedTask;
        });
    }

    /// <summary>Messages a second that were answered as durable, by all posters at once.</summary>
    private static async Task<double> RateAsync(TimeSpan span, Func<int, string, Task> post)
    {
        var count = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Posters).Select(person => Task.Run(async () =>
        {
            for (var i = 0; watch.Elapsed < span; i++)
            {
                await post(person, Text(person, i));
                Interlocked.Increment(ref count);
            }
        })));
        return count / watch.Elapsed.TotalSeconds;
    }

    /// <summary>The median of one poster's waits in milliseconds.</summary>
    private static async Task<double> HalfAsync(TimeSpan span, Func<string, Task> post)
    {
        var took = new List<double>();
        var watch = Stopwatch.StartNew();
        for (var i = 0; watch.Elapsed < span / 2; i++)
        {
            var begin = Stopwatch.GetTimestamp();
            await post(Text(0, i));
            took.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        return Figures.Median(took);
    }

    private static string Text(int person, int i) =>
        $"Message {i} of person {person}: about as long as what people write to each other in a chat at work, one or two sentences.";

    private static RawMessage Message(StorageBed bed, int person, string text) => new(
        bed.People[person].Me.Value, bed.People[person].Session!.Value.Value, bed.RoomKey, PublicId.New().Value,
        TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(), text);
}
