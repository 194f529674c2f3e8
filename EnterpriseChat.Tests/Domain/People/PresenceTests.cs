using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Domain.Live;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Domain.People;

/// <summary>Who is online, by the live tabs.</summary>
public sealed class PresenceTests
{
    [Fact]
    public async Task Somebody_is_offline_two_seconds_after_the_last_tab_and_a_reload_does_not_flicker()
    {
        await using var world = await World.CreateAsync();
        var presence = world.Get<Presence>();
        var told = new List<Fact>();
        world.Get<FactBus>().Subscribe(told.Add);
        presence.Up(world.Lead);
        presence.Up(world.Lead);
        Assert.Equal([new PresenceChanged(world.Lead)], told);
        presence.Down(world.Lead);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(presence.IsOnline(world.Lead)); // the other tab

        presence.Down(world.Lead);
        world.Time.Advance(Presence.Grace - TimeSpan.FromMilliseconds(1));
        Assert.True(presence.IsOnline(world.Lead));
        presence.Up(world.Lead); // reloaded
        world.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(presence.IsOnline(world.Lead));
        Assert.Single(told);

        presence.Down(world.Lead);
        world.Time.Advance(Presence.Grace);
        Assert.False(presence.IsOnline(world.Lead));
        Assert.Equal(2, told.Count);
        Assert.Equal(world.Time.GetUtcNow().UtcDateTime, world.Get<PrivateState>().SeenUsers()[world.Lead]);
    }

    [Fact]
    public async Task Tabs_that_come_and_go_a_hundred_times_in_ten_seconds_are_told_of_twice_and_leave_no_trace()
    {
        await using var world = await World.CreateAsync();
        var presence = world.Get<Presence>();
        var told = new List<Fact>();
        world.Get<FactBus>().Subscribe(told.Add);
        for (var i = 0; i < 100; i++)
        {
            presence.Up(world.Lead);
            presence.Down(world.Lead);
            world.Time.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal(1, presence.Remembered);
        world.Time.Advance(Presence.Grace);
        Assert.Equal((0, 0, false), (presence.Remembered, presence.LiveTabs(world.Lead), presence.IsOnline(world.Lead)));
        Assert.Equal([new PresenceChanged(world.Lead), new PresenceChanged(world.Lead)], told);
    }

    [Fact]
    public async Task Tabs_of_many_users_at_once_are_counted_right()
    {
        await using var world = await World.CreateAsync();
        var presence = world.Get<Presence>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 5_000; i++)
            {
                var user = new UserId((thread + i) % 3);
                presence.Up(user);
                if (i % 50 == 0)
                {
                    world.Time.Advance(Presence.Grace);
                }

                presence.Down(user);
            }
        })));
        world.Time.Advance(Presence.Grace);
        Assert.Equal(0, presence.Remembered);
    }

    [Fact]
    public async Task However_often_people_change_a_page_is_told_once_a_second_and_only_of_whom_its_reader_knows()
    {
        await using var world = await World.CreateAsync();
        var third = (await world.Get<MakeCompany>().HandleAsync(EnterpriseChat.Domain.Access.Actor.System, "Third", false, default)).Value;
        var stranger = await world.UserAsync("stranger", third, world.Customers);
        await using var knows = new Told(world, world.Lead);
        await using var other = new Told(world, world.Customer);
        for (var i = 0; i < 100; i++)
        {
            world.Get<FactBus>().Publish(new PersonChanged(stranger));
            world.Get<FactBus>().Publish(new PersonChanged(world.Member));
        }

        // The turn of the last second comes after all facts were taken in.
        await Eventually.That(() =>
        {
            world.Time.Advance(TimeSpan.FromSeconds(1));
            return knows.Changes.SelectMany(c => c.People).Distinct().Count() == 2 && other.Changes.Any(c => c.People.Contains(world.Member));
        });
        Assert.InRange(knows.Changes.Count(c => c.People.Count > 0), 1, 2);
        Assert.DoesNotContain(other.Changes, c => c.People.Contains(stranger));
    }
}
