using EnterpriseChat.Tests.Domain.Rooms;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Domain.Live;

/// <summary>Pages that connect at the worst moment.</summary>
public sealed class ConnectingTests
{
    [Fact]
    public async Task Who_connects_while_it_is_asked_who_lost_a_room_is_not_told_that_a_room_in_sight_is_lost()
    {
        using var asking = new SteppedReading(sql => sql.Contains("@rooms", StringComparison.Ordinal) && sql.Contains("@users", StringComparison.Ordinal));
        await using var world = await RoomWorld.CreateAsync(asking);
        var (open, closed) = (RoomWorld.Public("Lunch"), await world.PrivateAsync("Lunch", world.Lead, world.Member));
        var room = (await world.MakeAsync(world.Lead, open)).Value;
        var key = await world.KeyAsync(room);
        await using var losing = new Told(world, world.Customer);
        await world.PostAsync(world.Lead, room, "settled");
        await Eventually.That(() => losing.Changes.Any(c => c.Rooms.Contains(key)));

        asking.Hold();
        Assert.True((await world.EditAsync(world.Lead, room, (open, closed))).IsDone);
        await Eventually.That(() => asking.Waiting == 1, what: "it is asked for those who were connected");
        await using var second = new Told(world, world.Lead);
        asking.LetOne();
        await Eventually.That(() => asking.Waiting == 1, what: "it is asked for who came meanwhile");
        await using var late = new Told(world, world.Member);
        asking.LetAll();

        await Eventually.That(() => losing.Changes.Any(c => c.Lost.Contains(key)));
        await world.PostAsync(world.Lead, room, "after the turn");
        await Eventually.That(() => late.Changes.Any(c => c.Rooms.Contains(key)));
        Assert.DoesNotContain(late.Changes.Concat(second.Changes), c => c.Lost.Contains(key));
    }
}
