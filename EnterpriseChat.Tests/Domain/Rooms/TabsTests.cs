using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Domain.Rooms;

/// <summary>The remembered row of tabs.</summary>
public sealed class TabsTests
{
    [Fact]
    public async Task A_tab_is_not_lost_that_is_stored_while_another_is_being_opened()
    {
        using var reading = new SteppedReading(sql => sql.Contains("\"ChatTabs\"", StringComparison.Ordinal), hasRead: true);
        await using var world = await World.CreateAsync(reading);
        var one = await OpenAsync(world);
        var other = await OpenAsync(world);
        reading.Hold(1);
        var slow = world.Get<Tabs>().OpenAsync(one, default);
        await Eventually.That(() => reading.Waiting == 1, what: "the row was read");
        var quick = world.Get<Tabs>().OpenAsync(other, default);
        await world.FlushAsync();
        reading.LetAll();
        await Task.WhenAll(slow, quick);
        await world.FlushAsync();
        Assert.Equal([one.Id, other.Id], await world.Get<Tabs>().OfAsync(world.Lead, default));
    }

    private static async Task<OpenRoom> OpenAsync(World world) =>
        (await world.Get<RoomReader>().OpenAsync(world.Lead, await world.PrivateRoomAsync(world.Lead), default))!;
}
