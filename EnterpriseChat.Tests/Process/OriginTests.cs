using System.Net;
using System.Net.WebSockets;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;

namespace EnterpriseChat.Tests.Processes;

/// <summary>Who may open a live connection: from our own pages only, signed in only, and nobody takes up the circuit of another.</summary>
[Collection(SharedServer.Collection)]
public sealed class OriginTests(DemoServer demo)
{
    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1.evil.example")]
    [InlineData("http://localhost.evil.example:5080")]
    [InlineData("")]
    public async Task CI_09_A_foreign_origin_is_refused_before_a_circuit_is_made(string origin)
    {
        var server = await demo.ServerAsync();
        using var session = await WebSession.SignInAsync(server.Address, "member2");
        Assert.Equal(HttpStatusCode.Forbidden, await KnockAsync(session, server.Address, origin));
        using var negotiate = new HttpRequestMessage(HttpMethod.Post, "_blazor/negotiate?negotiateVersion=1");
        if (origin.Length > 0)
        {
            negotiate.Headers.Add("Origin", origin);
        }

        using var answer = await session.Http.SendAsync(negotiate);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task CI_09_A_look_alike_of_the_own_origin_is_refused_and_the_own_one_works()
    {
        var server = await demo.ServerAsync();
        using var session = await WebSession.SignInAsync(server.Address, "member2");
        var own = server.Address.GetLeftPart(UriPartial.Authority);
        Assert.Equal(HttpStatusCode.Forbidden, await KnockAsync(session, server.Address, own.Replace("http:", "https:", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Forbidden, await KnockAsync(session, server.Address, own + "0"));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await KnockAsync(session, server.Address, own));
    }

    [Fact]
    public async Task CI_09_Behind_a_proxy_the_configured_address_is_the_own_origin()
    {
        var start = await Demo.StartAsync() with
        {
            Configuration = new Dictionary<string, string> { ["Chat:PublicAddress"] = "http://chat.example.com" },
        };
        await using var server = await ServerProcess.StartAsync(start);
        using var session = await WebSession.SignInAsync(server.Address, "member2");
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await KnockAsync(session, server.Address, "http://chat.example.com"));
        Assert.Equal(HttpStatusCode.Forbidden, await KnockAsync(session, server.Address, "http://sub.chat.example.com"));
        Assert.Equal(HttpStatusCode.Forbidden, await KnockAsync(session, server.Address, server.Address.GetLeftPart(UriPartial.Authority)));
    }

    [Fact]
    public async Task CI_08_A_circuit_is_not_taken_up_by_another_user_nor_without_a_cookie_nor_by_another_session()
    {
        var server = await demo.ServerAsync();
        using var member = await WebSession.SignInAsync(server.Address, "member");
        await using var circuit = await CircuitClient.OpenAsync(member);
        using var customer = await WebSession.SignInAsync(server.Address, "customer");
        await using var thief = await CircuitClient.KnockAsync(customer);
        Assert.False(await thief.ReconnectAsync(circuit.Secret));
        using var elsewhere = await WebSession.SignInAsync(server.Address, "member");
        await using var other = await CircuitClient.KnockAsync(elsewhere);
        Assert.False(await other.ReconnectAsync(circuit.Secret));
        using var nobody = new WebSession(server.Address);
        Assert.Equal(HttpStatusCode.Unauthorized, await KnockAsync(nobody, server.Address, server.Address.GetLeftPart(UriPartial.Authority)));

        Assert.True(circuit.IsLive, circuit.Error);
        circuit.Drop();
        await Eventually.That(() => !circuit.IsLive);
        Assert.True(await circuit.ReconnectAsync());
        Assert.DoesNotContain(server.Lines, line => line.Contains(circuit.Secret, StringComparison.Ordinal));
    }

    private static async Task<HttpStatusCode> KnockAsync(WebSession session, Uri server, string origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Cookie", session.Cookies.GetCookieHeader(server));
        if (origin.Length > 0)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        try
        {
            await socket.ConnectAsync(new UriBuilder(new Uri(server, "_blazor")) { Scheme = "ws" }.Uri, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // the status tells why
        }

        return socket.HttpStatusCode;
    }
}
