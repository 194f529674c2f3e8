using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Web.People;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Components;

/// <summary>The users list of a live page after any actions equals that of a fresh load.</summary>
public sealed class LivePeopleTests
{
    private const int Actions = 1_000;
    private const int Looks = 50;

    [Theory]
    [InlineData(1)]
    [InlineData(20261130)]
    public async Task After_any_actions_the_users_list_is_as_after_a_fresh_load(int seed)
    {
        await using var world = await World.CreateAsync();
        var actions = await RandomActions.OfAsync(world, new Random(seed));

        // One who knows all, and one whose acquaintances come and go.
        var (wide, narrow) = (await LiveAsync(world, world.Lead), await LiveAsync(world, world.Customer));
        using var first = Connect(world, world.Lead, wide);
        using var second = Connect(world, world.Customer, narrow);
        var seen = new HashSet<string>();
        for (var i = 1; i <= Actions; i++)
        {
            await actions.DoOneAsync();
            if (i % (Actions / Looks) == 0)
            {
                await Eventually.That(
                    async () =>
                    {
                        world.Time.Advance(TimeSpan.FromSeconds(1));
                        Assert.Equal(await FreshAsync(world, world.Lead), await ShownAsync(wide));
                        Assert.Equal(await FreshAsync(world, world.Customer), await ShownAsync(narrow));
                        return true;
                    },
                    what: $"the lists after {i} actions");
                seen.Add(await ShownAsync(narrow));
            }
        }

        // The control: there was something to follow.
        Assert.True(seen.Count > Looks / 2, $"{seen.Count} different lists");
    }

    private static Feed Connect(World world, UserId user, KnownPeople known) => world.Get<LiveHub>().Connect(user, new SessionId(1), async change =>
    {
        known.Forget(change);
        await known.AllAsync();
    });

    private static async Task<KnownPeople> LiveAsync(World world, UserId user)
    {
        var known = new KnownPeople(OneReader.UserOf(world, user), world.Get<PeopleDirectory>(), world.Get<Presence>());
        await known.AllAsync();
        return known;
    }

    private static async Task<string> FreshAsync(World world, UserId user) => await ShownAsync(await LiveAsync(world, user));

    private static async Task<string> ShownAsync(KnownPeople known) => string.Join(
        '\n', (await known.AllAsync()).Select(p => $"{p.DisplayName} {known.IsOnline(p)} {p.Status} {p.StatusText}").Order(StringComparer.Ordinal));

    /// <summary>What people and administrators do, by chance.</summary>
    private sealed class RandomActions(World world, Random random, IReadOnlyList<UserId> users, PublicId room)
    {
        private readonly HashSet<UserId> _online = [];
        private int _names;

        public static async Task<RandomActions> OfAsync(World world, Random random)
        {
            var third = (await world.Get<MakeCompany>().HandleAsync(Actor.System, "Third", false, default)).Value;
            List<UserId> users = [world.Member, world.Admin];
            for (var i = 0; i < 6; i++)
            {
                users.Add(await world.UserAsync($"third {i}", third, world.Customers));
            }

            return new RandomActions(world, random, users, await world.PrivateRoomAsync(world.Customer));
        }

        public async Task DoOneAsync()
        {
            var user = users[random.Next(users.Count)];
            switch (random.Next(8))
            {
                case < 3:
                    ComeOrGo(user);
                    break;
                case 3:
                    await world.Get<SetStatus>().ChooseAsync(World.As(user), (ChosenStatus)random.Next(3), default);
                    break;
                case 4:
                    await world.Get<SetStatus>().SayAsync(World.As(user), random.Next(3) == 0 ? "" : $"text {random.Next()}", default);
                    break;
                case 5:
                    await RenameAsync(user);
                    break;
                case 6:
                    await world.Get<SetActive>().HandleAsync(World.As(world.Admin), await world.IdAsync(user), user == world.Admin || random.Next(3) > 0, default);
                    break;
                default:
                    await world.ChangeAsync(db => GrantAsync(db, user));
                    break;
            }

            world.Time.Advance(TimeSpan.FromMilliseconds(random.Next(1_500)));
        }

        private void ComeOrGo(UserId user)
        {
            if (_online.Remove(user))
            {
                world.Get<Presence>().Down(user);
            }
            else
            {
                _online.Add(user);
                world.Get<Presence>().Up(user);
            }
        }

        private async Task RenameAsync(UserId user)
        {
            var (id, name) = (await world.IdAsync(user), $"Name {++_names}");
            await using var db = world.Db();
            var before = await db.Users.Where(u => u.Id == user).Select(u => u.DisplayName).SingleAsync();
            var edit = new UserEdit(new(before, name), new("", ""), new(default, default), [], []);
            Assert.True((await world.Get<EditUser>().HandleAsync(World.As(world.Admin), id, edit, default)).IsDone);
        }

        /// <summary>Selects somebody in the private room of the narrow reader, or takes them out of it.</summary>
        private async Task GrantAsync(ChatDb db, UserId user)
        {
            var key = await db.Rooms.Where(r => r.PublicId == room).Select(r => r.Id).SingleAsync();
            if (await db.RoomGrants.SingleOrDefaultAsync(g => g.RoomId == key && g.SubjectId == user.Value) is { } grant)
            {
                db.RoomGrants.Remove(grant);
            }
            else
            {
                db.RoomGrants.Add(new RoomGrant { RoomId = key, Kind = GrantKind.User, SubjectId = user.Value });
            }
        }
    }
}
