using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Notifications;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Web.Chat;

namespace EnterpriseChat.Tests.Components;

/// <summary>The sum on the link and in the title: a room that is muted or on <c>Nothing</c> counts for itself only.</summary>
public sealed class QuietRoomTests
{
    [Fact]
    public async Task A_quiet_room_keeps_its_number_and_leaves_the_sum_and_comes_back_when_its_mute_is_over()
    {
        await using var world = await World.CreateAsync();
        var (company, room) = (await world.CompanyRoomAsync(world.Host), await world.PrivateRoomAsync(world.Lead, world.Member));
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await PostAsync(world, company, 2);
        await PostAsync(world, room, 3);
        var live = OneReader.RoomsOf(world, world.Lead);
        await live.LoadAsync();
        using var feed = world.Get<LiveHub>().Connect(world.Lead, new SessionId(1), live.ApplyAsync);
        Assert.Equal(5, live.Unread);

        await MuteAsync(isMuted: true);
        await SumsAsync(2);
        await PostAsync(world, room, 1);
        await Eventually.That(() => Of(live, room) == 4);
        Assert.Equal(2, live.Unread);

        world.Time.Advance(SetRoomLevel.Mute);
        await SumsAsync(6);

        await ChooseAsync(NotificationLevel.Nothing);
        await SumsAsync(2);
        await ChooseAsync(NotificationLevel.MentionsOnly); // what is not told is still to be read
        await SumsAsync(6);
        await MuteAsync(isMuted: true);
        await SumsAsync(2);
        await MuteAsync(isMuted: false);
        await SumsAsync(6);

        async Task SumsAsync(long sum)
        {
            await Eventually.That(() => live.Unread == sum);
            Assert.Equal(2, Of(live, company));
            var fresh = OneReader.RoomsOf(world, world.Lead);
            await fresh.LoadAsync();
            Assert.Equal((sum, Of(live, room)), (fresh.Unread, Of(fresh, room)));
        }

        async Task MuteAsync(bool isMuted) => Assert.True((await world.Get<SetRoomLevel>().MuteAsync(World.As(world.Lead), room, isMuted, default)).IsDone);

        async Task ChooseAsync(NotificationLevel level) =>
            Assert.True((await world.Get<SetRoomLevel>().ChooseAsync(World.As(world.Lead), room, level, default)).IsDone);
    }

    private static long Of(Conversations rooms, PublicId room) => rooms.Rows.Single(r => r.PublicId == room).Unread;

    private static async Task PostAsync(World world, PublicId room, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Assert.True((await world.PostAsync(world.Member, room, $"text {i}")).IsDone);
        }
    }
}
