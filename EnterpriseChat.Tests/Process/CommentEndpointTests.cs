using System.Net;
using System.Text;
using EnterpriseChat.Domain;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;

namespace EnterpriseChat.Tests.Processes;

/// <summary>The one request by which people comment: from our own pages, as oneself, on issues that one sees, exactly once.</summary>
public sealed class CommentEndpointTests
{
    [Fact]
    public async Task A_comment_is_taken_once_from_its_author_and_from_no_other_page_and_no_one_else()
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        using var member = await WebSession.SignInAsync(server.Address, "member");
        using var other = await WebSession.SignInAsync(server.Address, "customer2");
        using var nobody = new WebSession(server.Address);
        var (user, client) = (await member.UserIdAsync(), PublicId.New().Value);
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(member, "TEST-123", user, (client, "Origin", "https://evil.example")));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(member, "TEST-123", user, (client, "Sec-Fetch-Site", "same-site")));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(nobody, "TEST-123", user, (client, "Sec-Fetch-Site", "same-origin")));
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync(other, "TEST-123", user, (client, "Sec-Fetch-Site", "same-origin")));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(other, "TEST-123", await other.UserIdAsync(), (client, "Sec-Fetch-Site", "same-origin")));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(other, "TEST-999", await other.UserIdAsync(), (client, "Sec-Fetch-Site", "same-origin")));
        Assert.Equal(HttpStatusCode.Created, await PostAsync(member, "TEST-123", user, (client, "Sec-Fetch-Site", "same-origin")));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(member, "TEST-123", user, (client, "Sec-Fetch-Site", "same-origin")));
        Invariants.AssertHold(server.Database);
    }

    private static async Task<HttpStatusCode> PostAsync(WebSession session, string key, string user, (string Client, string Header, string Value) how)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/issues/{key}/comments");
        request.Headers.Add(how.Header, how.Value);
        request.Content = new StringContent($$"""{"clientId":"{{how.Client}}","user":"{{user}}","text":"a comment"}""", Encoding.UTF8, "application/json");
        using var answer = await session.Http.SendAsync(request);
        return answer.StatusCode;
    }
}
