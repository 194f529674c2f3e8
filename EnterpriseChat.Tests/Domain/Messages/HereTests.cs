using System.Collections.Concurrent;
using System.Data.Common;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EnterpriseChat.Tests.Domain.Messages;

/// <summary><c>@here</c>: whom it calls, that it asks first when they are many, and how often one may.</summary>
public sealed class HereTests
{
    [Fact]
    public async Task It_calls_everyone_who_can_see_the_room_and_asks_first_above_fifteen()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        var others = await OnlineAsync(world, 15);
        Online(world, world.Lead, world.Customer); // the author, and somebody who cannot see the room

        var fifteen = await world.PostAsync(world.Lead, room, "@here one");
        Online(world, world.Member);
        var id = PublicId.New().Value;
        var asked = await PostAsync(world, room, id, confirms: false);
        var confirmed = await PostAsync(world, room, id, confirms: true);
        var again = await PostAsync(world, room, id, confirms: false);

        Assert.True(fifteen.IsDone);
        Assert.Equal(new HereAsks(16), asked.Refusal);
        Assert.Equal(new PostedMessage(2, IsRepeated: false), confirmed.Value);
        Assert.Equal(new PostedMessage(2, IsRepeated: true), again.Value);
        var view = (await world.Get<RoomReader>().NewestAsync(world.Lead, room, -1, default))!.Messages[^1];
        Assert.True(view.MentionsHere && view.Mentions(others[0]) && !view.Mentions(world.Lead));
        Assert.Empty(view.Named);
    }

    [Fact]
    public async Task What_is_refused_leaves_no_trace_and_an_absent_room_tells_no_number()
    {
        await using var world = await World.CreateAsync();
        var hidden = await world.CompanyRoomAsync(world.Host);
        await OnlineAsync(world, 20);

        Assert.IsType<HereAsks>((await world.PostAsync(world.Lead, hidden, "@here")).Refusal);
        Assert.Equal(MessageRefusals.RoomNotFound, (await world.PostAsync(world.Customer, hidden, "@here")).Refusal);
        Assert.Equal(MessageRefusals.RoomNotFound, (await world.PostAsync(world.Customer, PublicId.New(), "@here")).Refusal);
        await using var db = world.Db();
        Assert.Equal((0, 0), (await db.Messages.CountAsync(), await db.Mentions.CountAsync()));
    }

    [Theory]
    [InlineData("mail@here")]
    [InlineData("`@here`")]
    [InlineData("\\@here")]
    [InlineData("@hereafter")]
    public async Task What_is_no_mention_calls_nobody(string text)
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        await OnlineAsync(world, 20);

        Assert.True((await world.PostAsync(world.Lead, room, text)).IsDone);
    }

    [Fact]
    public async Task NO_05_A_hundred_times_in_a_minute_by_one_are_five_and_the_sender_is_told_how_long()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        var (done, refused) = (0, new HashSet<string>());
        for (var i = 0; i < 100; i++)
        {
            var outcome = await world.PostAsync(world.Lead, room, "@here");
            (done, _) = outcome.IsDone ? (done + 1, false) : (done, refused.Add(outcome.Refusal!.Code));
            world.Time.Advance(TimeSpan.FromSeconds(0.6));
        }

        Assert.Equal(HereLimit.Most, done);
        Assert.Equal(["here-too-often"], refused);
        var told = (await world.PostAsync(world.Lead, room, "@here")).Refusal!;
        Assert.IsNotType<TooFast>(told); // that would send it minutes later by itself
        Assert.Contains("again in 9 minutes", told.Sentence, StringComparison.Ordinal);
        Assert.True((await world.PostAsync(world.Lead, room, "without it")).IsDone);
        Assert.True((await world.PostAsync(world.Member, room, "@here")).IsDone);
        world.Time.Advance(HereLimit.Window);
        Assert.True((await world.PostAsync(world.Lead, room, "@here")).IsDone);
    }

    [Fact]
    public async Task A_question_takes_no_place_of_the_limit_and_is_not_asked_when_there_is_none()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        await OnlineAsync(world, 20);
        for (var i = 0; i < HereLimit.Most; i++)
        {
            Assert.IsType<HereAsks>((await PostAsync(world, room, PublicId.New().Value, confirms: false)).Refusal);
            Assert.True((await PostAsync(world, room, PublicId.New().Value, confirms: true)).IsDone);
        }

        Assert.Equal("here-too-often", (await PostAsync(world, room, PublicId.New().Value, confirms: false)).Refusal!.Code);
    }

    [Fact]
    public async Task NO_05_From_ten_users_at_once_in_a_room_of_five_thousand_it_is_one_row_and_one_fact_each_and_other_rooms_wait_for_nothing()
    {
        var counting = new HeldCounting();
        await using var world = await World.CreateAsync(counting);
        var room = await world.CompanyRoomAsync(world.Host);
        var other = await world.CompanyRoomAsync(world.Other);
        var authors = await OnlineAsync(world, 10);
        await ManyAsync(world, 5_000);
        var facts = new ConcurrentQueue<Fact>();
        using var listening = world.Get<FactBus>().Subscribe(facts.Enqueue);

        var calls = authors.Select(author => world.Get<PostMessage>().HandleAsync(
            World.As(author), new NewMessage(room, PublicId.New().Value, "@here now") { ConfirmsHere = true }, default)).ToList();
        await Eventually.That(() => counting.Waiting == 10);
        Assert.True((await world.PostAsync(world.Customer, other, "meanwhile")).IsDone); // while all ten are still being counted
        Assert.All(calls, call => Assert.False(call.IsCompleted));
        counting.GoOn();

        Assert.All(await Task.WhenAll(calls), outcome => Assert.True(outcome.IsDone, outcome.Refusal?.Code));
        await using var db = world.Db();
        Assert.Equal(10, await db.Mentions.CountAsync());
        Assert.Equal(11, facts.OfType<MessagePosted>().Count());
    }

    private static Task<Outcome<PostedMessage>> PostAsync(World world, PublicId room, string id, bool confirms) =>
        world.Get<PostMessage>().HandleAsync(World.As(world.Lead), new NewMessage(room, id, "@here") { ConfirmsHere = confirms }, default);

    private static void Online(World world, params UserId[] users)
    {
        foreach (var user in users)
        {
            world.Get<Presence>().Up(user);
        }
    }

    private static async Task<List<UserId>> OnlineAsync(World world, int count)
    {
        var users = new List<UserId>();
        for (var i = 0; i < count; i++)
        {
            users.Add(await world.UserAsync($"user {i}", world.Host, world.Members));
            Online(world, users[^1]);
        }

        return users;
    }

    /// <summary>Many users by one change, all of them online.</summary>
    internal static async Task ManyAsync(World world, int count)
    {
        await world.ChangeAsync(async db =>
        {
            var users = Enumerable.Range(0, count).Select(i => new User
            {
                PublicId = PublicId.New(),
                UserName = $"many {i}",
                UserNameKey = $"many {i}",
                DisplayName = $"Many {i}",
                CompanyId = world.Host,
                Active = true,
                PasswordHash = "",
                CreatedAt = DateTime.UnixEpoch,
            }).ToList();
            db.Users.AddRange(users);
            await db.SaveChangesAsync();
            db.GroupMembers.AddRange(users.Select(u => new GroupMember { GroupId = world.Members, UserId = u.Id }));
            users.ForEach(u => Online(world, u.Id));
        });
    }

    /// <summary>Holds whoever reads all people of a room, until the test lets them go on.</summary>
    private sealed class HeldCounting : DbCommandInterceptor
    {
        private readonly TaskCompletionSource _goesOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _waiting;

        public int Waiting => Volatile.Read(ref _waiting);

        public void GoOn() => _goesOn.SetResult();

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.StartsWith("SELECT DISTINCT", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _waiting);
                await _goesOn.Task;
            }

            return result;
        }
    }
}
