using System.Net;
using System.Net.Http.Json;
using EnterpriseChat.Domain;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;

namespace EnterpriseChat.Tests.Processes;

/// <summary>kill -9 while people write, change and command in an issue chat: the history and the chat always say the same.</summary>
public sealed class IssueKillTests
{
    private static readonly string[] People = ["member", "member2", "lead"];

    [Fact]
    public Task IS_09_History_and_chat_agree_over_2_kills() => KillAsync(2);

    [Fact]
    [Trait("Category", "Nightly")]
    public Task IS_09_History_and_chat_agree_over_60_kills() => KillAsync(60);

    [Fact]
    public async Task The_check_finds_a_message_without_its_entry()
    {
        await using var server = await Talk.ServerAsync();
        var room = Room(server.Database);
        using var member = await WebSession.SignInAsync(server.Address, "member");
        Assert.NotNull((await member.PostAsync(room, "one")).Number);
        server.Kill();
        Findings.None(Disagreements(server.Database, room));
        using (var file = new RawDatabase(server.Database))
        {
            file.Run("DELETE FROM IssueEntries WHERE Kind = 2");
        }

        Assert.NotEmpty(Disagreements(server.Database, room));
    }

    private static async Task KillAsync(int times)
    {
        await using var server = await Talk.ServerAsync();
        var room = Room(server.Database);
        using var stop = new CancellationTokenSource();
        var sessions = new List<WebSession>();
        foreach (var name in People)
        {
            sessions.Add(await WebSession.SignInAsync(server.Address, name));
        }

        await Task.WhenAll(sessions.Select(session => session.UserIdAsync()));
        var (done, next) = (0, 0);
        var writing = sessions.ConvertAll(session => WriteAsync(session, room, (() => Interlocked.Increment(ref done), () => Interlocked.Increment(ref next)), stop.Token));
        for (var kill = 0; kill < times; kill++)
        {
            var goal = Volatile.Read(ref done) + Random.Shared.Next(5, 40);
            await Eventually.That(() => Volatile.Read(ref done) >= goal, TimeSpan.FromSeconds(60));
            server.Kill();
            Findings.None(Disagreements(server.Database, room));
            await server.RestartAsync();
        }

        await stop.CancelAsync();
        await Task.WhenAll(writing);
        sessions.ForEach(session => session.Dispose());
        Findings.None(Disagreements(server.Database, room));
        using var file = new RawDatabase(server.Database);
        Assert.InRange(file.Number("SELECT count(*) FROM IssueEntries WHERE Kind = 3 AND MessageId IS NOT NULL"), 1, long.MaxValue);
        Assert.InRange(file.Number("SELECT count(*) FROM Messages WHERE Revision > 1"), 1, long.MaxValue);
    }

    /// <summary>In turn a message, a change of it, a command; each until the server answers, whatever it answers.</summary>
    private static async Task WriteAsync(WebSession session, string room, (Action Done, Func<int> Next) count, CancellationToken stop)
    {
        string[] statuses = ["open", "waiting", "in progress"];
        while (!stop.IsCancellationRequested)
        {
            var number = await PostAsync(session, room, $"text {count.Next()}");
            count.Done();
            await Eventually.That(async () => await EditAsync(session, room, number!.Value), TimeSpan.FromSeconds(60));
            count.Done();
            await PostAsync(session, room, $"/status {statuses[count.Next() % statuses.Length]}");
            count.Done();
        }
    }

    private static async Task<long?> PostAsync(WebSession session, string room, string text)
    {
        var client = PublicId.New().Value;
        PostAnswer? answer = null;
        await Eventually.That(
            async () => (answer = await session.PostAsync(room, text, client)).Number is not null || answer.Code == "command", TimeSpan.FromSeconds(60));
        return answer!.Number;
    }

    private static async Task<bool> EditAsync(WebSession session, string room, long number)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"api/v1/rooms/{room}/messages/{number}");
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            request.Content = JsonContent.Create(new { user = await session.UserIdAsync(), text = $"changed {number}", revision = 1 });
            using var answer = await session.Http.SendAsync(request);
            return answer.StatusCode is HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false; // the server is being killed
        }
    }

    /// <summary>Makes the chat of the demo's issue as its first opening does.</summary>
    private static string Room(string database)
    {
        var room = PublicId.New().Value;
        using var file = new RawDatabase(database);
        Assert.Equal(1, file.Run(
            "INSERT INTO Rooms (PublicId, Kind, Name, NameKey, Topic, IsPublic, IsInternal, IssueId, Last, Changes, CreatedAt) "
            + $"SELECT '{room}', 4, '', '', '', 0, 0, Id, 0, 0, 0 FROM Issues WHERE Key = 'TEST-120'"));
        return room;
    }

    private static IReadOnlyList<string> Disagreements(string database, string room)
    {
        using var file = new RawDatabase(database);
        var issue = $"(SELECT IssueId FROM Rooms WHERE PublicId = '{room}')";
        var messages = $"(SELECT * FROM Messages WHERE RoomId = (SELECT Id FROM Rooms WHERE PublicId = '{room}'))";
        return
        [
            .. file.Rows($"SELECT 'message without its one entry', Number FROM {messages} m WHERE "
                + "(SELECT count(*) FROM IssueEntries e WHERE e.MessageId = m.Id AND e.Kind = 2 AND e.ActorId = m.AuthorId AND e.At = m.PostedAt) <> 1"),
            .. file.Rows($"SELECT 'entry without its message', e.Number FROM IssueEntries e WHERE e.IssueId = {issue} AND e.Kind = 2 AND e.MessageId NOT IN (SELECT Id FROM {messages})"),
            .. file.Rows($"SELECT 'gap in the history', count(*), max(Number) FROM IssueEntries WHERE IssueId = {issue} HAVING count(*) <> max(Number)"),
            .. file.Rows($"SELECT 'last entry', LastEntry FROM Issues i WHERE Id = {issue} AND LastEntry <> (SELECT max(Number) FROM IssueEntries WHERE IssueId = i.Id)"),
            .. file.Rows($"SELECT 'original lost', m.Number FROM {messages} m WHERE NOT EXISTS (SELECT 1 FROM MessageTexts t WHERE t.MessageId = m.Id AND t.Revision = 1)"),
            .. file.Rows($"SELECT 'command without its change', m.Number FROM {messages} m JOIN MessageTexts t ON t.MessageId = m.Id AND t.Revision = 1 "
                + "WHERE t.Text LIKE '/status %' AND NOT EXISTS (SELECT 1 FROM IssueEntries e WHERE e.MessageId = m.Id AND e.Kind = 3)"),
        ];
    }
}
