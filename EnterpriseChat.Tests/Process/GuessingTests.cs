using System.Diagnostics;
using System.Net;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;

namespace EnterpriseChat.Tests.Processes;

/// <summary>Guessing passwords: nothing is learned from words or times, and it is slowed without locking anybody out.</summary>
public sealed class GuessingTests
{
    private const int Tries = 7;

    private static readonly Dictionary<string, string> BehindProxy = new() { ["Chat:TrustedProxies"] = "127.0.0.1" };

    [Fact]
    public async Task AU_04_An_account_a_name_that_is_none_and_a_deactivated_account_answer_alike()
    {
        await using var server = await InProcessServer.StartAsync(configuration: BehindProxy);
        await server.SetActiveAsync("li.wei", isActive: false);
        string[] kinds = ["member", "nobody-of-this-name", "li.wei"];
        var times = kinds.ToDictionary(kind => kind, _ => new List<double>());
        var answers = new HashSet<string>();
        await TryAsync(server.Address, "warm-up", "wrong", "10.9.9.9");
        for (var i = 0; i < Tries; i++)
        {
            foreach (var kind in kinds)
            {
                var watch = Stopwatch.StartNew();
                answers.Add(await TryAsync(server.Address, kind, $"wrong password {i}", $"10.0.{i}.{kind.Length}"));
                times[kind].Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        Assert.Equal(["200 Wrong user name or password"], answers);
        var medians = times.Values.Select(list => list.Order().ElementAt(Tries / 2)).ToList();

        // A name that is looked up and not found costs no hash where the dummy is missing: some 1 ms against some 200 ms.
        Assert.True(medians.Min() > 0.6 * medians.Max(), string.Join(", ", medians));
    }

    [Fact]
    public async Task AU_05_Strangers_are_slowed_and_the_person_in_a_known_browser_is_not()
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync() with { Configuration = BehindProxy });
        using var known = await WebSession.SignInAsync(server.Address, "member");
        for (var i = 0; i < 10; i++)
        {
            await TryAsync(server.Address, "member", "wrong", $"10.1.0.{i}");
        }

        var watch = Stopwatch.StartNew();
        await TryAsync(server.Address, "member", "wrong", "10.1.1.1");
        Assert.True(watch.Elapsed > TimeSpan.FromSeconds(0.9), $"{watch.Elapsed}");
        var slowed = TryAsync(server.Address, "member", "wrong", "10.1.1.2"); // two seconds
        using var stillKnown = new WebSession(server.Address);
        var knownCookie = known.Cookies.GetAllCookies()["chat-known"]!;
        stillKnown.Cookies.Add(server.Address, new Cookie(knownCookie.Name, knownCookie.Value));
        using (var answer = await stillKnown.TrySignInAsync("member", Demo.Password))
        {
            Assert.Equal("/chat", answer.RequestMessage!.RequestUri!.AbsolutePath);
            Assert.False(slowed.IsCompleted);
        }

        await slowed;
        // Ten tries, the eleventh with its count, and the others folded into it.
        Assert.InRange(StoredMessages.Entries(server.Database, "session.refused"), 11, 12);
    }

    private static async Task<string> TryAsync(Uri server, string userName, string password, string from)
    {
        using var session = new WebSession(server);
        session.Http.DefaultRequestHeaders.Add("X-Forwarded-For", from);
        using var answer = await session.TrySignInAsync(userName, password);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        return $"{(int)answer.StatusCode} {page.QuerySelector("[role=alert]")?.TextContent.Trim()}";
    }
}
