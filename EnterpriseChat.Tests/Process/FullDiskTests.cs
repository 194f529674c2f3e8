using System.Net;
using EnterpriseChat.Domain;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;

namespace EnterpriseChat.Tests.Processes;

/// <summary>A disk that takes nothing: sending waits, reading goes on, and all goes out once it takes something again, without a restart.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task ST_07_With_the_disk_full_sends_are_refused_reading_goes_on_and_later_all_goes_out()
    {
        using var disk = SmallDisk.Mount(megabytes: 64);
        await using var server = await Talk.ServerAsync(checksLog: false, disk.Path);
        await AssertWaitsAndGoesOutAsync(server, disk.Fill, disk.Free);
        Assert.Single(server.Lines, line => line.Contains("MB are free", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ST_10_Files_that_become_read_only_while_it_runs_refuse_sends_and_take_them_later()
    {
        await using var server = await Talk.ServerAsync(checksLog: false);
        using var files = new ReadOnlyFiles(server.DataDirectory);
        await AssertWaitsAndGoesOutAsync(server, files.Lock, files.Unlock);
        Assert.DoesNotContain(server.Lines, line => line.Contains("MB are free", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ST_09_The_log_of_the_database_stays_small_while_people_read_and_write()
    {
        await using var server = await Talk.ServerAsync();
        var (member, room) = await CompanyChat.SignInAsync(server.Address, "member");
        using var _ = member;
        await using var viewer = await CircuitClient.OpenAsync(member, $"chat/{room}");
        using var stop = new CancellationTokenSource();
        var reading = Enumerable.Range(0, 3).Select(_ => ReadAsync(member, room, stop.Token)).ToList();
        var largest = 0L;
        for (var round = 0; round < 30; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 100).Select(i => member.PostAsync(room, $"{round} {i} {new string('x', 2000)}")));
            largest = Math.Max(largest, new FileInfo(server.Database + "-wal").Length);
        }

        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(reading), reads => Assert.True(reads > 0));
        var grown = new FileInfo(server.Database).Length;
        Assert.True(grown > 6_000_000, $"{grown}"); // the control: so much was written
        Assert.True(largest < 32_000_000, $"The log grew to {largest} bytes.");
        Invariants.AssertHold(server.Database);
    }

    /// <summary>While nothing can be written sends are refused and reading goes on; mended, all goes out without a restart.</summary>
    private static async Task AssertWaitsAndGoesOutAsync(ServerProcess server, Action fail, Action mend)
    {
        var (member, room) = await CompanyChat.SignInAsync(server.Address, "member");
        using var _ = member;
        await using var viewer = await CircuitClient.OpenAsync(member, $"chat/{room}");
        Assert.Equal(HttpStatusCode.Created, (await member.PostAsync(room, "before it is full")).Status);
        var process = server.ProcessId;

        fail();
        var waiting = Enumerable.Range(0, 20).Select(i => (Client: PublicId.New().Value, Text: $"full {i} {new string('x', 5_000)}")).ToList();
        foreach (var (client, text) in waiting)
        {
            var refused = await member.PostAsync(room, text, client);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "unavailable"), (refused.Status, refused.Code));
            Assert.Contains("Nothing is lost", refused.Body, StringComparison.Ordinal);
        }

        Assert.Contains("before it is full", await member.Http.GetStringAsync($"chat/{room}"), StringComparison.Ordinal);
        await using (var reading = await CircuitClient.OpenAsync(member, $"chat/{room}"))
        {
            Assert.True(reading.Contains("before it is full") && reading.IsLive);
        }

        Assert.Empty(StoredMessages.Beginning(server.Database, "full "));
        mend();
        var answered = new List<AnsweredMessage>();
        foreach (var (client, text) in waiting)
        {
            var taken = await member.PostAsync(room, text, client);
            Assert.Equal(HttpStatusCode.Created, taken.Status);
            answered.Add(new AnsweredMessage(room, taken.Number!.Value, client, text));
        }

        await Eventually.That(() => viewer.Contains("full 19"));
        Assert.Equal(process, server.ProcessId);
        server.AssertNoUnhandledException();
        Invariants.AssertHold(server.Database, answered);
    }

    private static async Task<int> ReadAsync(WebSession session, string room, CancellationToken stop)
    {
        var reads = 0;
        while (!stop.IsCancellationRequested)
        {
            await session.Http.GetStringAsync($"chat/{room}", CancellationToken.None);
            reads++;
        }

        return reads;
    }
}
