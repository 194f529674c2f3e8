using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EnterpriseChat.Tests.Domain.Rooms;

/// <summary>A world in which the lead and the customer make, edit and delete chat rooms.</summary>
internal static class RoomWorld
{
    public static async Task<World> CreateAsync(params IInterceptor[] interceptors)
    {
        var world = await World.CreateAsync(interceptors);
        var makers = await world.GroupAsync("Makers", Permission.CreateChatRooms, Permission.EditChatRooms, Permission.DeleteChatRooms);
        await world.ChangeAsync(db =>
        {
            db.GroupMembers.AddRange(new[] { world.Lead, world.Customer, world.Admin }.Select(u => new GroupMember { GroupId = makers, UserId = u }));
            return Task.CompletedTask;
        });
        return world;
    }

    public static async Task<RoomId> KeyAsync(this World world, PublicId room)
    {
        await using var db = world.Db();
        return await db.Rooms.Where(r => r.PublicId == room).Select(r => r.Id).SingleAsync();
    }

    public static async Task<PublicId> IdAsync(this World world, UserId user)
    {
        await using var db = world.Db();
        return await db.Users.Where(u => u.Id == user).Select(u => u.PublicId).SingleAsync();
    }

    public static async Task<AccessList> UsersAsync(this World world, params UserId[] users)
    {
        var ids = new HashSet<PublicId>();
        foreach (var user in users)
        {
            ids.Add(await world.IdAsync(user));
        }

        return AccessList.Nobody with { Users = ids };
    }

    public static RoomSettings Public(string name, string topic = "") => new(name, topic, true, AccessList.Nobody);

    public static async Task<RoomSettings> PrivateAsync(this World world, string name, params UserId[] users) =>
        new(name, "", false, await world.UsersAsync(users));

    public static Task<Outcome<PublicId>> MakeAsync(this World world, UserId maker, RoomSettings room) =>
        world.Get<MakeRoom>().HandleAsync(World.As(maker), room, default);

    public static Task<Outcome<Done>> EditAsync(this World world, UserId editor, PublicId room, (RoomSettings Was, RoomSettings Wanted) change) =>
        world.Get<EditRoom>().HandleAsync(World.As(editor), room, change.Was, change.Wanted, default);

    public static Task<Outcome<Done>> DeleteAsync(this World world, UserId who, PublicId room) =>
        world.Get<DeleteRoom>().HandleAsync(World.As(who), room, default);

    public static async Task<IReadOnlyList<string>> RoomsOfAsync(this World world, UserId reader) =>
        [.. (await world.Get<ChatList>().OfAsync(reader, default)).Where(r => r.Kind == RoomKind.ChatRoom).Select(r => r.Name).Order()];

    /// <summary>The entries of the log that tell of chat rooms.</summary>
    public static async Task<IReadOnlyList<AuditEntry>> TraceAsync(this World world)
    {
        await using var db = world.Db();
        return await db.AuditEntries.Where(e => e.Action.StartsWith("room.")).OrderBy(e => e.Sequence).ToListAsync();
    }
}
