using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.HarnessTests;

/// <summary>The person and the recorder in a real browser; the recorder's control shows that it finds what is there.</summary>
[Collection(Browsers.Collection)]
public sealed class BrowserTests(Browsers browsers)
{
    private const string Secret = "mårker <&> \"w0rd\"";

    [Fact]
    public async Task The_recorder_finds_what_came_in_pieces_and_in_bodies_and_nothing_else()
    {
        await using var site = await Site.StartAsync(Secret);
        await using var person = await browsers.RecordedAsync(site.Address, "member");
        await Eventually.That(() => person.Frames.Sent("heard"));
        Assert.Contains("/socket", Assert.Single(await person.Frames.FindAsync(Secret)), StringComparison.Ordinal);
        Assert.True(await person.Frames.ContainsAsync("id-of-member"));
        Assert.True(await person.Frames.ContainsAsync("article.textContent = box.value"));
        Assert.False(await person.Frames.ContainsAsync("a word that never came"));
        Assert.Contains(person.Frames.Frames, frame => !frame.Sent && frame.Bytes.Length > 3);
        person.AssertQuietConsole();
    }

    [Fact]
    public async Task A_person_sends_through_a_network_that_breaks_before_the_answer()
    {
        await using var site = await Site.StartAsync();
        await using var proxy = new TcpProxy(site.Address);
        await using var person = await browsers.SignInAsync(proxy.Address, "member");
        await person.OpenRoomAsync("General");
        var cut = proxy.CutBeforeAnswer("POST /api/v1/rooms/");
        await person.SendAsync("hello");
        await cut;
        Assert.True(site.Posts >= 2); // Chromium itself repeats a request whose kept connection was reset
    }

    [Fact]
    public async Task The_recorder_says_so_when_a_body_did_not_come_whole()
    {
        await using var site = await Site.StartAsync();
        await using var proxy = new TcpProxy(site.Address);
        await using var person = await browsers.RecordedAsync(proxy.Address, "member");
        await person.Frames.SettleAsync();
        proxy.GoAway();
        proxy.ComeBack();
        var cut = proxy.CutAfter(Direction.ToClient, 400);
        await person.Page.EvaluateAsync("fetch('/site.js?once').then(r => r.text()).catch(() => null)");
        await cut;
        await Eventually.That(() => person.Frames.Missed.Count == 1);
        await Assert.ThrowsAnyAsync<Exception>(() => person.Frames.ContainsAsync("anything"));
    }
}
