using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Domain.Messages;

/// <summary>What happened to a conversation stands between its messages, takes no number and is never unread.</summary>
public sealed class EventLineTests
{
    [Fact]
    public async Task An_event_line_stands_behind_the_newest_message_takes_no_number_and_is_not_unread()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        world.Time.Advance(TimeSpan.FromMinutes(1)); // what comes now is newer than the accounts
        await world.HappenedAsync(world.Lead, room, EventKind.Invited, world.Member);
        await world.PostAsync(world.Lead, room, "one");
        await world.HappenedAsync(world.Lead, room, EventKind.Taken);
        await world.HappenedAsync(world.Lead, room, EventKind.Closed);
        await world.PostAsync(world.Lead, room, "two");

        var view = await NewestAsync(world, room);
        Assert.Equal([1L, 2L], view.Messages.Select(m => m.Number));
        Assert.Equal([EventKind.Invited], Kinds(view, 0));
        Assert.Equal([EventKind.Taken, EventKind.Closed], Kinds(view, 1));
        Assert.Empty(Kinds(view, 2));
        Assert.Equal((world.Lead, world.Member), (view.EventsAfter(0)[0].Actor, view.EventsAfter(0)[0].Subject));
        Assert.Equal(2, Assert.Single(await world.Get<ChatList>().OfAsync(world.Member, default)).Unread);
        Invariants.AssertHold(Path.Combine(world.Path, "chat.db"));
    }

    [Fact]
    public async Task An_event_line_comes_to_who_has_the_room_open_also_when_a_message_comes_with_it()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        await world.PostAsync(world.Lead, room, "one");
        var view = await NewestAsync(world, room);
        using var gate = await HeldRunner.HoldAsync(world.Get<EnterpriseChat.Domain.Storage.Runner>());
        var happened = world.HappenedAsync(world.Lead, room, EventKind.Taken);
        var posted = world.PostAsync(world.Lead, room, "two");
        gate.Open();
        await Task.WhenAll(happened, posted);

        await Eventually.That(async () =>
            view.TryApply((await world.Get<RoomReader>().NewestAsync(world.Member, room, view.Changes, default))!) && view.Last == 2);
        Assert.Equal([EventKind.Taken], Kinds(view, 1));
        Assert.Equal(3, view.Changes);
    }

    [Fact]
    public async Task Older_pages_bring_their_event_lines()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        for (var i = 1; i <= 120; i++)
        {
            world.Time.Advance(TimeSpan.FromSeconds(1));
            await world.PostAsync(world.Lead, room, $"message {i}");
            await (i is 5 or 60 or 110 ? world.HappenedAsync(world.Lead, room, EventKind.Taken) : Task.CompletedTask);
        }

        var view = await NewestAsync(world, room);
        while (view.HasOlder)
        {
            view.AddOlder((await world.Get<RoomReader>().BeforeAsync(world.Member, room, view.Messages[0].Number, 1, default))!);
        }

        Assert.Equal([5L, 60L, 110L], view.Messages.Select(m => m.Number).Where(n => !view.EventsAfter(n).IsEmpty));
        Assert.All(view.Messages, m => Assert.InRange(view.EventsAfter(m.Number).Length, 0, 1));
    }

    [Fact]
    public async Task Of_very_many_lines_the_newest_are_shown()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        await world.PostAsync(world.Lead, room, "one");
        for (var i = 0; i < 210; i++)
        {
            await world.HappenedAsync(world.Lead, room, EventKind.Taken);
        }

        await world.HappenedAsync(world.Lead, room, EventKind.Closed);
        Assert.Equal(EventKind.Closed, Kinds(await NewestAsync(world, room), 1).Last());
        var stretch = await world.Get<RoomReader>().StretchAsync(world.Member, room, 1, 1, 1, default);
        Assert.Equal((200, EventKind.Closed), (stretch!.Events.Length, stretch.Events[^1].Kind));
    }

    private static async Task<RoomView> NewestAsync(World world, PublicId room)
    {
        var view = new RoomView();
        view.Reset((await world.Get<RoomReader>().NewestAsync(world.Member, room, -1, default))!, hasNewer: false);
        return view;
    }

    private static IEnumerable<string> Kinds(RoomView view, long after) => view.EventsAfter(after).Select(e => e.Kind);
}
