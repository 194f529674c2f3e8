using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Live;

/// <summary>Feeds: who is told, that slow ones hurt nobody else, and that a full one reads afresh.</summary>
public sealed class FeedTests
{
    [Fact]
    public async Task A_message_marks_those_who_see_the_room_and_nobody_else()
    {
        await using var world = await World.CreateAsync();
        var room = await world.PrivateRoomAsync(world.Lead, world.Member);
        await using var member = new Told(world, world.Member);
        await using var outsider = new Told(world, world.Customer);
        await world.PostAsync(world.Lead, room, "x");
        await Eventually.That(() => member.Changes.Any(c => c.Rooms.Count == 1));

        // The next turn of the hub is later than the first, so nothing is on its way any more.
        await world.PostAsync(world.Customer, await world.CompanyRoomAsync(world.Other), "y");
        await Eventually.That(() => outsider.Changes.Any(c => c.Rooms.Count > 0));
        Assert.Empty(outsider.Changes.SelectMany(c => c.Rooms).Intersect(member.Changes.SelectMany(c => c.Rooms)));
    }

    [Fact]
    public async Task A_feed_that_overflows_says_that_everything_may_have_changed()
    {
        await using var world = await World.CreateAsync();
        FeedChange? looked = null;
        using var feed = world.Get<LiveHub>().Connect(world.Lead, new SessionId(1), change =>
        {
            looked = change;
            return Task.CompletedTask;
        });
        for (var i = 1; i <= Feed.Most; i++)
        {
            feed.Mark(c => c.Rooms.Add(new RoomId(i)));
        }

        Assert.False(await feed.DeliverAsync());
        Assert.Equal((false, Feed.Most), (looked!.Everything, looked.Rooms.Count));
        Assert.False(looked.Touches(new RoomId(1_000)));
        for (var i = 1; i <= Feed.Most + 1; i++)
        {
            feed.Mark(c => c.Rooms.Add(new RoomId(i)));
        }

        Assert.False(await feed.DeliverAsync());
        Assert.True(looked.Everything);
        Assert.True(looked.Touches(new RoomId(1_000)));
        Assert.True(looked.Rooms.Count <= Feed.Most);
    }

    [Fact]
    public async Task A_page_whose_line_is_down_looks_at_nothing_until_it_is_back_and_then_at_all_of_it()
    {
        await using var world = await World.CreateAsync();
        var room = await world.PrivateRoomAsync(world.Lead, world.Member);
        await using var away = new Told(world, world.Member);
        await using var there = new Told(world, world.Member);
        away.Feed.Hold();
        for (var i = 0; i < 3; i++)
        {
            await world.PostAsync(world.Lead, room, "x");
        }

        await Eventually.That(() => there.Changes.Any(c => c.Rooms.Count == 1));
        world.Time.Advance(LiveHub.HealEvery);
        await world.ChangeAsync(async db => (await db.Users.SingleAsync(u => u.Id == world.Customer)).Active = false);
        await Eventually.That(() => there.Changes.Any(c => c.Rights));
        Assert.Empty(away.Changes);

        away.Feed.GoOn();
        // In one look, or in two if a turn of the hub was still under way.
        await Eventually.That(() => away.Changes.Any(c => c.Rights) && away.Changes.SelectMany(c => c.Rooms).Distinct().Count() == 1);
    }

    [Fact]
    public async Task Pages_that_do_not_answer_delay_nobody_else()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        var never = new TaskCompletionSource();
        var slow = Enumerable.Range(0, 20).Select(_ => world.Get<LiveHub>().Connect(world.Member, new SessionId(1), _ => never.Task)).ToList();
        await using var quick = new Told(world, world.Admin);
        for (var i = 1; i <= 5; i++)
        {
            await world.PostAsync(world.Lead, room, "x");
            await Eventually.That(() =>
            {
                world.Time.Advance(TimeSpan.FromMilliseconds(250));
                return quick.Changes.Count(c => c.Rooms.Count > 0) >= i;
            });
        }

        never.SetResult();
        slow.ForEach(feed => feed.Dispose());
    }

    [Fact]
    public async Task A_feed_that_failed_is_queued_again_by_the_next_mark()
    {
        await using var world = await World.CreateAsync();
        var looks = 0;
        FeedChange? last = null;
        Feed? feed = null;
        feed = world.Get<LiveHub>().Connect(world.Lead, new SessionId(1), change =>
        {
            last = change;
            if (++looks == 1)
            {
                // More comes while the page fails.
                Assert.False(feed!.Mark(c => c.Rooms.Add(new RoomId(2))));
                throw new InvalidOperationException("A page that fails.");
            }

            return Task.CompletedTask;
        });
        Assert.True(feed.Mark(c => c.Rooms.Add(new RoomId(1))));
        await Assert.ThrowsAsync<InvalidOperationException>(feed.DeliverAsync);

        Assert.True(feed.Mark(c => c.Rooms.Add(new RoomId(3))));
        Assert.False(await feed.DeliverAsync());
        Assert.True(last!.Touches(new RoomId(1)));
        feed.Dispose();
    }

    [Fact]
    public async Task An_ended_session_marks_its_own_pages_alone()
    {
        await using var world = await World.CreateAsync();
        await using var ended = new Told(world, world.Lead, 1);
        await using var other = new Told(world, world.Lead, 2);
        world.Get<FactBus>().Publish(new SessionsEnded([new SessionId(1)]));
        await Eventually.That(() => ended.Changes.Any(c => c.SessionEnded));
        world.Get<FactBus>().Publish(new TabsChanged(world.Lead));
        await Eventually.That(() => other.Changes.Count > 0);
        Assert.DoesNotContain(other.Changes, c => c.SessionEnded);
    }

    [Fact]
    public async Task Presence_is_told_to_those_who_know_the_person_folded_to_one_a_second()
    {
        await using var world = await World.CreateAsync();
        var third = (await world.Get<MakeCompany>().HandleAsync(Actor.System, "Third", false, default)).Value;
        var stranger = await world.UserAsync("stranger", third, world.Customers);
        await using (var db = world.Db())
        {
            var knowers = await PeopleAccess.Of(db, db.Users, db.Users.Where(u => u.Id == world.Customer)).Select(a => a.KnowerId).Distinct().ToListAsync();
            Assert.DoesNotContain(stranger, knowers);
        }

        await using var knows = new Told(world, world.Lead);
        await using var knowsNot = new Told(world, stranger);
        for (var i = 0; i < 10; i++)
        {
            world.Get<FactBus>().Publish(new PersonChanged(world.Customer));
        }

        Assert.Empty(knows.Changes);
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await Eventually.That(() => knows.Changes.Any(c => c.People.Count > 0));
        Assert.Equal([world.Customer], Assert.Single(knows.Changes, c => c.People.Count > 0).People);

        world.Get<FactBus>().Publish(new PersonChanged(world.Lead));
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await Eventually.That(() => knowsNot.Changes.Any(c => c.People.Count > 0));
        Assert.Equal([world.Lead], Assert.Single(knowsNot.Changes, c => c.People.Count > 0).People);
    }
}
