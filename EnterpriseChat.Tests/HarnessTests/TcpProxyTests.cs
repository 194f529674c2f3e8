using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;

namespace EnterpriseChat.Tests.HarnessTests;

/// <summary>The proxy's cuts, each told apart by what reached the server and what came back.</summary>
public sealed class TcpProxyTests
{
    private const string Post = "POST /api/v1/rooms/";

    [Fact]
    public async Task A_cut_before_the_request_reaches_nobody_and_one_before_the_answer_reaches_the_server()
    {
        await using var site = await Site.StartAsync();
        await using var proxy = new TcpProxy(site.Address, records: true);
        using var session = await WebSession.SignInAsync(proxy.Address, "member");
        await session.UserIdAsync();

        var before = proxy.CutBeforeRequest(Post);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => session.PostAsync("room", "one"));
        await before;
        Assert.Equal(0, site.Posts);

        var after = proxy.CutBeforeAnswer(Post);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => session.PostAsync("room", "two"));
        await after;
        await Eventually.That(() => site.Posts == 1);

        Assert.Equal(2, (await session.PostAsync("room", "three")).Number);
        Assert.Contains(proxy.Connections, c => c.Text(Direction.ToServer).Contains("three", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_network_that_is_away_is_noticed_by_an_open_circuit_and_comes_back()
    {
        await using var site = await Site.StartAsync();
        await using var proxy = new TcpProxy(site.Address);
        using var session = new WebSession(proxy.Address);
        await using var circuit = await CircuitClient.OpenAsync(session, "counter");
        proxy.GoAway();
        await Eventually.That(() => !circuit.IsLive);
        await Assert.ThrowsAnyAsync<Exception>(() => circuit.ReconnectAsync());
        proxy.ComeBack();
        Assert.True(await circuit.ReconnectAsync());
    }

    [Fact]
    public async Task A_paused_direction_holds_back_what_comes_later_and_lets_it_go()
    {
        await using var site = await Site.StartAsync();
        await using var proxy = new TcpProxy(site.Address);
        using var session = await WebSession.SignInAsync(proxy.Address, "member");
        await session.UserIdAsync();
        proxy.Pause(Direction.ToClient);
        var sending = session.PostAsync("room", "held");
        await Eventually.That(() => site.Posts == 1);
        Assert.False(sending.IsCompleted);
        proxy.Resume(Direction.ToClient);
        Assert.Equal(1, (await sending).Number);
    }

    [Fact]
    public async Task A_cut_at_a_byte_lets_exactly_so_many_through()
    {
        await using var site = await Site.StartAsync();
        await using var proxy = new TcpProxy(site.Address, records: true);
        using var session = new WebSession(proxy.Address);
        var cut = proxy.CutAfter(Direction.ToClient, 100);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => session.Http.GetStringAsync("sign-in"));
        await cut;
        Assert.Equal(100, Assert.Single(proxy.Connections).Bytes(Direction.ToClient).Length);
    }
}
