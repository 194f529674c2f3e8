using System.Diagnostics;
using System.Globalization;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EnterpriseChat.Tests.Processes;

/// <summary>Verifying a log of years beside a server that goes on.</summary>
public sealed class LongAuditTests
{
    private const int Entries = 5_000_000;
    private const int Batch = 10_000;
    private const long MostKibibytes = 300 * 1024;

    [Fact]
    [Trait("Category", "Nightly")]
    public async Task AD_13_Five_million_entries_are_verified_beside_a_server_that_writes_and_can_be_cancelled_and_begun_again()
    {
        await using var world = await LongWorldAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        using var stop = new CancellationTokenSource();
        var posting = PostAsync(world, room, stop.Token);

        await using (var cancelled = Verify(world))
        {
            await Eventually.That(() => cancelled.Lines.Any(l => l.Contains("entries and texts are verified", StringComparison.Ordinal)), TimeSpan.FromMinutes(2));
            Assert.Equal(2, await cancelled.StopAsync());
            Assert.Contains(cancelled.Lines, l => l.StartsWith("Cancelled", StringComparison.Ordinal));
        }

        await using var again = Verify(world);
        var peak = 0L;
        var watch = Stopwatch.StartNew();
        while (again.IsRunning)
        {
            peak = Math.Max(peak, Peak(again.ProcessId));
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(3), "It hangs.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        var (code, output) = await again.WaitForExitAsync();
        await stop.CancelAsync();
        var waits = await posting;
        Assert.True(code is 0, output);
        Assert.Matches("Checkpoints prove entries 1 to 50[0-9]{5}\\.", output);
        Assert.InRange(peak, 1, MostKibibytes);
        Assert.InRange(waits.Order().ElementAt((int)(waits.Count * 0.95)), 0, 500);
    }

    private static ServerProcess Verify(World world) =>
        ServerProcess.Launch(new ServerStart { DataDirectory = world.Path, Command = ["audit", "verify"], Environment = "Production" });

    private static async Task<World> LongWorldAsync()
    {
        var world = await World.CreateAsync(s => s.Replace(ServiceDescriptor.Singleton(new PostingLimit(int.MaxValue))));
        using (var connection = Connections.OpenWriter(world.Get<DataDirectory>().Database))
        using (var writer = new AuditWriter(connection))
        using (var begin = new PreparedCommand(connection, "BEGIN", 0))
        using (var commit = new PreparedCommand(connection, "COMMIT", 0))
        {
            var drafts = Enumerable.Range(1, Batch).Select(n => new AuditDraft(AuditAction.RoomRefused) { MessageNumber = n, Details = [("count", n)] }).ToList();
            for (var written = 0; written < Entries; written += Batch)
            {
                begin.Run();
                writer.Write(drafts, world.Time.GetUtcNow().UtcDateTime);
                commit.Run();
            }
        }

        world.Get<Checkpoints>().Write();
        return world;
    }

    /// <summary>Posts until it is told to stop; gives the milliseconds that each message took.</summary>
    private static async Task<List<double>> PostAsync(World world, PublicId room, CancellationToken stop)
    {
        var waits = new List<double>();
        while (!stop.IsCancellationRequested)
        {
            var begin = Stopwatch.GetTimestamp();
            Assert.True((await world.PostAsync(world.Lead, room, "beside a verification")).IsDone);
            waits.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, CancellationToken.None);
        }

        return waits;
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
}
