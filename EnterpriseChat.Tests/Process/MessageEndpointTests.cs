using System.Net;
using System.Text;
using EnterpriseChat.Domain;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;
using EnterpriseChat.Web.Messages;
using Microsoft.AspNetCore.Http;

namespace EnterpriseChat.Tests.Processes;

/// <summary>The one request by which people write, with texts that break others, and faster than it allows.</summary>
public sealed class MessageEndpointTests
{
    [Theory]
    [InlineData("""nul \u0000 and \u0001 end""", "nul \u2400 and \u2401 end")]
    [InlineData("""lone \ud83d high""", "lone \uFFFD high")]
    [InlineData("""lone \udE00 low""", "lone \uFFFD low")]
    [InlineData("""reversed \ude00\ud83d pair""", "reversed \uFFFD\uFFFD pair")]
    [InlineData("""a pair \ud83d\ude00 stays""", "a pair \U0001F600 stays")]
    [InlineData("""escaped \\ud83d is text""", """escaped \ud83d is text""")]
    [InlineData("""lines\r\nand\ttabs""", "lines\nand\ttabs")]
    public async Task ST_01_ST_02_Odd_characters_are_made_good_once_at_the_door(string json, string stored)
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        var (member, room) = await CompanyChat.SignInAsync(server.Address, "member");
        using var _ = member;
        var client = PublicId.New().Value;
        var body = $$"""{"clientId":"{{client}}","user":"{{await member.UserIdAsync()}}","text":"{{json}}"}""";
        var first = await member.PostRawAsync(room, new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal([stored], StoredMessages.Beginning(server.Database, stored));
        var page = await member.Http.GetStringAsync($"chat/{room}");
        Assert.Contains(stored.Split('\n')[0], WebUtility.HtmlDecode(page), StringComparison.Ordinal);

        // The same once more: the first message back, no second row.
        var again = await member.PostRawAsync(room, new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal((HttpStatusCode.OK, first.Number), (again.Status, again.Number));
        Invariants.AssertHold(server.Database);
    }

    [Fact]
    public async Task A_browser_that_goes_away_in_the_middle_of_a_message_is_no_error()
    {
        // Not over a real connection: there the server mostly, but not always, hears of the end before it misses the rest.
        var request = new DefaultHttpContext().Request;
        request.Body = new EndingStream();
        Assert.Equal((null, false), await MessageEndpoints.ParseAsync<object>(request, default));
        await Assert.ThrowsAsync<BadHttpRequestException>(() => BodyText.ReadAsync(request, 100, default)); // the control
    }

    [Fact]
    public async Task ST_02_Broken_bytes_and_bodies_that_are_no_message_are_refused_and_harm_nobody()
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        var (member, room) = await CompanyChat.SignInAsync(server.Address, "member");
        using var _ = member;
        var before = StoredMessages.Last(server.Database, room);
        var bodies = new[] { "", "[]", "null", "\"x\"", "{", "{\"text\":7}", new string('[', 100_000), "{\"text\":\"x\"}" };
        foreach (var body in bodies)
        {
            var answer = await member.PostRawAsync(room, new StringContent(body, Encoding.UTF8, "application/json"));
            Assert.InRange((int)answer.Status, 400, 422);
            Assert.DoesNotContain(" at ", answer.Body, StringComparison.Ordinal);
        }

        var large = await member.PostAsync(room, new string('x', 1_000_000));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too-long"), (large.Status, large.Code));
        Assert.Equal("too-long", (await member.PostAsync(room, new string('x', 10_001))).Code);
        Assert.Equal("empty", (await member.PostAsync(room, "\u200B\u2060\uFEFF \n")).Code);
        Assert.Equal("other-user", (await member.PostAsync(room, "x", user: PublicId.New().Value)).Code);
        Assert.Equal(before, StoredMessages.Last(server.Database, room));
        var bytes = Encoding.UTF8.GetBytes($$"""{"clientId":"{{PublicId.New()}}","user":"{{await member.UserIdAsync()}}","text":"bad ?"}""");
        bytes[Array.LastIndexOf(bytes, (byte)'?')] = 0xFF;
        Assert.Equal(HttpStatusCode.Created, (await member.PostRawAsync(room, new ByteArrayContent(bytes))).Status);
        Assert.Equal(["bad \uFFFD"], StoredMessages.Beginning(server.Database, "bad "));
    }

    [Fact]
    public async Task A_message_is_not_taken_from_a_page_that_is_not_ours_nor_from_nobody()
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        var (member, room) = await CompanyChat.SignInAsync(server.Address, "member");
        using var _ = member;
        var user = await member.UserIdAsync();
        foreach (var (header, value) in new[] { ("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("X", "y") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/rooms/{room}/messages");
            request.Headers.Add(header, value);
            request.Content = new StringContent($$"""{"clientId":"{{PublicId.New()}}","user":"{{user}}","text":"forged"}""", Encoding.UTF8, "text/plain");
            using var answer = await member.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        using var nobody = new WebSession(server.Address);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.PostAsync(room, "forged", user: user)).Status);
        Assert.Empty(StoredMessages.Beginning(server.Database, "forged"));
    }

    [Fact]
    public async Task CO_14_Of_200_messages_at_once_30_are_taken_and_the_rest_is_told_how_long_to_wait()
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        var (member, room) = await CompanyChat.SignInAsync(server.Address, "member");
        using var first = member;
        using var second = await WebSession.SignInAsync(server.Address, "member");
        using var lead = await WebSession.SignInAsync(server.Address, "lead");
        await Task.WhenAll(first.UserIdAsync(), second.UserIdAsync(), lead.UserIdAsync());
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => (i % 2 == 0 ? first : second).PostAsync(room, $"fast {i}")));
        Assert.Equal(30, answers.Count(answer => answer.Status == HttpStatusCode.Created));
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.Created), answer =>
        {
            Assert.Equal((HttpStatusCode.TooManyRequests, "too-fast"), (answer.Status, answer.Code));
            Assert.Matches("\"retryAfterSeconds\":([1-9]|10)[,}]", answer.Body);
            Assert.Contains("You are sending too fast", answer.Body, StringComparison.Ordinal);
        });
        Assert.Equal(HttpStatusCode.Created, (await lead.PostAsync(room, "another is not slowed")).Status);
        Assert.Equal(30, StoredMessages.Beginning(server.Database, "fast ").Count);
        Invariants.AssertHold(server.Database);
    }

    private sealed class EndingStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new BadHttpRequestException("Unexpected end of request content.");
    }
}
