using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Domain.Access;
using EnterpriseChat.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EnterpriseChat.Tests.Domain.Rooms;

/// <summary>The chat list of somebody with many rooms.</summary>
public sealed class ChatListTests
{
    [Fact]
    public async Task A_list_of_a_thousand_rooms_asks_as_often_as_a_list_of_twenty()
    {
        var captured = new CapturedCommands();
        await using var world = await World.CreateAsync(s => s.Replace(ServiceDescriptor.Singleton(new PostingLimit(int.MaxValue))), captured);
        world.Time.Advance(TimeSpan.FromSeconds(1)); // what was there when an account was made is read
        await RoomsAsync(world, 20, world.Lead, unread: 4);
        await RoomsAsync(world, 1_000, world.Member, unread: 200);
        var few = await StatementsAsync(world.Lead, 20, 4);
        Assert.Equal(few, await StatementsAsync(world.Member, 1_000, 200));
        Assert.InRange(few, 1, 7);

        async Task<int> StatementsAsync(UserId reader, int rooms, int unread)
        {
            captured.Clear();
            var list = (await world.Get<ChatList>().OfAsync(reader, default)).Where(r => r.Kind == RoomKind.ChatRoom).ToList();
            Assert.Equal((rooms, unread, unread), (list.Count, list.Count(r => r.Unread == 1), list.Count(r => r.Newest is not null)));
            return captured.Sql.Count;
        }
    }

    private static async Task RoomsAsync(World world, int count, UserId reader, int unread)
    {
        var rooms = Enumerable.Range(0, count).Select(i => new Room
        {
            PublicId = PublicId.New(),
            Kind = RoomKind.ChatRoom,
            Name = $"Room {i}",
            NameKey = $"room {i}",
            CreatedAt = DateTime.UnixEpoch,
        }).ToList();
        await world.ChangeAsync(async db =>
        {
            db.Rooms.AddRange(rooms);
            await db.SaveChangesAsync();
            db.RoomGrants.AddRange(rooms.SelectMany(r => new[] { reader, world.Admin }.Select(u => new RoomGrant { RoomId = r.Id, Kind = GrantKind.User, SubjectId = u.Value })));
        });
        foreach (var room in rooms.Take(unread))
        {
            Assert.True((await world.PostAsync(world.Admin, room.PublicId, "new")).IsDone);
        }
    }
}
