using System.Diagnostics;
using System.Globalization;
using EnterpriseChat.Bench.Floor;
using EnterpriseChat.Bench.Running;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Bench.Suites;

/// <summary>G9: <c>audit verify</c> over a log of messages with their texts, against the chain by native columns; and its memory, ten times as long.</summary>
internal static class VerifySuite
{
    private const long Usual = 1_000_000;
    private const long Quick = 100_000;
    private const int Longer = 10;
    private const double RateGoal = 0.6;
    private const double MemoryGoal = 32;
    private const int Every = 10_000;

    public static async Task RunAsync(Options options, Report report)
    {
        var entries = options.Quick ? Quick : Usual;
        await using var bed = await StorageBed.MakeAsync(1);
        Fill(bed, 0, entries);
        List<double> ours = [], floor = [];
        for (var round = -1; round < options.Rounds; round++)
        {
            var took = Seconds(() => Verify(bed, entries));
            var raw = Seconds(() => RawChain.Walk(bed.Database));
            if (round >= 0)
            {
                ours.Add(entries / took / 1_000_000);
                floor.Add(entries / raw / 1_000_000);
            }
        }

        report.Add(new Line("G9 audit verify, entries a second", "M/s", ours, floor, RateGoal) { Better = Better.Rate });
        var once = await PeakAsync(bed);
        Fill(bed, entries, Longer * entries);
        var longer = await PeakAsync(bed);
        report.Add(new Line($"G9 peak memory, {Longer} times as many entries", "MiB", [longer], [once], MemoryGoal) { Better = Better.Near, IsExact = true });
    }

    /// <summary>
    /// Messages as the product stores and seals them, and a checkpoint after every ten thousand. Their client ids are in order, so that a
    /// file of ten million rows is filled at the end of its indexes: nothing that is measured looks at them.
    /// </summary>
    private static void Fill(StorageBed bed, long from, long to)
    {
        var checkpoints = bed.Get<Checkpoints>();
        var (user, session, at) = (bed.People[0].Me.Value, bed.People[0].Session!.Value.Value, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        using var rows = new RawRows(bed.OpenWriter());
        for (var written = from; written < to; written += Every)
        {
            rows.Begin();
            for (var i = 0; i < Every; i++)
            {
                var clientId = string.Create(CultureInfo.InvariantCulture, $"client-{written + i:D15}");
                rows.Write(new RawMessage(user, session, bed.RoomKey, clientId, at, "A message as people write them: one or two sentences, about this long."));
            }

            rows.Commit();
            checkpoints.Write();
        }
    }

    private static void Verify(StorageBed bed, long entries)
    {
        var history = CheckpointHistory.Read(CheckpointLog.OfDirectory(bed.Path), [], [bed.Get<CheckpointKey>()]);
        var verified = new Verifier(bed.Database, history).Run(null, CancellationToken.None);
        if (verified.State != VerificationState.Whole || verified.Proved < entries)
        {
            throw new BenchFailed(string.Join(' ', verified.Sentences()));
        }
    }

    /// <summary>The most memory in MiB that the command ever held, as the system counted it.</summary>
    private static async Task<double> PeakAsync(StorageBed bed)
    {
        await using var command = ServerProcess.Launch(new ServerStart { DataDirectory = bed.Path, Command = ["audit", "verify"] });
        var peak = 0L;
        while (command.IsRunning)
        {
            peak = Math.Max(peak, Peak(command.ProcessId));
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        var (code, output) = await command.WaitForExitAsync();
        return code == 0 ? peak / 1024.0 : throw new BenchFailed(output);
    }

    private static long Peak(int process)
    {
        try
        {
            var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status")).FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // it has ended meanwhile
        }
    }

    private static double Seconds(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }
}
