using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Notifications;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Domain.Live;
using EnterpriseChat.Tests.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Notifications;

/// <summary>What a reader wants to be told of a room.</summary>
public sealed class RoomLevelTests
{
    [Fact]
    public async Task A_level_is_the_readers_own_logged_told_to_the_own_pages_and_choosing_it_again_is_not()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        var told = new List<Fact>();
        using var _ = world.Get<FactBus>().Subscribe(told.Add);
        for (var i = 0; i < 2; i++)
        {
            Assert.True((await ChooseAsync(world, room, NotificationLevel.MentionsOnly)).IsDone);
        }

        Assert.Equal(new LevelNow(NotificationLevel.MentionsOnly, null), (await RowAsync(world, world.Lead, room)).Level);
        Assert.Equal(default, (await RowAsync(world, world.Member, room)).Level);
        Assert.Single(told, new NotificationsChanged(world.Lead));
        var entry = Assert.Single(await EntriesAsync(world));
        Assert.Equal((world.Lead, world.Lead, await world.KeyAsync(room)), (entry.ActorId!.Value, entry.UserId!.Value, entry.RoomId!.Value));
        Assert.Equal("""{"after":"MentionsOnly","before":"All"}""", entry.Details);
    }

    [Fact]
    public async Task All_messages_is_how_it_was_at_first_and_leaves_nothing_behind()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        Assert.True((await ChooseAsync(world, room, NotificationLevel.Nothing)).IsDone);
        Assert.True((await ChooseAsync(world, room, NotificationLevel.All)).IsDone);
        Assert.Empty(await world.Get<RoomLevels>().OfAsync(world.Lead, default));
        Assert.Equal(2, (await EntriesAsync(world)).Count);
    }

    [Fact]
    public async Task A_mute_ends_by_itself_after_an_hour_and_the_choice_below_it_counts_again()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        await using var page = new Told(world, world.Lead);
        await using var others = new Told(world, world.Member);
        Assert.True((await ChooseAsync(world, room, NotificationLevel.MentionsOnly)).IsDone);
        Assert.True((await MuteAsync(world, room, isMuted: true)).IsDone);
        var end = world.Time.GetUtcNow().UtcDateTime + SetRoomLevel.Mute;
        Assert.Equal(new LevelNow(NotificationLevel.MentionsOnly, end), (await RowAsync(world, world.Lead, room)).Level);

        world.Time.Advance(SetRoomLevel.Mute - TimeSpan.FromSeconds(1));
        Assert.True((await RowAsync(world, world.Lead, room)).Level.IsQuiet);
        await Eventually.That(() => page.Changes.Any(c => c.Notifications));
        page.Forget();
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await Eventually.That(() => page.Changes.Any(c => c.Notifications));
        Assert.Equal(new LevelNow(NotificationLevel.MentionsOnly, null), (await RowAsync(world, world.Lead, room)).Level);
        Assert.DoesNotContain(others.Changes, c => c.Notifications);
    }

    [Fact]
    public async Task A_mute_can_be_ended_and_begun_again()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        Assert.True((await MuteAsync(world, room, isMuted: true)).IsDone);
        world.Time.Advance(TimeSpan.FromMinutes(30));
        Assert.True((await MuteAsync(world, room, isMuted: true)).IsDone); // an hour from now
        Assert.True((await RowAsync(world, world.Lead, room)).Level.IsQuiet);
        world.Time.Advance(TimeSpan.FromMinutes(45));
        Assert.True((await RowAsync(world, world.Lead, room)).Level.IsQuiet);
        Assert.True((await MuteAsync(world, room, isMuted: false)).IsDone);
        Assert.Equal(default, (await RowAsync(world, world.Lead, room)).Level);
        Assert.Equal(
            """{"after":"All","before":"All muted 2026-03-02T10:30:00Z"}""", (await EntriesAsync(world))[^1].Details);
    }

    [Fact]
    public async Task A_level_and_the_end_of_a_mute_survive_a_restart()
    {
        var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        var reader = world.Lead;
        Assert.True((await ChooseAsync(world, room, NotificationLevel.Nothing)).IsDone);
        Assert.True((await MuteAsync(world, room, isMuted: true)).IsDone);
        await world.CloseAsync();

        await using var after = World.Open(world.Path);
        await using var page = new Told(after, reader);
        Assert.NotNull((await RowAsync(after, reader, room)).Level.MutedUntil);
        after.Time.Advance(SetRoomLevel.Mute);
        await Eventually.That(() => page.Changes.Any(c => c.Notifications));
        Assert.Equal(new LevelNow(NotificationLevel.Nothing, null), (await RowAsync(after, reader, room)).Level);
    }

    [Fact]
    public async Task A_hidden_room_and_one_that_never_was_answer_alike()
    {
        await using var world = await World.CreateAsync();
        var hidden = await world.PrivateRoomAsync(world.Member);
        foreach (var room in new[] { hidden, PublicId.New(), new PublicId("../x") })
        {
            Assert.Equal(MessageRefusals.RoomNotFound, (await ChooseAsync(world, room, NotificationLevel.Nothing)).Refusal);
            Assert.Equal(MessageRefusals.RoomNotFound, (await MuteAsync(world, room, isMuted: true)).Refusal);
        }

        Assert.Empty(await EntriesAsync(world));
        await using var db = world.Db();
        Assert.Empty(await db.RoomLevels.ToListAsync());
        Assert.Equal(3, await db.AuditEntries.CountAsync(e => e.Action == AuditAction.RoomRefused)); // one a target
    }

    private static Task<Outcome<Done>> ChooseAsync(World world, PublicId room, NotificationLevel level) =>
        world.Get<SetRoomLevel>().ChooseAsync(World.As(world.Lead), room, level, default);

    private static Task<Outcome<Done>> MuteAsync(World world, PublicId room, bool isMuted) =>
        world.Get<SetRoomLevel>().MuteAsync(World.As(world.Lead), room, isMuted, default);

    private static async Task<ChatListRow> RowAsync(World world, UserId reader, PublicId room) =>
        (await world.Get<ChatList>().OfAsync(reader, default)).Single(r => r.PublicId == room);

    private static async Task<IReadOnlyList<AuditEntry>> EntriesAsync(World world)
    {
        await using var db = world.Db();
        return await db.AuditEntries.Where(e => e.Action == AuditAction.RoomLevelChanged).OrderBy(e => e.Sequence).ToListAsync();
    }
}
