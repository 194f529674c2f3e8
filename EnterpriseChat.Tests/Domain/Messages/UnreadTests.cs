using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EnterpriseChat.Tests.Domain.Messages;

/// <summary>Unread numbers by counters against a count of messages.</summary>
public sealed class UnreadTests
{
    private const int StepsOfARun = 5_000;

    [Fact]
    public Task RO_17_Unread_numbers_are_the_messages_above_the_mark_that_are_not_ones_own() => RunAsync(1);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [Trait("Category", "Nightly")]
    public Task RO_17_Unread_numbers_are_the_messages_above_the_mark_in_more_runs(int seed) => RunAsync(seed);

    private static async Task RunAsync(int seed)
    {
        await using var world = await World.CreateAsync(s => s.Replace(ServiceDescriptor.Singleton(new PostingLimit(int.MaxValue))));
        var random = new Random(seed);
        UserId[] users = [world.Lead, world.Member, world.Admin];
        PublicId[] rooms = [await world.CompanyRoomAsync(world.Host), await world.PrivateRoomAsync(users), await world.PrivateRoomAsync(users)];
        world.Time.Advance(TimeSpan.FromMilliseconds(1));
        var open = new Dictionary<(UserId, PublicId), OpenRoom>();
        foreach (var (user, room) in from u in users from r in rooms select (u, r))
        {
            open[(user, room)] = (await world.Get<RoomReader>().OpenAsync(user, room, default))!;
        }

        var authors = rooms.ToDictionary(r => r, _ => new List<UserId>());
        var marks = open.Keys.ToDictionary(k => k, _ => 0);
        for (var step = 0; step < StepsOfARun; step++)
        {
            var (user, room) = (users[random.Next(users.Length)], rooms[random.Next(rooms.Length)]);
            switch (random.Next(10))
            {
                case < 4:
                    Assert.Equal(authors[room].Count + 1, (await world.PostAsync(user, room, "x")).Value.Number);
                    authors[room].Add(user);
                    break;
                case < 8:
                    var number = random.Next(authors[room].Count + 1);
                    world.Get<ReadMarks>().Read(open[(user, room)], number);
                    marks[(user, room)] = Math.Max(marks[(user, room)], number);
                    break;
                case 8:
                    var unread = random.Next(authors[room].Count + 1);
                    world.Get<ReadMarks>().Unread(open[(user, room)], unread);
                    marks[(user, room)] = Math.Max(0, unread - 1);
                    break;
                default:
                    await world.FlushAsync();
                    break;
            }

            if (step % 7 == 0 || step > StepsOfARun - 50)
            {
                await AssertSameAsync(world, user, rooms.ToDictionary(r => r, r => authors[r].Skip(marks[(user, r)]).Count(a => a != user)), step);
            }
        }

        await world.FlushAsync();
        Invariants.AssertHold(Path.Combine(world.Path, "chat.db"));
    }

    private static async Task AssertSameAsync(World world, UserId user, Dictionary<PublicId, int> expected, int step)
    {
        var found = (await world.Get<ChatList>().OfAsync(user, default)).ToDictionary(r => r.PublicId, r => r.Unread);
        Assert.All(expected, room => Assert.True(room.Value == found[room.Key], $"Step {step}: {room.Value} and not {found[room.Key]} for {user}."));
        Assert.Equal(expected.Values.Sum(), await world.UnreadAsync(user));
    }
}
