using System.Collections.Concurrent;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Processes;

/// <summary>A room that somebody sees through a group only, and loses with it.</summary>
public sealed class LostGroupTests
{
    private const string Name = "Second level";
    private static readonly Dictionary<string, string> Fast = new() { ["Chat:Limits:MessagesPer10Seconds"] = "100000" };

    [Fact]
    public Task RO_11_Who_leaves_a_group_loses_its_room_in_three_pages_within_a_second() => LeaveAsync(3);

    [Fact]
    [Trait("Category", "Nightly")]
    public Task RO_11_Who_leaves_a_group_200_times_loses_its_room_in_three_pages_within_a_second() => LeaveAsync(200);

    private static async Task LeaveAsync(int times)
    {
        await using var server = await InProcessServer.StartAsync(configuration: Fast);
        var lead = await server.UserAsync("lead");
        var member = await server.UserAsync("member2");
        var group = (await server.Get<MakeGroup>().HandleAsync(Actor.System, Name, [], default)).Value;
        await server.ChangeAsync(db => JoinAsync(db, group, lead.Id));
        var room = await MakeRoomAsync(server, lead, group);
        using var author = await WebSession.SignInAsync(server.Address, "lead");
        using var first = await WebSession.SignInAsync(server.Address, "member2");
        using var second = await WebSession.SignInAsync(server.Address, "member2");
        for (var run = 0; run < times; run++)
        {
            await server.ChangeAsync(db => JoinAsync(db, group, member.Id));
            var pages = new List<CircuitClient>();
            foreach (var session in new[] { first, first, second })
            {
                pages.Add(await CircuitClient.OpenAsync(session, $"chat/{room}"));
            }

            using var stop = new CancellationTokenSource();
            var numbers = new ConcurrentDictionary<long, string>();
            var posting = PostAsync(author, room, (run, numbers), stop.Token);
            await Eventually.That(() => pages.All(p => p.Contains($"run {run} message 5.")));
            var last = 0L;
            await server.ChangeAsync(async db =>
            {
                db.GroupMembers.Remove(await db.GroupMembers.SingleAsync(m => m.GroupId == group && m.UserId == member.Id));
                last = await db.Rooms.Where(r => r.PublicId == room).Select(r => r.Last).SingleAsync();
            });
            await Eventually.That(() => pages.All(p => p.Contains("You no longer have access to this room")), TimeSpan.FromSeconds(5));
            await Eventually.That(() => numbers.Any(n => n.Key > last), what: "something was posted after the right was gone");
            await stop.CancelAsync();
            await posting;
            Assert.All(numbers.Where(n => n.Key > last), n => Assert.All(pages, p => Assert.False(p.Contains(n.Value), n.Value)));
            foreach (var page in pages)
            {
                await page.DisposeAsync();
            }
        }
    }

    /// <summary>About twenty messages a second; their texts are kept by number.</summary>
    private static async Task PostAsync(WebSession author, PublicId room, (int Run, ConcurrentDictionary<long, string> Texts) posted, CancellationToken stop)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var text = $"run {posted.Run} message {i}.";
            posted.Texts[(await author.PostAsync(room.Value, text)).Number!.Value] = text;
            await beat.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private static async Task<PublicId> MakeRoomAsync(InProcessServer server, User lead, GroupId group)
    {
        await using var db = server.Db();
        var id = await db.UserGroups.Where(g => g.Id == group).Select(g => g.PublicId).SingleAsync();
        var settings = new RoomSettings(Name, "", false, AccessList.Nobody with { Groups = new HashSet<PublicId> { id } });
        return (await server.Get<MakeRoom>().HandleAsync(new Actor(lead.Id, null, "test"), settings, default)).Value;
    }

    private static Task JoinAsync(EnterpriseChat.Domain.Storage.ChatDb db, GroupId group, UserId user)
    {
        db.GroupMembers.Add(new GroupMember { GroupId = group, UserId = user });
        return Task.CompletedTask;
    }
}
