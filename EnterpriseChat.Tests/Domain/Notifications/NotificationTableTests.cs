using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Notifications;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Notifications;

/// <summary>In which ways somebody is told of a message.</summary>
public sealed class NotificationTableTests
{
    private const NotifiedBy Everything = NotifiedBy.Page | NotifiedBy.Browser | NotifiedBy.Sound;

    [Theory]
    [InlineData(RoomKind.Direct, false, Everything)]
    [InlineData(RoomKind.ChatRoom, false, NotifiedBy.Page)]
    [InlineData(RoomKind.Company, false, NotifiedBy.Page)]
    [InlineData(RoomKind.Issue, false, NotifiedBy.Page | NotifiedBy.Browser)]
    [InlineData(RoomKind.ChatRoom, true, Everything)]
    public void At_first_what_is_meant_for_one_is_heard_and_what_is_said_to_many_shows(RoomKind kind, bool isMention, NotifiedBy ways) =>
        Assert.Equal(ways, NotificationTable.Untouched.WaysOf(kind, default, isMention));

    [Theory]
    [InlineData(NotificationLevel.All, false, NotifiedBy.Page)]
    [InlineData(NotificationLevel.All, true, Everything)]
    [InlineData(NotificationLevel.MentionsOnly, false, NotifiedBy.None)]
    [InlineData(NotificationLevel.MentionsOnly, true, Everything)]
    [InlineData(NotificationLevel.Nothing, false, NotifiedBy.None)]
    [InlineData(NotificationLevel.Nothing, true, NotifiedBy.None)]
    public void The_rooms_own_level_wins(NotificationLevel level, bool isMention, NotifiedBy ways)
    {
        Assert.Equal(ways, NotificationTable.Untouched.WaysOf(RoomKind.ChatRoom, new LevelNow(level, null), isMention));
        Assert.Equal(NotifiedBy.None, NotificationTable.Untouched.WaysOf(RoomKind.ChatRoom, new LevelNow(level, DateTime.UnixEpoch), isMention));
    }

    [Fact]
    public void A_mention_is_told_by_the_row_of_its_room_too()
    {
        var table = new NotificationTable(new Dictionary<NotifiedOf, NotifiedBy> { [NotifiedOf.Mentions] = NotifiedBy.None });
        Assert.Equal(Everything, table.WaysOf(RoomKind.Direct, default, isMention: true));
        Assert.Equal(NotifiedBy.None, table.WaysOf(RoomKind.Direct, new LevelNow(NotificationLevel.MentionsOnly, null), isMention: true));
    }

    [Fact]
    public async Task A_cell_is_set_logged_and_told_to_the_own_pages_and_setting_it_again_is_not()
    {
        await using var world = await World.CreateAsync();
        var told = new List<Fact>();
        using var _ = world.Get<FactBus>().Subscribe(told.Add);
        for (var i = 0; i < 2; i++)
        {
            Assert.True((await SetAsync(world, NotifiedOf.Rooms, NotifiedBy.Sound, isOn: true)).IsDone);
        }

        Assert.True((await SetAsync(world, NotifiedOf.Rooms, NotifiedBy.Page, isOn: false)).IsDone);
        var table = await world.Get<NotificationChoices>().OfAsync(world.Lead, default);
        Assert.Equal(NotifiedBy.Sound, table[NotifiedOf.Rooms]);
        Assert.Equal(Everything, table[NotifiedOf.Direct]);
        Assert.Equal(NotifiedBy.Page, (await world.Get<NotificationChoices>().OfAsync(world.Member, default))[NotifiedOf.Rooms]);
        Assert.Equal([new NotificationsChanged(world.Lead), new NotificationsChanged(world.Lead)], told.OfType<NotificationsChanged>());
        await using var db = world.Db();
        Assert.Equal(
            ["""{"after":true,"before":false,"of":"Rooms","way":"Sound"}""", """{"after":false,"before":true,"of":"Rooms","way":"Page"}"""],
            await db.AuditEntries.Where(e => e.Action == AuditAction.NotificationsChanged).OrderBy(e => e.Sequence).Select(e => e.Details).ToListAsync());
    }

    [Fact]
    public async Task What_is_no_cell_is_a_mistake_of_the_program()
    {
        await using var world = await World.CreateAsync();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => SetAsync(world, NotifiedOf.Rooms, NotifiedBy.Page | NotifiedBy.Sound, isOn: true));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => SetAsync(world, (NotifiedOf)77, NotifiedBy.Page, isOn: true));
    }

    private static Task<EnterpriseChat.Domain.Outcome<EnterpriseChat.Domain.Done>> SetAsync(World world, NotifiedOf of, NotifiedBy by, bool isOn) =>
        world.Get<SetNotificationChoice>().HandleAsync(World.As(world.Lead), of, (by, isOn), default);
}
