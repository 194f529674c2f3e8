using System.Net;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Processes;

/// <summary>Many pairs of people who begin to talk to each other at the same moment.</summary>
public sealed class DirectPairsTests
{
    [Fact]
    public async Task DI_04_A_hundred_pairs_that_write_to_each_other_at_once_have_one_chat_each()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var db = server.Db();
        var chatting = await db.Users.Where(u => db.Companies.Any(c => c.Id == u.CompanyId && c.IsHost) && u.UserName != "nochat").OrderBy(u => u.Id).Take(15).ToListAsync();
        var sessions = new Dictionary<string, WebSession>();
        try
        {
            foreach (var user in chatting)
            {
                sessions[user.UserName] = await WebSession.SignInAsync(server.Address, user.UserName);
                await sessions[user.UserName].UserIdAsync();
            }

            // Each user is in one pair at a time, so that the limit on one's messages is not what is tried.
            var pairs = (from a in chatting from b in chatting where a.Id.Value < b.Id.Value select (A: a, B: b)).Take(100).ToList();
            Assert.Equal(100, pairs.Count);
            foreach (var (a, b) in pairs)
            {
                var said = await Task.WhenAll(SayAsync(a, b), SayAsync(b, a));
                Assert.Equal(said[0].Room, said[1].Room);
                Assert.Equal([1, 2], said.Select(s => s.Number).Order());
                foreach (var (one, other) in new[] { (a, b), (b, a) })
                {
                    var rows = await server.Get<ChatList>().OfAsync(one.Id, default);
                    Assert.Equal(2, Assert.Single(rows, r => r.Partner == other.Id).Last);
                }
            }

            Assert.Equal(100, await db.Rooms.CountAsync(r => r.Kind == RoomKind.Direct));
            Invariants.AssertHold(server.Database);
        }
        finally
        {
            foreach (var session in sessions.Values)
            {
                session.Dispose();
            }
        }

        async Task<(string Room, long Number)> SayAsync(User who, User to)
        {
            var room = (await server.Get<OpenDirectChat>().HandleAsync(World.As(who.Id), to.PublicId, default)).Value.Value;
            var answer = await sessions[who.UserName].PostAsync(room, $"{who.UserName} to {to.UserName}");
            Assert.Equal(HttpStatusCode.Created, answer.Status);
            return (room, answer.Number!.Value);
        }
    }
}
