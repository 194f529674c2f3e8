using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Access;

/// <summary>The rules against the table of the product page, in every direction in which they are asked.</summary>
public sealed class RuleTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task RO_10_The_rule_in_every_form_says_what_the_product_page_says(int seed)
    {
        await using var world = await World.CreateAsync();
        await world.ChangeAsync(db => new GeneratedCompanies(db, seed).FillAsync());
        await using var db = world.Db();
        var table = TruthTable.Read(db);
        var expected = (from u in table.Users from r in table.Rooms where table.Sees(u, r) select (u.Id, r.Id)).ToHashSet();
        Assert.True(table.Users.Count * table.Rooms.Count > 6_000, "Few pairs.");
        Assert.All(Enum.GetValues<RoomKind>(), kind => Assert.Contains(table.Rooms, r => r.Kind == kind && expected.Any(e => e.Item2 == r.Id)));

        var pairs = (await RoomAccess.Of(db).Distinct().ToListAsync()).Select(s => (s.UserId, s.RoomId)).ToHashSet();
        var door = new Door(db, new KnownSights(), 1);
        HashSet<(UserId, RoomId)> single = [], ofUsers = [], ofRooms = [];
        foreach (var user in table.Users)
        {
            ofUsers.UnionWith((await door.RoomsOf(user.Id).Select(r => r.Id).ToListAsync()).Select(r => (user.Id, r)));
            foreach (var room in table.Rooms)
            {
                if (await door.OpenAsync(room.PublicId, user.Id, default) is { } open)
                {
                    Assert.Equal((room.Id, room.Kind, user.Id), (open.Id, open.Kind, open.Reader));
                    single.Add((user.Id, room.Id));
                }
            }
        }

        foreach (var room in table.Rooms)
        {
            var users = await RoomAccess.Of(db, db.Rooms.Where(r => r.Id == room.Id), db.Users).Select(s => s.UserId).Distinct().ToListAsync();
            ofRooms.UnionWith(users.Select(u => (u, room.Id)));
        }

        Findings.None(Differences("pairs", expected, pairs).Concat(Differences("one pair", expected, single))
            .Concat(Differences("rooms of a user", expected, ofUsers)).Concat(Differences("users of a room", expected, ofRooms)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_issue_rule_says_what_the_product_page_says(int seed)
    {
        await using var world = await World.CreateAsync();
        await world.ChangeAsync(db => new GeneratedCompanies(db, seed).FillAsync(users: 60, roomsOfKind: 100));
        await using var db = world.Db();
        var table = TruthTable.Read(db);
        var expected = (from u in table.Users from i in table.Issues where table.SeesIssue(u, i) select (u.Id, i.Id)).ToHashSet();
        Assert.True(table.Users.Count * table.Issues.Count > 6_000, "Few pairs.");
        var pairs = (await IssueAccess.Of(db, db.Issues, db.Users).Distinct().ToListAsync()).Select(s => (s.UserId, s.IssueId)).ToHashSet();

        Findings.None(Differences("issues", expected, pairs));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_people_rule_says_what_the_product_page_says(int seed)
    {
        await using var world = await World.CreateAsync();
        await world.ChangeAsync(db => new GeneratedCompanies(db, seed).FillAsync(users: 60, roomsOfKind: 8));
        await using var db = world.Db();
        var table = TruthTable.Read(db);
        var expected = (from k in table.Users from p in table.Users where table.Knows(k, p) select (k.Id, p.Id)).ToHashSet();
        var pairs = (await PeopleAccess.Of(db, db.Users, db.Users).Distinct().ToListAsync()).Select(a => (a.KnowerId, a.KnownId)).ToHashSet();
        Findings.None(Differences("people", expected, pairs));

        foreach (var reader in table.Users)
        {
            var listed = (await world.Get<PeopleDirectory>().KnownToAsync(reader.Id, default)).Select(p => p.Id).ToHashSet();
            Assert.Subset(expected.Where(e => e.Item1 == reader.Id).Select(e => e.Item2).ToHashSet(), listed);
        }
    }

    [Fact]
    public async Task RO_04_A_group_of_twenty_of_whom_nine_may_not_is_seen_by_eleven()
    {
        await using var world = await World.CreateAsync();
        var off = (await world.Get<MakeCompany>().HandleAsync(Actor.System, "Off", false, default)).Value;
        var group = await world.GroupAsync("Selected");
        List<UserId> may = [], mayNot = [];
        for (var i = 0; i < 20; i++)
        {
            var user = await world.UserAsync($"selected {i}", i >= 16 ? off : world.Host, i is >= 3 and < 5 ? [group] : [group, world.Members]);
            (i < 5 || i >= 16 ? mayNot : may).Add(user);
        }

        var room = await world.PrivateRoomAsync();
        await world.ChangeAsync(async db =>
        {
            db.RoomGrants.Add(new RoomGrant { RoomId = db.Rooms.Single(r => r.PublicId == room).Id, Kind = GrantKind.Group, SubjectId = group.Value });
            (await db.Companies.SingleAsync(c => c.Id == off)).ChatEnabled = false;
            foreach (var user in await db.Users.Where(u => mayNot.Take(3).Contains(u.Id)).ToListAsync())
            {
                user.Active = false;
            }
        });

        await using var after = world.Db();
        var seenBy = await RoomAccess.Of(after, after.Rooms.Where(r => r.PublicId == room), after.Users).Select(s => s.UserId).Distinct().ToListAsync();
        Assert.Equal(11, seenBy.Count);
        Assert.Equal(may.Order(Comparer<UserId>.Create((a, b) => a.Value.CompareTo(b.Value))), seenBy.OrderBy(u => u.Value));
    }

    private static IEnumerable<string> Differences<T>(string form, HashSet<T> expected, HashSet<T> found) =>
        expected.Except(found).Take(5).Select(p => $"{form}: {p} is missing").Concat(found.Except(expected).Take(5).Select(p => $"{form}: {p} is too much"));
}
