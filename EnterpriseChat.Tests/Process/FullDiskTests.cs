using System.Net;
using EnterpriseChat.Domain;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;

namespace EnterpriseChat.Tests.Processes;

/// <summary>A disk that takes no more: sending waits, reading goes on, and all goes out once there is room, without a restart.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task ST_07_With_the_disk_full_sends_are_refused_reading_goes_on_and_later_all_goes_out()
    {
        FileLimit.Prepare();
        await using var server = await Talk.ServerAsync(checksLog: false);
        var (member, room) = await CompanyChat.SignInAsync(server.Address, "member");
        using var _ = member;
        await using var viewer = await CircuitClient.OpenAsync(member, $"chat/{room}");
        Assert.Equal(HttpStatusCode.Created, (await member.PostAsync(room, "before it is full")).Status);
        var process = server.ProcessId;

        FileLimit.Set(process, 4096);
        var waiting = Enumerable.Range(0, 20).Select(i => (Client: PublicId.New().Value, Text: $"full {i}")).ToList();
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
        FileLimit.Set(process, null);
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
