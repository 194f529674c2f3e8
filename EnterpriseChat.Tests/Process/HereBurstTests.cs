using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Processes;

/// <summary>Many who call everyone at once, in a room of thousands.</summary>
public sealed class HereBurstTests
{
    private const int People = 5_000;
    private static readonly string[] Callers =
        ["lead", "admin", "agent", "ana.beltran", "bogdan.ionescu", "fatima.elsayed", "grace.okafor", "henrik.sorensen", "jonas.weber", "li.wei"];

    /// <summary>It holds a time, so it runs where nothing else does.</summary>
    [Fact]
    [Trait("Category", "Nightly")]
    public async Task NO_05_Ten_who_call_a_room_of_5000_at_once_hold_up_no_other_room()
    {
        await using var server = await InProcessServer.StartAsync();
        await FillAsync(server);
        var (big, small) = (await RoomAsync(server, "Lunch"), await RoomAsync(server, "Release 4.2"));
        using var member = await WebSession.SignInAsync(server.Address, "member");
        using var other = await WebSession.SignInAsync(server.Address, "member2");
        await using var reader = await CircuitClient.OpenAsync(other, $"chat/{small}");
        var callers = await Task.WhenAll(Callers.Select(name => WebSession.SignInAsync(server.Address, name)));
        try
        {
            await Task.WhenAll(callers.Select(c => c.UserIdAsync()));
            var called = Task.WhenAll(callers.Select(async c => (await CallAsync(c, big)).Status));
            var took = new List<double>();
            for (var i = 0; i < 20; i++)
            {
                var begun = Stopwatch.GetTimestamp();
                Assert.Equal(HttpStatusCode.Created, (await member.PostAsync(small, $"beside-{i}-it")).Status);
                await Eventually.That(() => reader.Contains($"beside-{i}-it"));
                took.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            Assert.All(await called, status => Assert.Equal(HttpStatusCode.Created, status));
            took.Sort();
            Assert.True(took[18] < 500, $"p95 {took[18]:F0} ms");
        }
        finally
        {
            foreach (var caller in callers)
            {
                caller.Dispose();
            }
        }
    }

    private static async Task<PostAnswer> CallAsync(WebSession caller, string room) => await caller.PostRawAsync(
        room, JsonContent.Create(new { clientId = PublicId.New().Value, user = await caller.UserIdAsync(), text = "@here come", confirmHere = true }));

    private static async Task<string> RoomAsync(InProcessServer server, string name)
    {
        await using var db = server.Db();
        return (await db.Rooms.Where(r => r.Name == name && r.DeletedAt == null).Select(r => r.PublicId).SingleAsync()).Value;
    }

    /// <summary>People who may all use the chat, and so see its public rooms.</summary>
    private static async Task FillAsync(InProcessServer server)
    {
        var model = await server.UserAsync("member");
        await server.ChangeAsync(async db =>
        {
            var group = await db.UserGroups.SingleAsync(g => g.Name == "Members");
            var users = Enumerable.Range(0, People).Select(i => new User
            {
                PublicId = PublicId.New(),
                UserName = $"many {i}",
                UserNameKey = $"many {i}",
                DisplayName = $"Many {i}",
                CompanyId = model.CompanyId,
                Active = true,
                PasswordHash = model.PasswordHash,
                CreatedAt = model.CreatedAt,
            }).ToList();
            db.Users.AddRange(users);
            await db.SaveChangesAsync();
            db.GroupMembers.AddRange(users.Select(u => new GroupMember { GroupId = group.Id, UserId = u.Id }));
        });
    }
}
