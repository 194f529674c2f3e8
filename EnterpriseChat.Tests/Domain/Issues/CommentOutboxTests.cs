using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Issues.Trackers;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnterpriseChat.Tests.Domain.Issues;

/// <summary>Comments on their way to a tracker outside: each exactly once, those of an issue in order, whatever the outside world does.</summary>
public sealed class CommentOutboxTests
{
    [Fact]
    public async Task IS_08_A_message_of_an_issue_that_lives_outside_waits_from_its_own_transaction_and_no_other_message_does()
    {
        var outside = new OutsideWorld();
        await using var world = await CreateAsync(outside);
        var (there, here) = (await world.IssueChatAsync(world.Lead, "OUT-1"), await world.IssueChatAsync(world.Lead, "TEST-1"));
        await PostAsync(world, here, "stays");
        await PostAsync(world, await world.CompanyRoomAsync(world.Host), "stays too");
        await PostAsync(world, there, "one");
        await PostAsync(world, there, "two");
        Assert.Equal(2, await WaitingAsync(world));
        Assert.Null(await SendAsync(world));
        Assert.Equal([("OUT-1", "member", "one"), ("OUT-1", "member", "two")], outside.There.Select(c => (c.Key, c.Author.Name, c.Text)));
        Assert.Equal(0, await WaitingAsync(world));
        Assert.Null(await SendAsync(world));
        Assert.Equal((2, 0), (outside.Given, outside.Asked));
        await using var db = world.Db();
        var logged = await db.AuditEntries.Where(e => e.Action == AuditAction.CommentArrived).ToListAsync();
        Assert.Equal([1L, 2L], logged.Select(e => e.MessageNumber!.Value));
        Assert.All(logged, e => Assert.NotNull(e.IssueId));
    }

    [Fact]
    public async Task IS_08_While_it_is_away_for_ten_minutes_all_wait_in_order_and_arrive_once_when_it_is_back()
    {
        var outside = new OutsideWorld { Behaviour = (_, _) => Task.FromResult(TrackerAnswer.Away("500")) };
        await using var world = await CreateAsync(outside);
        var (one, other) = (await world.IssueChatAsync(world.Lead, "OUT-1"), await world.IssueChatAsync(world.Lead, "OUT-2"));
        var start = world.Time.GetUtcNow();
        var said = new List<string>();
        while (world.Time.GetUtcNow() < start.AddMinutes(10))
        {
            said.Add($"number {said.Count}");
            await PostAsync(world, said.Count % 3 == 0 ? other : one, said[^1]);
            var next = await SendAsync(world);
            Assert.NotNull(next);
            world.Time.Advance(TimeSpan.FromSeconds(20));
        }

        Assert.Empty(outside.There);
        Assert.InRange(outside.Given, 5, 20); // ten tries of each issue at most: it is left alone for longer and longer
        outside.Behaviour = null;
        world.Time.Advance(CommentOutbox.LongestPause);
        Assert.Null(await SendAsync(world));
        foreach (var key in new[] { "OUT-1", "OUT-2" })
        {
            Assert.Equal(said.Where((_, i) => (i + 1) % 3 == 0 == (key == "OUT-2")), outside.There.Where(c => c.Key == key).Select(c => c.Text));
        }

        Assert.Equal(0, await WaitingAsync(world));
        await using var db = world.Db();
        Assert.Equal(outside.Given - said.Count, await db.AuditEntries.CountAsync(e => e.Action == AuditAction.CommentFailed));
    }

    [Theory]
    [InlineData("answers 500")]
    [InlineData("breaks off")]
    [InlineData("never answers")]
    public async Task IS_08_What_arrived_without_an_answer_is_not_sent_again(string how)
    {
        var outside = new OutsideWorld();
        await using var world = await CreateAsync(outside);
        var room = await world.IssueChatAsync(world.Lead, "OUT-1");
        outside.Behaviour = async (comment, cancellation) =>
        {
            outside.Take(comment);
            if (how == "never answers")
            {
                await Task.Delay(Timeout.Infinite, cancellation);
            }

            return how == "breaks off" ? throw new IOException("The test breaks off.") : TrackerAnswer.Away("500");
        };
        await PostAsync(world, room, "once");
        var sending = SendAsync(world);
        await Eventually.That(() => outside.Given == 1, what: "it was given the comment");
        if (how == "never answers")
        {
            await PostAsync(world, room, "nobody waits for it");
            Assert.False(sending.IsCompleted);
            world.Time.Advance(CommentOutbox.Patience);
        }

        Assert.NotNull(await sending);
        outside.Behaviour = null;
        outside.KnowsWhatItHas = false;
        world.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await SendAsync(world)); // nobody can tell whether it is there, so it is not sent
        Assert.Equal(1, outside.Given);
        outside.KnowsWhatItHas = true;
        world.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await SendAsync(world));
        Assert.Single(outside.There, c => c.Text == "once");
        Assert.Equal(0, await WaitingAsync(world));
    }

    [Fact]
    public async Task IS_08_What_a_killed_process_may_have_sent_is_looked_for_before_it_is_sent()
    {
        var outside = new OutsideWorld();
        var world = await CreateAsync(outside);
        var room = await world.IssueChatAsync(world.Lead, "OUT-1");
        await PostAsync(world, room, "sent before the kill");
        await PostAsync(world, room, "not sent");
        await using (var db = world.Db())
        {
            var marker = await db.OutsideComments.OrderBy(c => c.Id).Select(c => c.Marker).FirstAsync();
            outside.Take(new TrackerComment("OUT-1", marker, new CommentAuthor(world.Member, "member"), "sent before the kill"));
        }

        var path = world.Path;
        await world.CloseAsync();
        await using var again = World.Open(path, services => services.AddSingleton<ITracker>(outside));
        again.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await SendAsync(again));
        Assert.Equal(["sent before the kill", "not sent"], outside.There.Select(c => c.Text));
        Assert.Equal((1, 2), (outside.Given, outside.Asked));
    }

    [Fact]
    public async Task IS_08_One_that_is_refused_holds_up_its_own_issue_and_no_other()
    {
        var outside = new OutsideWorld();
        outside.Behaviour = (c, _) => Task.FromResult(c.Key == "OUT-1" ? TrackerAnswer.Refused("404") : outside.Take(c));
        await using var world = await CreateAsync(outside);
        var (one, other) = (await world.IssueChatAsync(world.Lead, "OUT-1"), await world.IssueChatAsync(world.Lead, "OUT-2"));
        await PostAsync(world, one, "refused");
        await PostAsync(world, one, "behind it");
        await PostAsync(world, other, "goes");
        Assert.NotNull(await SendAsync(world));
        Assert.Equal(["goes"], outside.There.Select(c => c.Text));
        Assert.Equal(2, outside.Given);
    }

    [Fact]
    public async Task What_is_edited_or_deleted_before_it_goes_goes_as_it_is_then_or_not_at_all()
    {
        var outside = new OutsideWorld();
        await using var world = await CreateAsync(outside);
        var room = await world.IssueChatAsync(world.Lead, "OUT-1");
        await PostAsync(world, room, "deleted");
        await PostAsync(world, room, "typo");
        Assert.True((await world.Get<DeleteMessage>().HandleAsync(World.As(world.Member), room, 1, default)).IsDone);
        Assert.True((await world.Get<EditMessage>().HandleAsync(World.As(world.Member), new MessageEdit(room, 2, 1, "right"), default)).IsDone);
        Assert.Null(await SendAsync(world));
        Assert.Equal(["right"], outside.There.Select(c => c.Text));
        Assert.Equal(0, await WaitingAsync(world));
    }

    [Fact]
    public async Task IS_08_A_message_says_that_it_is_on_its_way_for_as_long_as_it_is()
    {
        var outside = new OutsideWorld { Behaviour = (_, _) => Task.FromResult(TrackerAnswer.Away("500")) };
        await using var world = await CreateAsync(outside);
        var (there, here) = (await world.IssueChatAsync(world.Lead, "OUT-1"), await world.IssueChatAsync(world.Lead, "TEST-1"));
        await PostAsync(world, there, "one");
        await PostAsync(world, here, "stays");
        await SendAsync(world);
        Assert.Equal((true, false), (await IsOnItsWayAsync(there), await IsOnItsWayAsync(here)));
        outside.Behaviour = null;
        world.Time.Advance(CommentOutbox.LongestPause);
        await SendAsync(world);
        Assert.False(await IsOnItsWayAsync(there));

        async Task<bool> IsOnItsWayAsync(PublicId room) =>
            Assert.Single((await world.Get<RoomReader>().NewestAsync(world.Lead, room, -1, default) ?? throw new InvalidOperationException()).Messages).IsOnItsWay;
    }

    [Fact]
    public async Task Pages_that_show_the_message_and_its_issue_are_told_when_it_has_arrived()
    {
        var outside = new OutsideWorld();
        await using var world = await CreateAsync(outside);
        await PostAsync(world, await world.IssueChatAsync(world.Lead, "OUT-1"), "one");
        var facts = new List<Fact>();
        using var heard = world.Get<FactBus>().Subscribe(f => { lock (facts) { facts.Add(f); } });
        Assert.Null(await SendAsync(world));
        Assert.Single(facts.OfType<IssueChanged>());
        Assert.Single(facts.OfType<MessageChanged>());
    }

    private static async Task<World> CreateAsync(OutsideWorld outside)
    {
        var world = await World.CreateAsync(services => services.AddSingleton<ITracker>(outside));
        world.Get<CommentOutbox>(); // it counts what it sends from its own start
        foreach (var key in new[] { "OUT-1", "OUT-2", "TEST-1" })
        {
            await world.IssueAsync(key, world.Host, world.Lead);
        }

        await world.ChangeAsync(async db => (await db.Projects.SingleAsync(p => p.Key == "OUT")).Tracker = OutsideWorld.TrackerName);
        return world;
    }

    private static Task<DateTime?> SendAsync(World world) => world.Get<CommentOutbox>().SendAsync(default);

    private static async Task<int> WaitingAsync(World world)
    {
        await using var db = world.Db();
        return await db.OutsideComments.CountAsync(c => c.ArrivedAt == null);
    }

    private static async Task PostAsync(World world, PublicId room, string text)
    {
        world.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True((await world.PostAsync(world.Member, room, text)).IsDone);
    }
}
