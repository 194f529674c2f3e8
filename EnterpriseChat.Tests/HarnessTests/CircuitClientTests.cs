using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;

namespace EnterpriseChat.Tests.HarnessTests;

/// <summary>The headless circuit client against a real circuit.</summary>
public sealed class CircuitClientTests
{
    [Fact]
    public async Task A_circuit_opens_and_a_click_renders_again()
    {
        await using var site = await Site.StartAsync();
        using var session = await WebSession.SignInAsync(site.Address, "member");
        await using var circuit = await CircuitClient.OpenAsync(session, "counter");
        Assert.True(circuit.Contains("päge <1>"));
        Assert.False(circuit.Contains("Count 1"));
        await circuit.ClickAsync("Raise");
        await circuit.ClickAsync("Raise");
        await Eventually.That(() => circuit.Batches >= 3);
        Assert.True(circuit.IsLive, circuit.Error);
    }

    [Fact]
    public async Task Calls_of_JavaScript_are_answered_as_told()
    {
        await using var site = await Site.StartAsync();
        using var session = new WebSession(site.Address);
        var how = new CircuitOpening { JsAnswer = (name, _) => name == "zone" ? "\"Europe/Berlin\"" : null };
        await using var circuit = await CircuitClient.OpenAsync(session, "counter", how);
        await Eventually.That(() => circuit.Contains("Europe/Berlin of counter"));
        Assert.Contains(circuit.JsCalls, call => call is { Identifier: "import", Arguments: "[\"./counter.js\"]" });
    }

    [Fact]
    public async Task A_lost_circuit_is_taken_up_by_its_secret_only()
    {
        await using var site = await Site.StartAsync();
        using var session = await WebSession.SignInAsync(site.Address, "member");
        await using var circuit = await CircuitClient.OpenAsync(session, "counter");
        circuit.Drop();
        await Eventually.That(() => !circuit.IsLive);
        Assert.True(await circuit.ReconnectAsync());
        await circuit.ClickAsync("Raise");
        await Eventually.That(() => circuit.Batches >= 2);
        await using var stranger = await CircuitClient.KnockAsync(session);
        Assert.False(await stranger.ReconnectAsync("no secret"));
    }

    [Fact]
    public async Task A_broken_frame_ends_the_connection_and_is_seen_to_end()
    {
        await using var site = await Site.StartAsync();
        using var session = new WebSession(site.Address);
        await using var circuit = await CircuitClient.OpenAsync(session, "counter");
        await circuit.SendRawAsync(new byte[] { 5, 0x93, 1, 2, 3, 4 });
        await Eventually.That(() => !circuit.IsLive);
    }

    [Fact]
    public async Task A_message_is_sent_by_the_session()
    {
        await using var site = await Site.StartAsync();
        using var session = await WebSession.SignInAsync(site.Address, "member");
        Assert.Equal("id-of-member", await session.UserIdAsync());
        Assert.Equal(1, (await session.PostAsync("room", "text")).Number);
    }
}
