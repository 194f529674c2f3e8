using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Domain.Messages;

/// <summary>What a page shows of a room: a stretch of numbers without gap, however it came together.</summary>
public sealed class RoomViewTests
{
    [Fact]
    public async Task Older_pages_come_whole_and_end_at_the_beginning_of_the_range()
    {
        await using var world = await FilledAsync(120);
        var (opening, room) = await OpenAsync(world, null, null);

        Assert.Equal(Numbers(71, 120), opening.View.Messages.Select(m => m.Number));
        Assert.True(opening.View.HasOlder);
        opening.View.AddOlder((await world.Get<RoomReader>().BeforeAsync(world.Lead, room, 71, opening.From, default))!);
        Assert.Equal(Numbers(21, 120), opening.View.Messages.Select(m => m.Number));
        opening.View.AddOlder((await world.Get<RoomReader>().BeforeAsync(world.Lead, room, 21, opening.From, default))!);
        Assert.Equal(Numbers(1, 120), opening.View.Messages.Select(m => m.Number));
        Assert.False(opening.View.HasOlder);
    }

    [Fact]
    public async Task A_room_that_stays_open_lets_old_messages_go_and_they_come_back_by_scrolling()
    {
        await using var world = await FilledAsync(1);
        var (opening, room) = await OpenAsync(world, null, null);
        var view = opening.View;
        for (var i = 2; i <= 250; i++)
        {
            world.Time.Advance(TimeSpan.FromSeconds(1));
            await world.PostAsync(world.Member, room, $"message {i}");
            await Eventually.That(async () =>
                view.TryApply((await world.Get<RoomReader>().NewestAsync(world.Lead, room, view.Changes, default))!) && view.Last == i);
            view.LetGo(1); // further up: nothing goes
            var before = view.Messages.Count;
            view.LetGo(i);
            Assert.Equal(before > 200 ? 100 : before, view.Messages.Count);
            Assert.Equal(Numbers(view.Messages[0].Number, i), view.Messages.Select(m => m.Number));
        }

        Assert.True(view.HasOlder);
        while (view.HasOlder)
        {
            view.AddOlder((await world.Get<RoomReader>().BeforeAsync(world.Lead, room, view.Messages[0].Number, opening.From, default))!);
        }

        Assert.Equal(Numbers(1, 250), view.Messages.Select(m => m.Number));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(40, 40)]
    [InlineData(120, 120)]
    [InlineData(0, 1)]
    [InlineData(-5, 1)]
    [InlineData(1_000_000_000_000, 120)]
    public async Task RO_19_A_link_opens_around_its_message_and_out_of_range_at_the_nearest_end(long link, long shown)
    {
        await using var world = await FilledAsync(120);
        var (opening, _) = await OpenAsync(world, null, link);

        Assert.Equal(shown, opening.Linked);
        Assert.Contains(opening.View.Messages, m => m.Number == shown);
        Assert.InRange(opening.View.Messages.Count, 1, 70);
        Assert.Equal(opening.View.Last < 120, opening.View.HasNewer);
    }

    [Fact]
    public async Task Reading_on_from_a_link_reaches_the_newest_message_without_a_gap()
    {
        await using var world = await FilledAsync(160);
        var (opening, room) = await OpenAsync(world, null, 10);
        while (opening.View.HasNewer)
        {
            var newer = await world.Get<RoomReader>().AfterAsync(world.Lead, room, opening.View.Last, default);
            opening.View.AddNewer(newer!.Value.Page, newer.Value.HasNewer);
        }

        Assert.Equal(Numbers(opening.View.Messages[0].Number, 160), opening.View.Messages.Select(m => m.Number));
        await world.PostAsync(world.Member, room, "new");
        await Eventually.That(async () =>
            opening.View.TryApply((await world.Get<RoomReader>().NewestAsync(world.Lead, room, opening.View.Changes, default))!)
            && opening.View.Last == 161);
    }

    [Fact]
    public async Task A_range_never_hides_what_is_unread_or_linked_and_says_why_it_begins_earlier()
    {
        await using var world = await FilledAsync(60);
        var room = await world.CompanyRoomAsync(world.Host);
        world.Time.Advance(TimeSpan.FromDays(10));
        await world.PostAsync(world.Member, room, "today");
        var week = world.Time.GetUtcNow().UtcDateTime.AddDays(-7);

        var (unread, _) = await OpenAsync(world, week, null);
        Assert.Equal((1, BeginsEarlier.Unread), (unread.From, unread.Earlier));
        var open = await world.Get<RoomReader>().OpenAsync(world.Lead, room, default);
        world.Get<ReadMarks>().Read(open!, 61);
        var (read, _) = await OpenAsync(world, week, null);
        Assert.Equal((61, BeginsEarlier.No), (read.From, read.Earlier));
        Assert.Equal([61], read.View.Messages.Select(m => m.Number));
        var (linked, _) = await OpenAsync(world, week, 30);
        Assert.Equal((30, BeginsEarlier.Link), (linked.From, linked.Earlier));
    }

    [Fact]
    public async Task A_range_without_messages_knows_when_the_newest_was_written()
    {
        await using var world = await FilledAsync(3);
        var newest = world.Time.GetUtcNow().UtcDateTime;
        var room = await world.CompanyRoomAsync(world.Host);
        world.Get<ReadMarks>().Read((await world.Get<RoomReader>().OpenAsync(world.Lead, room, default))!, 3);
        var (empty, _) = await OpenAsync(world, newest.AddSeconds(1), null);
        Assert.True(empty.View.IsEmpty);
        Assert.Equal(newest, empty.NewestAt);
        empty.View.Clear();
        Assert.False(empty.View.IsEmpty, "Of a room that was lost the page says nothing.");
        await using var silent = await FilledAsync(0);
        Assert.Null((await OpenAsync(silent, null, null)).Opening.NewestAt);
    }

    private static IEnumerable<long> Numbers(long first, long last) => Enumerable.Range(0, (int)(last - first + 1)).Select(i => first + i);

    private static async Task<World> FilledAsync(int messages)
    {
        var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        for (var i = 0; i < messages; i++)
        {
            world.Time.Advance(TimeSpan.FromSeconds(1));
            Assert.True((await world.PostAsync(world.Member, room, $"{i + 1}")).IsDone);
        }

        return world;
    }

    private static async Task<(RoomOpening Opening, PublicId Room)> OpenAsync(World world, DateTime? start, long? link)
    {
        var room = await world.CompanyRoomAsync(world.Host);
        var open = await world.Get<RoomReader>().OpenAsync(world.Lead, room, default);
        Assert.NotNull(open);
        Assert.Equal(RoomKind.Company, open.Kind);
        var opening = await world.Get<OpenForReading>().HandleAsync(open, start, link, default);
        return (Assert.IsType<RoomOpening>(opening), room);
    }
}
