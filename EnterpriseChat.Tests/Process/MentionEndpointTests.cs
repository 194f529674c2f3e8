using System.Net;
using System.Net.Http.Json;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Processes;

/// <summary>The two requests of mentions: what completes an @, and the answer that asks before many are called.</summary>
public sealed class MentionEndpointTests
{
    [Fact]
    public async Task AX_A_hidden_room_an_absent_one_and_a_badly_written_one_answer_alike_and_name_nobody()
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        var (member, room) = await CompanyChat.SignInAsync(server.Address, "member");
        using var _ = member;
        using var customer = await WebSession.SignInAsync(server.Address, "customer");
        using var nobody = new WebSession(server.Address);

        var seen = await AskAsync(member, room, "le");
        var hidden = await AskAsync(customer, room, "le");
        var absent = await AskAsync(customer, PublicId.New().Value, "le");
        var bad = await AskAsync(customer, "x", "le");

        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Contains("\"userName\":\"lead\"", seen.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, hidden.Status);
        Assert.Equal([hidden, hidden], [absent, bad]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(nobody, room, "le")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(member, room, "le", from: "cross-site")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(member, room, "le", from: null)).Status);
        Assert.Equal(3, StoredMessages.Entries(server.Database, "room.refused"));
    }

    [Fact]
    public async Task Here_is_answered_with_how_many_people_and_goes_when_it_is_confirmed()
    {
        await using var server = await InProcessServer.StartAsync();
        using var member = await WebSession.SignInAsync(server.Address, "member");
        string room;
        await using (var db = server.Db())
        {
            room = (await db.Rooms.SingleAsync(r => r.Name == "Incident bridge")).PublicId.Value;
            foreach (var user in db.Users)
            {
                server.Get<Presence>().Up(user.Id);
            }
        }

        var id = PublicId.New().Value;
        var asked = await PostAsync(false);
        Assert.Equal((HttpStatusCode.Conflict, "here"), (asked.Status, asked.Code));
        Assert.Matches("\"people\":2[0-9][,}]", asked.Body);
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(true)).Status);

        async Task<PostAnswer> PostAsync(bool confirmHere) => await member.PostRawAsync(
            room, JsonContent.Create(new { clientId = id, user = await member.UserIdAsync(), text = "@here look", confirmHere }));
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(WebSession session, string room, string begin, string? from = "same-origin")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/rooms/{room}/mentions?begin={begin}");
        if (from is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", from);
        }

        using var answer = await session.Http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
