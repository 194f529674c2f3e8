using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Processes;

/// <summary>Rights that are lost while pages are open, connections away and circuits kept.</summary>
public sealed partial class LostRightsTests
{
    private static readonly Dictionary<string, string> Fast = new() { ["Chat:Limits:MessagesPer10Seconds"] = "1000" };

    [Fact]
    public async Task CI_01_Who_lost_the_room_while_the_connection_was_away_gets_nothing_that_was_posted_after()
    {
        await using var server = await InProcessServer.StartAsync(configuration: Fast);
        await using var network = new TcpProxy(server.Address);
        var (author, room) = await CompanyChat.SignInAsync(server.Address, "lead");
        using var _ = author;
        using var losing = await WebSession.SignInAsync(network.Address, "member2");
        using var keeping = await WebSession.SignInAsync(network.Address, "member");
        await using var loser = await CircuitClient.OpenAsync(losing, $"chat/{room}");
        await using var keeper = await CircuitClient.OpenAsync(keeping, $"chat/{room}");
        network.GoAway();
        await Eventually.That(() => !loser.IsLive && !keeper.IsLive);
        await author.PostAsync(room, "before-the-change");
        await server.ChangeAsync(LeaveGroups("member2"));
        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(HttpStatusCode.Created, (await author.PostAsync(room, $"after-the-change-{i}")).Status);
        }

        network.ComeBack();
        Assert.True(await keeper.ReconnectAsync());
        await loser.ReconnectAsync();

        // The control: the same recorder, the same way, somebody who kept the right.
        await Eventually.That(() => keeper.Contains("before-the-change") && keeper.Contains("after-the-change-29"));
        await author.PostAsync(room, "after-all");
        await Eventually.That(() => keeper.Contains("after-all"));
        await Eventually.That(() => !loser.IsLive || loser.Contains("You have no permission to use the chat") || loser.Contains("no longer have access"));
        Assert.False(loser.Contains("after-the-change"));
        Assert.False(loser.Contains("after-all"));
    }

    [Fact]
    public async Task A_module_that_is_switched_off_closes_the_room_in_open_pages_within_a_second()
    {
        await using var server = await InProcessServer.StartAsync(configuration: Fast);
        var (customer, room) = await CompanyChat.SignInAsync(server.Address, "customer");
        using var _ = customer;
        await using var circuit = await CircuitClient.OpenAsync(customer, $"chat/{room}");
        await customer.UserIdAsync();
        await server.SwitchModuleAsync("customer", isOn: false);
        await Eventually.That(() => circuit.Contains("Enterprise chat is not activated"), TimeSpan.FromSeconds(2));
        var refused = await customer.PostAsync(room, "x");
        Assert.Equal((HttpStatusCode.NotFound, "room"), (refused.Status, refused.Code));
        using (var page = await customer.Http.GetAsync("chat"))
        {
            Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        }

        await server.SwitchModuleAsync("customer", isOn: true);
        Assert.Equal(HttpStatusCode.Created, (await customer.PostAsync(room, "back")).Status);
    }

    [Fact]
    public async Task CI_02_What_a_page_keeps_for_its_circuit_holds_no_message_and_no_name()
    {
        await using var server = await InProcessServer.StartAsync();
        var (member, room) = await CompanyChat.SignInAsync(server.Address, "member");
        using var _ = member;
        await member.PostAsync(room, "marker-ci-02");
        var html = await member.Http.GetStringAsync($"chat/{room}");
        Assert.Contains("marker-ci-02", html, StringComparison.Ordinal);
        foreach (Match kept in KeptState().Matches(html))
        {
            var state = Encoding.UTF8.GetString(Convert.FromBase64String(kept.Groups[1].Value));
            Assert.DoesNotContain("marker-ci-02", state, StringComparison.Ordinal);
            var protector = server.Get<IDataProtectionProvider>().CreateProtector("Microsoft.AspNetCore.Components.Server.State");
            var plain = Encoding.UTF8.GetString(protector.Unprotect(Convert.FromBase64String(kept.Groups[1].Value)));
            foreach (Match value in Base64Value().Matches(plain))
            {
                var text = Encoding.UTF8.GetString(Convert.FromBase64String(value.Groups[1].Value));
                Assert.DoesNotContain("marker-ci-02", text, StringComparison.Ordinal);
                Assert.DoesNotContain("Leonard", text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task CI_02_A_circuit_is_not_resumed_from_a_tampered_state_nor_after_the_rights_are_gone()
    {
        await using var server = await InProcessServer.StartAsync();
        var (member, room) = await CompanyChat.SignInAsync(server.Address, "member2");
        using var _ = member;
        await using var circuit = await CircuitClient.OpenAsync(member, $"chat/{room}");
        var address = new Uri(server.Address, $"chat/{room}").AbsoluteUri;
        await using var tampered = await CircuitClient.KnockAsync(member);
        Assert.Null(await ResumeAsync(tampered, server, address, "no secret", "[]", "tampered"));
        await server.ChangeAsync(LeaveGroups("member2"));
        using var lead = await WebSession.SignInAsync(server.Address, "lead");
        await lead.PostAsync(room, "after-the-change");
        circuit.Drop();
        await Eventually.That(() => !circuit.IsLive);
        await using var resumed = await CircuitClient.KnockAsync(member);
        await ResumeAsync(resumed, server, address, circuit.Secret, "[]", "");
        Assert.False(resumed.Contains("after-the-change"));
        using var fresh = await member.Http.GetAsync($"chat/{room}");
        Assert.Equal(HttpStatusCode.Forbidden, fresh.StatusCode);
    }

    [Fact]
    public async Task AU_01_A_deactivated_user_is_out_everywhere_within_a_second()
    {
        await using var server = await InProcessServer.StartAsync();
        var (member, room) = await CompanyChat.SignInAsync(server.Address, "member2");
        using var _ = member;
        using var second = await WebSession.SignInAsync(server.Address, "member2");
        await member.UserIdAsync();
        var circuits = new List<CircuitClient>();
        for (var i = 0; i < 4; i++)
        {
            circuits.Add(await CircuitClient.OpenAsync(i % 2 == 0 ? member : second, $"chat/{room}"));
        }

        await server.SetActiveAsync("member2", isActive: false);
        await Eventually.That(() => circuits.All(IsLeaving), TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.Unauthorized, (await member.PostAsync(room, "pending-of-au-01")).Status);
        Assert.Empty(StoredMessages.Beginning(server.Database, "pending-of-au-01"));
        foreach (var session in new[] { member, second })
        {
            using var page = await session.Http.GetAsync("chat");
            Assert.Equal("/sign-in", page.RequestMessage!.RequestUri!.AbsolutePath);
            await Assert.ThrowsAnyAsync<Exception>(() => CircuitClient.KnockAsync(session));
        }

        var me = (await server.UserAsync("member2")).Id;
        await Task.WhenAll(circuits.Select(circuit => circuit.DisposeAsync().AsTask()));
        await Eventually.That(() => !server.Get<Presence>().IsOnline(me));
        using var again = new WebSession(server.Address);
        using var refused = await again.TrySignInAsync("member2", Demo.Password);
        Assert.Contains("Wrong user name or password", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public Task AU_01_A_message_that_races_the_deactivation_is_stored_or_refused_never_both() => RaceAsync(15);

    [Fact]
    [Trait("Category", "Nightly")]
    public Task AU_01_500_messages_that_race_the_deactivation_are_stored_or_refused_never_both() => RaceAsync(500);

    private static async Task RaceAsync(int times)
    {
        await using var server = await InProcessServer.StartAsync(configuration: Fast);
        var (before, room) = await CompanyChat.SignInAsync(server.Address, "member2");
        before.Dispose();
        for (var i = 0; i < times; i++)
        {
            using var member = await WebSession.SignInAsync(server.Address, "member2");
            await member.UserIdAsync();
            var deactivating = server.SetActiveAsync("member2", isActive: false);
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => member.PostAsync(room, $"race-{i}-{n}.")));
            await deactivating;
            for (var n = 0; n < answers.Length; n++)
            {
                var stored = StoredMessages.Beginning(server.Database, $"race-{i}-{n}.").Count;
                Assert.Equal(answers[n].Status == HttpStatusCode.Created ? 1 : 0, stored);
                Assert.True(answers[n].Status is HttpStatusCode.Created or HttpStatusCode.Unauthorized, $"{answers[n]}");
            }

            await server.SetActiveAsync("member2", isActive: true);
        }

        Invariants.AssertHold(server.Database);
    }

    private static bool IsLeaving(CircuitClient circuit) =>
        !circuit.IsLive || circuit.JsCalls.Any(call => call.Identifier.EndsWith("navigateTo", StringComparison.Ordinal)
            && call.Arguments.Contains("/sign-in", StringComparison.Ordinal));

    private static Func<ChatDb, Task> LeaveGroups(string userName) => async db =>
    {
        var user = await db.Users.SingleAsync(u => u.UserNameKey == userName);
        db.GroupMembers.RemoveRange(await db.GroupMembers.Where(m => m.UserId == user.Id).ToListAsync());
    };

    private static async Task<object?> ResumeAsync(CircuitClient client, InProcessServer server, string address, params string[] rest)
    {
        try
        {
            return await client.InvokeAsync("ResumeCircuit", rest[0], server.Address.AbsoluteUri, address, rest[1], rest[2]);
        }
        catch (InvalidOperationException)
        {
            return null; // the server ended the connection, and the page loads afresh
        }
    }

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->", RegexOptions.Singleline)]
    private static partial Regex KeptState();

    [GeneratedRegex("\":\"([A-Za-z0-9+/=]+)\"")]
    private static partial Regex Base64Value();
}
