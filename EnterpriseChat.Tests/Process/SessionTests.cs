using System.Net;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;

namespace EnterpriseChat.Tests.Processes;

/// <summary>Cookies: what they look like, and what an old one is worth.</summary>
[Collection(SharedServer.Collection)]
public sealed class SessionTests(DemoServer demo)
{
    [Fact]
    public async Task AU_09_A_cookie_from_before_the_sign_in_is_worth_nothing_after_it_and_one_from_before_sign_out_neither()
    {
        var server = await demo.ServerAsync();
        using var session = new WebSession(server.Address);
        session.Cookies.Add(server.Address, new Cookie("chat", "planted"));
        using (await session.TrySignInAsync("agent", Demo.Password))
        {
            var first = Cookie(session);
            Assert.NotEqual("planted", first);
            using var copy = With(server, first);
            Assert.Equal("/chat", await PathAsync(copy, "chat"));

            using var elsewhere = With(server, first);
            using var left = await session.Http.PostAsync("sign-out", await SignOutFormAsync(session));
            Assert.Equal("/sign-in", left.RequestMessage!.RequestUri!.AbsolutePath);
            Assert.Equal("/sign-in", await PathAsync(elsewhere, "chat"));
            Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.PostAsync("AAAAAAAAAAAAAAAAAAAAAA", "x", user: "u")).Status);
            await Assert.ThrowsAnyAsync<Exception>(() => CircuitClient.KnockAsync(elsewhere));
            using var again = await session.TrySignInAsync("agent", Demo.Password);
            Assert.NotEqual(first, Cookie(session));
            Assert.Equal("/chat", await PathAsync(session, "chat"));
            Assert.Equal("/sign-in", await PathAsync(elsewhere, "chat"));
        }
    }

    [Fact]
    public async Task AU_10_Over_http_every_cookie_is_closed_to_scripts_and_other_sites()
    {
        var server = await demo.ServerAsync();
        var set = await AllCookiesAsync(server, isSecure: false);
        Assert.Equal(["chat", "chat-form", "chat-known"], set.Select(c => c.Split('=')[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(set, cookie =>
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("(?i)samesite=(lax|strict)", cookie);
            Assert.Matches("(?i)path=/(;|$)", cookie);
            Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task AU_10_Behind_TLS_every_cookie_is_bound_to_the_host()
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync() with
        {
            Configuration = new Dictionary<string, string>
            {
                ["Chat:PublicAddress"] = "https://chat.example.com",
                ["Chat:TrustedProxies"] = "127.0.0.1",
            },
        });
        var set = await AllCookiesAsync(server, isSecure: true);
        Assert.Equal(3, set.Select(c => c.Split('=')[0]).Distinct().Count());
        Assert.All(set, cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("(?i)samesite=(lax|strict)", cookie);
            Assert.Matches("(?i)path=/(;|$)", cookie);
            Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var server = await demo.ServerAsync();
        using var session = await WebSession.SignInAsync(server.Address, "agent");
        using var signIn = await session.Http.PostAsync("sign-in", new FormUrlEncodedContent([new("Form.UserName", "agent"), new("_handler", "sign-in")]));
        Assert.Equal(HttpStatusCode.BadRequest, signIn.StatusCode);
        using var signOut = await session.Http.PostAsync("sign-out", new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.BadRequest, signOut.StatusCode);
        Assert.Equal("/chat", await PathAsync(session, "chat"));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task A_return_address_leads_to_our_own_paths_only(string to)
    {
        var server = await demo.ServerAsync();
        using var session = new WebSession(server.Address);
        using var answer = await session.SubmitAsync($"sign-in?to={Uri.EscapeDataString(to)}", ("User name", "agent"), ("Password", Demo.Password));
        Assert.Equal(new Uri(server.Address, "chat"), answer.RequestMessage!.RequestUri);
    }

    private static string Cookie(WebSession session) => session.Cookies.GetAllCookies().Last(c => c.Name == "chat" && !c.Expired).Value;

    private static WebSession With(ServerProcess server, string cookie)
    {
        var session = new WebSession(server.Address);
        session.Cookies.Add(server.Address, new Cookie("chat", cookie));
        return session;
    }

    private static async Task<string> PathAsync(WebSession session, string path)
    {
        using var answer = await session.Http.GetAsync(path);
        return answer.RequestMessage!.RequestUri!.AbsolutePath;
    }

    private static async Task<FormUrlEncodedContent> SignOutFormAsync(WebSession session)
    {
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await session.Http.GetStringAsync("chat"));
        var token = page.QuerySelector("form#sign-out input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
    }

    /// <summary>Every cookie that the server sets from the sign-in page to the chat.</summary>
    private static async Task<List<string>> AllCookiesAsync(ServerProcess server, bool isSecure)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server.Address };
        if (isSecure)
        {
            http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        }

        using var form = await http.GetAsync("sign-in");
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await form.Content.ReadAsStringAsync());
        var fields = page.QuerySelectorAll("input[name]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        (fields["Form.UserName"], fields["Form.Password"]) = ("agent", Demo.Password);
        using var request = new HttpRequestMessage(HttpMethod.Post, "sign-in") { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Cookie", Sent(form));
        using var signedIn = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        using var chat = new HttpRequestMessage(HttpMethod.Get, "chat");
        chat.Headers.Add("Cookie", Sent(signedIn));
        using var opened = await http.SendAsync(chat);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        return [.. new[] { form, signedIn, opened }.SelectMany(Set)];
    }

    private static IEnumerable<string> Set(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [];

    private static string Sent(HttpResponseMessage answer) => string.Join("; ", Set(answer).Select(cookie => cookie.Split(';')[0]));
}
