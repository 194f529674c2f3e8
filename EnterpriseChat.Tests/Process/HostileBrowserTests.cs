using System.Globalization;
using System.Net;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;

namespace EnterpriseChat.Tests.Processes;

/// <summary>What a browser says of itself and answers to calls is not believed.</summary>
public sealed class HostileBrowserTests
{
    [Fact]
    public async Task CI_07_Answers_of_a_hostile_browser_are_not_believed()
    {
        await using var talk = await Talk.StartAsync(checksLog: false);
        using var other = await WebSession.SignInAsync(talk.Server.Address, "member2");
        string[] answers =
        [
            "\"../../x\"", "1e308", "-1", "{\"a\":[]}", "[]", "\"<img src=x onerror=alert(1)>\"", $"\"{new string('x', 200_000)}\"", "true",
        ];
        foreach (var answer in answers)
        {
            var how = new CircuitOpening { JsAnswer = (_, _) => answer };
            try
            {
                await using var hostile = await CircuitClient.OpenAsync(other, $"chat/{talk.Room}", how);
                Assert.False(hostile.Contains("<img src=x onerror"));
            }
            catch (InvalidOperationException)
            {
                // its own circuit may end, with a generic word
            }

            await talk.GoesOnAsync();
        }
    }

    [Fact]
    public async Task CI_07_What_the_page_says_it_has_shown_is_checked()
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        var (member, room) = await CompanyChat.SignInAsync(server.Address, "member2");
        using var _ = member;
        var last = StoredMessages.Last(server.Database, room);
        await using var circuit = await CircuitClient.OpenAsync(member, $"chat/{room}");
        var seen = await Eventually.Some(() => circuit.Handlers.LastOrDefault(h => h.Event == "onchange" && h.Attributes.ContainsKey("data-seen")));
        object?[] values = ["NaN", "1e308", "-1", "0", "99999999999999999999", (last + 1).ToString(CultureInfo.InvariantCulture), "<b>", "", null, new string('9', 10_000)];
        foreach (var value in values)
        {
            await circuit.DispatchAsync(seen.Id, "change", new { value, type = "change" });
        }

        Assert.True(circuit.IsLive, circuit.Error);
        Assert.True((await circuit.DispatchAsync(seen.Id, "change", new { value = last.ToString(CultureInfo.InvariantCulture), type = "change" })).Ok);
        await Eventually.That(() => Marks(server).Contains(last));
        Assert.DoesNotContain(Marks(server), mark => mark > last);
        Invariants.AssertHold(server.Database);

        static IReadOnlyList<long> Marks(ServerProcess server) => StoredMessages.Column<long>(
            server.Database, "SELECT k.Mark FROM ReadMarks k JOIN Users u ON u.Id = k.UserId WHERE u.UserNameKey = 'member2'");
    }

    [Fact]
    public async Task CI_07_A_hostile_cookie_of_the_browser_is_not_believed()
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        string[] cookies =
        [
            Uri.EscapeDataString("""{"z":"../../etc/passwd","l":"<b>"}"""), Uri.EscapeDataString("""{"z":7,"l":null}"""), "%", "[[[[", new string('x', 20_000),
            Uri.EscapeDataString($$"""{"z":"{{new string('A', 300)}}","l":"{{new string('e', 90)}}"}"""),
        ];
        foreach (var cookie in cookies)
        {
            using var session = new WebSession(server.Address);
            session.Http.DefaultRequestHeaders.Add("Cookie", $"browser={cookie}");
            using var page = await session.Http.GetAsync("sign-in");
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }

        using var huge = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, "sign-in"));
        huge.Headers.Add("Cookie", $"browser={new string('x', 1_000_000)}");
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        try
        {
            using var answer = await http.SendAsync(huge);
            Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, answer.StatusCode);
        }
        catch (HttpRequestException)
        {
            // the server hung up in the middle of it
        }

        using var signedIn = new WebSession(server.Address);
        signedIn.Cookies.Add(server.Address, new Cookie("browser", Uri.EscapeDataString("""{"z":"../../etc/passwd","l":"en"}""")));
        using var led = await signedIn.TrySignInAsync("member2", Demo.Password);
        Assert.Equal("/chat", led.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal([""], StoredMessages.Column<string>(server.Database, "SELECT TimeZone FROM Users WHERE UserNameKey = 'member2'"));
    }
}
