using System.Net;
using System.Text.RegularExpressions;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;

namespace EnterpriseChat.Tests.Processes;

/// <summary>The program as an administrator starts it: set up by a link that works once, and telling nobody how it is made.</summary>
public sealed partial class ProductionTests
{
    private static readonly ServerStart Production = new() { Environment = "Production" };

    [Fact]
    public async Task AU_12_The_link_of_an_empty_installation_works_once_and_for_one()
    {
        await using var server = await ServerProcess.StartAsync(Production);
        var link = new Uri(await Eventually.Some(() => server.Lines.Select(line => Link().Match(line)).FirstOrDefault(m => m.Success)?.Value));
        Assert.Equal(server.Address.Authority, link.Authority);
        var path = link.AbsolutePath[1..];
        using var first = new WebSession(server.Address);
        using var guessed = await first.Http.GetAsync("set-up/AAAAAAAAAAAAAAAAAAAAAA");
        Assert.Equal(HttpStatusCode.NotFound, guessed.StatusCode);

        // Opened by two, sent by both at once: one company, one administrator.
        using var second = new WebSession(server.Address);
        var both = await Task.WhenAll(SetUpAsync(first, path, "One"), SetUpAsync(second, path, "Two"));
        Assert.Single(both, answer => answer.RequestMessage!.RequestUri!.AbsolutePath == "/sign-in");
        Assert.Single(both, answer => answer.StatusCode == HttpStatusCode.NotFound);
        Assert.Single(StoredMessages.Column<string>(server.Database, "SELECT Name FROM Companies"));
        Assert.Single(StoredMessages.Column<string>(server.Database, "SELECT UserNameKey FROM Users"));

        using var used = await first.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, used.StatusCode);
        Assert.Equal(Shown(await guessed.Content.ReadAsStringAsync()), Shown(await used.Content.ReadAsStringAsync()));
        using var administrator = await WebSession.SignInAsync(server.Address, "boss", "A-long-password-1!");
        Invariants.AssertHold(server.Database);
        await server.RestartAsync();
        Assert.Single(server.Lines, line => line.Contains("/set-up/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AU_12_A_forged_host_does_not_get_into_the_link_and_the_configured_address_does()
    {
        await using var server = await ServerProcess.StartAsync(Production with
        {
            Configuration = new Dictionary<string, string> { ["Chat:PublicAddress"] = "http://chat.example.com" },
        });
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, "sign-in"));
        request.Headers.Host = "evil.example";
        using var answer = await http.SendAsync(request);
        Assert.DoesNotContain("evil.example", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(server.Lines, line => line.Contains("http://chat.example.com/set-up/", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Lines, line => line.Contains("evil.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AU_13_Accounts_of_the_demo_are_dead_in_production()
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync() with { Environment = "Production" });
        using var session = new WebSession(server.Address);
        var page = await session.Http.GetStringAsync("sign-in");
        Assert.DoesNotContain(Demo.Password, page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-fill-user", page, StringComparison.Ordinal);
        foreach (var name in new[] { "admin", "member", "customer" })
        {
            using var answer = await session.TrySignInAsync(name, Demo.Password);
            Assert.Equal("/sign-in", answer.RequestMessage!.RequestUri!.AbsolutePath);
            Assert.Contains("Wrong user name or password", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AU_13_A_session_of_the_demo_is_dead_in_production_too()
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        using var session = await WebSession.SignInAsync(server.Address, "member");
        await server.StopAsync();
        await using var production = await ServerProcess.StartAsync(new ServerStart { Environment = "Production", CopyOf = server.DataDirectory });
        using var carried = new WebSession(production.Address);
        foreach (Cookie cookie in session.Cookies.GetAllCookies())
        {
            carried.Cookies.Add(production.Address, new Cookie(cookie.Name, cookie.Value));
        }

        using var answer = await carried.Http.GetAsync("chat");
        Assert.Equal("/sign-in", answer.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Theory]
    [InlineData("/_framework/debug")]
    [InlineData("/_framework/blazor.web.js.map")]
    [InlineData("/_framework/clear-browser-cache")]
    [InlineData("/appsettings.json")]
    [InlineData("/appsettings.Development.json")]
    [InlineData("/EnterpriseChat.Web.dll")]
    [InlineData("/data/chat.db")]
    [InlineData("/chat.db")]
    [InlineData("/..%2fdata")]
    [InlineData("/..%2fdata%2fchat.db")]
    [InlineData("/%2e%2e/data/chat.db")]
    [InlineData("/..%5cdata%5cchat.db")]
    [InlineData("/shell/..%2f..%2fappsettings.json")]
    [InlineData("/%00")]
    [InlineData("/no such page")]
    [InlineData("/metrics")]
    public async Task OP_02_Nothing_of_the_installation_is_served(string path)
    {
        var server = await Running.Value;
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await http.GetAsync(new Uri(server.Address.AbsoluteUri.TrimEnd('/') + path));
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{answer.StatusCode}: {body}");
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
        Assert.DoesNotContain(server.DataDirectory, body, StringComparison.Ordinal);
        Assert.DoesNotContain("/work/", body, StringComparison.Ordinal);
        Assert.DoesNotContain("ConnectionString", body, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite format", body, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
    }

    private static readonly Lazy<Task<ServerProcess>> Running = new(StartAsync);

    private static async Task<ServerProcess> StartAsync()
    {
        var server = await ServerProcess.StartAsync(Production);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Kill();
        return server;
    }

    private static Task<HttpResponseMessage> SetUpAsync(WebSession session, string path, string company) => session.SubmitAsync(
        path, ("Company", company), ("Your name", "The Boss"), ("User name", "boss"), ("Password", "A-long-password-1!"));

    private static string Shown(string html) => new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).Body!.TextContent;

    [GeneratedRegex("https?://[^ ]+/set-up/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
