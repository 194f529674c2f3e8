using System.Diagnostics;
using EnterpriseChat.Bench.Running;
using EnterpriseChat.Tests.Harness.Circuits;

namespace EnterpriseChat.Bench.Suites;

/// <summary>G20: a room that one may not see against one that never was. G21: a room that is deleted leaves a thousand open pages.</summary>
internal static class RoomsSuite
{
    private const double AlikeGoal = 1.1;
    private const double LostGoal = 3;
    private const double SecondGoal = 1_000;
    private const int Answers = 200;
    private const int Many = 1_000;
    private const int Few = 100;

    /// <summary>The demo's private room that none of the viewers sees, and the public ones that all do: each is deleted once.</summary>
    private const string Hidden = "Release 4.2";

    private static readonly string[] Open = ["Lunch", "Design review", "Incident bridge"];

    public static async Task RunAsync(Options options, Report report)
    {
        using var crowd = await Crowd.MakeAsync(options.Quick ? Few : Many);
        await using var server = await Product.StartAsync(crowd);
        await AlikeAsync(options, report, server, crowd);
        await LostAsync(report, server, crowd);
    }

    private static async Task AlikeAsync(Options options, Report report, Product server, Crowd crowd)
    {
        using var session = crowd.Session(server.Address, 0);
        var random = new Random(20);
        List<double> hidden = [], absent = [];
        for (var round = -1; round < options.Rounds; round++)
        {
            var pages = Enumerable.Repeat(crowd.RoomNamed(Hidden), Answers).Concat(Enumerable.Repeat(new string('A', 22), Answers)).ToArray();
            random.Shuffle(pages);
            var took = new List<(string Room, double Milliseconds)>();
            foreach (var page in pages)
            {
                var begun = Stopwatch.GetTimestamp();
                using var answer = await session.Http.GetAsync($"chat/{page}");
                Assert.True((int)answer.StatusCode == 404, "A room that nobody may see was shown.");
                await answer.Content.ReadAsByteArrayAsync();
                took.Add((page, Stopwatch.GetElapsedTime(begun).TotalMilliseconds));
            }

            if (round >= 0)
            {
                var medians = took.GroupBy(t => t.Room).ToDictionary(g => g.Key, g => Figures.Median([.. g.Select(t => t.Milliseconds)]));
                hidden.Add(medians[crowd.RoomNamed(Hidden)]);
                absent.Add(medians[new string('A', 22)]);
            }
        }

        report.Add(new Line($"G20 hidden room, one that never was, {Answers} each", "ms", hidden, absent, AlikeGoal));
        report.Add(new Line("G20 the other way round", "ms", absent, hidden, AlikeGoal));
    }

    private static async Task LostAsync(Report report, Product server, Crowd crowd)
    {
        using var lead = await WebSession.SignInAsync(server.Address, "lead");
        List<double> lost = [], told = [];
        foreach (var name in Open)
        {
            var room = crowd.RoomNamed(name);
            await using var viewers = await Viewers.OpenAsync(server.Address, $"chat/{room}", crowd.Count, p => crowd.Session(server.Address, p));
            var poster = new Poster(lead.Http, $"api/v1/rooms/{room}/messages", await lead.UserIdAsync());
            await using var question = await CircuitClient.OpenAsync(lead, $"chat?dialog=delete-room&room={room}");
            await Task.Delay(TimeSpan.FromSeconds(4)); // who came online has been told by then
            told.Add(await UntilAllAsync(viewers, $"message-of-{room}", () => poster.PostAsync($"message-of-{room}")));
            lost.Add(await UntilAllAsync(viewers, "no longer have access", () => question.ClickAsync("Delete")));
        }

        report.Add(new Line($"G21 a room lost in {crowd.Count} open pages, a message to them", "ms", lost, told, LostGoal));
        report.Add(new Line("G21 the same, at most a second", "ms", lost, [.. lost.Select(_ => SecondGoal)], 1) { IsStrict = true });
    }

    private static async Task<double> UntilAllAsync(Viewers viewers, string text, Func<Task> act)
    {
        var seen = viewers.ExpectAsync(text);
        var begun = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(begun, await seen).TotalMilliseconds;
    }
}
