using System.Net;
using AngleSharp.Html.Parser;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.SignIn;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;

namespace EnterpriseChat.Tests.Processes;

/// <summary>The company chat for those who may not see it: not a byte, and the same answers as for what never was.</summary>
public sealed class HiddenRoomTests
{
    [Fact]
    public async Task CC_01_A_hidden_room_and_a_room_that_never_was_answer_alike()
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        var (member, room) = await CompanyChat.SignInAsync(server.Address, "member");
        using var _ = member;
        Assert.Equal(201, (int)(await member.PostAsync(room, "marker-cc-01")).Status);
        using var customer = await WebSession.SignInAsync(server.Address, "customer");

        var hidden = await ReadAsync(customer, room);
        var absent = await ReadAsync(customer, PublicId.New().Value);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (hidden.Status, absent.Status));
        Assert.Equal(absent.Words, hidden.Words);
        Assert.Equal(absent.Title, hidden.Title);
        Assert.InRange(Math.Abs(Length(hidden.Html) - Length(absent.Html)), 0, 16);
        Assert.DoesNotContain("Contoso", hidden.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("marker-cc-01", hidden.Html, StringComparison.Ordinal);
        Assert.Contains("marker-cc-01", (await ReadAsync(member, room)).Html, StringComparison.Ordinal);

        await using var circuit = await CircuitClient.OpenAsync(customer, $"chat/{room}");
        Assert.False(circuit.Contains("Contoso"));
        Assert.False(circuit.Contains("marker-cc-01"));
        var posted = await customer.PostAsync(room, "x");
        Assert.Equal((await customer.PostAsync(PublicId.New().Value, "x")) with { Body = "" }, posted with { Body = "" });
        Assert.Equal((HttpStatusCode.NotFound, "room"), (posted.Status, posted.Code));
        foreach (var part in new[] { "", "/line" })
        {
            using var seen = await member.Http.GetAsync($"api/v1/rooms/{room}/messages/1{part}");
            Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
            using var unseen = await customer.Http.GetAsync($"api/v1/rooms/{room}/messages/1{part}");
            using var never = await customer.Http.GetAsync($"api/v1/rooms/{PublicId.New()}/messages/1{part}");
            Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
            Assert.Equal(await never.Content.ReadAsStringAsync(), await unseen.Content.ReadAsStringAsync());
        }

        Assert.Equal(0, StoredMessages.Entries(server.Database, "room.joined"));
        var targets = StoredMessages.Column<string>(server.Database, "SELECT Details FROM AuditEntries WHERE Action = 'room.refused'");
        Assert.Equal(5, targets.Count); // the hidden room and four that never were, each once
    }

    [Fact]
    public async Task CC_02_Without_the_permission_the_company_chat_is_not_listed_not_counted_and_takes_no_message()
    {
        await using var server = await InProcessServer.StartAsync();
        var (member, room) = await CompanyChat.SignInAsync(server.Address, "member");
        using var _ = member;
        var group = (await server.Get<MakeGroup>().HandleAsync(Actor.System, "Chat only", [Permission.UseChat], default)).Value;
        var host = (await server.UserAsync("member")).CompanyId;
        var made = await server.Get<MakeUser>().HandleAsync(
            Actor.System, new NewUser("onlychat", "Only Chat", host, Passwords.Hash(Demo.Password, 1), [group]), default);
        Assert.True(made.IsDone);
        using var only = await WebSession.SignInAsync(server.Address, "onlychat");
        await using var circuit = await CircuitClient.OpenAsync(only);
        Assert.Equal(HttpStatusCode.Created, (await member.PostAsync(room, "marker-cc-02")).Status);

        var page = new HtmlParser().ParseDocument(await only.Http.GetStringAsync("chat"));
        Assert.Empty(page.QuerySelectorAll("section[aria-label='Company chat'] li"));
        Assert.Equal("Chat", page.Title);
        var before = StoredMessages.Last(server.Database, room);
        var replayed = await only.PostAsync(room, "replayed");
        Assert.Equal((HttpStatusCode.NotFound, "room"), (replayed.Status, replayed.Code));
        Assert.Contains(MessageRefusals.RoomNotFound.Sentence, replayed.Body, StringComparison.Ordinal);
        Assert.Equal(before, StoredMessages.Last(server.Database, room));
        Assert.False(circuit.Contains("marker-cc-02"));
        Assert.Equal(before + 1, (await member.PostAsync(room, "next")).Number);
    }

    /// <summary>Random bytes in base64 have some signs that are escaped, and so differ in length from page to page whatever it shows.</summary>
    private static int Length(string html) =>
        html.Replace("&#x2B;", "+", StringComparison.Ordinal).Replace("\\u002B", "+", StringComparison.Ordinal).Length;

    private static async Task<(HttpStatusCode Status, string Html, string Words, string? Title)> ReadAsync(WebSession session, string room)
    {
        using var answer = await session.Http.GetAsync($"chat/{room}");
        var html = await answer.Content.ReadAsStringAsync();
        var page = new HtmlParser().ParseDocument(html);
        return (answer.StatusCode, html, page.QuerySelector("main")!.TextContent, page.Title);
    }
}
