using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Harness;

/// <summary>Changes and deletions of messages by chance.</summary>
internal static class ChangedMessages
{
    /// <summary>The author of some message of a room changes or deletes it, old ones too; who may not is refused.</summary>
    public static async Task ChangeOneAsync(World world, PublicId room, Random random)
    {
        await using var db = world.Db();
        var numbers = await db.Messages.Where(m => db.Rooms.Any(r => r.Id == m.RoomId && r.PublicId == room)).Select(m => m.Number).ToListAsync();
        if (numbers.Count == 0)
        {
            return;
        }

        // Mostly one of the newest.
        var number = numbers.Order().ElementAt(Math.Max(0, numbers.Count - 1 - random.Next(random.Next(3) == 0 ? numbers.Count : 10)));
        var message = await db.Messages.SingleAsync(m => m.Number == number && db.Rooms.Any(r => r.Id == m.RoomId && r.PublicId == room));
        var author = World.As(message.AuthorId);
        _ = random.Next(3) == 0
            ? (object)await world.Get<DeleteMessage>().HandleAsync(author, room, number, default)
            : await world.Get<EditMessage>().HandleAsync(author, new MessageEdit(room, number, message.Revision, $"changed {random.Next()}"), default);
    }
}
