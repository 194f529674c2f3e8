using System.Collections.Concurrent;
using System.Net;
using EnterpriseChat.Domain;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;
using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Tests.Processes;

/// <summary>kill -9 at random moments while people post: nothing acknowledged is lost, nothing doubled, no gap.</summary>
public sealed class KillTests
{
    private static readonly string[] People = ["member", "member2", "lead", "agent"];

    [Fact]
    public Task ST_05_Nothing_that_was_acknowledged_is_lost_over_5_kills() => KillAsync(5);

    [Fact]
    [Trait("Category", "Nightly")]
    public Task ST_05_Nothing_that_was_acknowledged_is_lost_over_100_kills() => KillAsync(100);

    [Fact]
    public async Task The_check_after_a_kill_finds_one_acknowledged_message_that_is_gone()
    {
        await using var server = await Talk.ServerAsync();
        var answered = new ConcurrentBag<AnsweredMessage>();
        var (member, room) = await CompanyChat.SignInAsync(server.Address, "member");
        using var _ = member;
        for (var i = 0; i < 5; i++)
        {
            var client = PublicId.New().Value;
            answered.Add(new AnsweredMessage(room, (await member.PostAsync(room, $"text {i}", client)).Number!.Value, client, $"text {i}"));
        }

        server.Kill();
        Invariants.AssertHold(server.Database, answered);
        using (var connection = new SqliteConnection($"Data Source={server.Database};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DROP TRIGGER IF EXISTS AuditEntries_NoDelete; DELETE FROM MessageTexts WHERE Text = 'text 3'; DELETE FROM Messages "
                + "WHERE Id NOT IN (SELECT MessageId FROM MessageTexts)";
            command.ExecuteNonQuery();
        }

        Assert.Contains(Invariants.Broken(server.Database, answered), line => line.StartsWith("answered but not stored once", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CI_16_A_kill_between_commit_and_answer_leaves_the_message_once_and_the_retry_gets_it()
    {
        await using var server = await Talk.ServerAsync();
        await using var network = new TcpProxy(server.Address);
        var (member, room) = await CompanyChat.SignInAsync(network.Address, "member");
        using var _ = member;
        await member.UserIdAsync();
        var client = PublicId.New().Value;
        var cut = network.CutBeforeAnswer("POST /api/v1/rooms/");
        var sending = member.PostAsync(room, "between", client);
        await cut;
        server.Kill();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => sending);
        await server.RestartAsync();
        var answer = await member.PostAsync(room, "between", client);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Invariants.AssertHold(server.Database, [new AnsweredMessage(room, answer.Number!.Value, client, "between")]);
        Assert.Single(StoredMessages.Beginning(server.Database, "between"));
    }

    private static async Task KillAsync(int times)
    {
        await using var server = await Talk.ServerAsync();
        var answered = new ConcurrentBag<AnsweredMessage>();
        using var stop = new CancellationTokenSource();
        var sessions = new List<WebSession>();
        foreach (var name in People)
        {
            sessions.Add(await WebSession.SignInAsync(server.Address, name));
        }

        var room = await CompanyChat.OfAsync(sessions[0]);
        await Task.WhenAll(sessions.Select(session => session.UserIdAsync()));
        var posting = sessions.Select((session, i) => PostAsync((session, People[i]), room, answered, stop.Token)).ToList();
        for (var kill = 0; kill < times; kill++)
        {
            var (before, random) = (answered.Count, Random.Shared.Next(5, 60));
            await Eventually.That(() => answered.Count >= before + random, TimeSpan.FromSeconds(60));
            server.Kill();
            Invariants.AssertHold(server.Database, [.. answered]);
            await server.RestartAsync();
        }

        await stop.CancelAsync();
        var typed = await Task.WhenAll(posting);
        sessions.ForEach(session => session.Dispose());
        Invariants.AssertHold(server.Database, answered);
        Assert.Equal(typed.Sum(), answered.Count);
        for (var i = 0; i < People.Length; i++)
        {
            var stored = StoredMessages.Beginning(server.Database, $"{People[i]}: ");
            Assert.Equal(Enumerable.Range(0, typed[i]).Select(n => $"{People[i]}: {n}"), stored);
        }
    }

    /// <summary>As the outbox does it: in order, each until it is answered, under the same name.</summary>
    private static async Task<int> PostAsync(
        (WebSession Session, string Name) who, string room, ConcurrentBag<AnsweredMessage> answered, CancellationToken stop)
    {
        var count = 0;
        while (!stop.IsCancellationRequested)
        {
            var (client, text) = (PublicId.New().Value, $"{who.Name}: {count++}");
            PostAnswer? answer = null;
            await Eventually.That(
                async () => (answer = await who.Session.PostAsync(room, text, client)).Number is not null, TimeSpan.FromSeconds(60));
            answered.Add(new AnsweredMessage(room, answer!.Number!.Value, client, text));
        }

        return count;
    }
}
