using System.Diagnostics;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Domain.Access;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Domain.Messages;

/// <summary>Whom an @ is completed to: people who see the room and whom one knows, and nobody else.</summary>
public sealed class MentionOfferTests
{
    [Fact]
    public async Task Only_who_sees_the_room_is_offered()
    {
        await using var world = await World.CreateAsync();
        var room = await world.PrivateRoomAsync(world.Lead, world.Member);
        var company = await world.CompanyRoomAsync(world.Host);

        Assert.Equal(["member"], await NamesAsync(world, world.Lead, room, ""));
        Assert.Equal([], await NamesAsync(world, world.Lead, room, "admin"));
        Assert.Equal(["admin", "member"], await NamesAsync(world, world.Lead, company, ""));
        Assert.Null(await world.Get<MentionOffer>().OfAsync(world.Customer, room, "", default));
        Assert.Null(await world.Get<MentionOffer>().OfAsync(world.Lead, PublicId.New(), "", default));
    }

    [Fact]
    public async Task AM_02_Who_may_not_use_the_chat_is_offered_nowhere()
    {
        await using var world = await World.CreateAsync();
        var viewers = await world.GroupAsync("Viewers", EnterpriseChat.Domain.Access.Permission.ViewIssues);
        await world.UserAsync("nochat", world.Host, viewers);
        var room = await PublicRoomAsync(world);

        Assert.Equal([], await NamesAsync(world, world.Lead, room, "no"));
    }

    [Fact]
    public async Task The_offer_is_exactly_whom_the_rule_and_the_people_rule_let_one_name()
    {
        await using var world = await World.CreateAsync();
        await world.ChangeAsync(db => new GeneratedCompanies(db, 5).FillAsync(users: 16, roomsOfKind: 4));
        await using var db = world.Db();
        var table = TruthTable.Read(db);
        var wrong = new List<string>();
        foreach (var (reader, room) in from u in table.Users from r in table.Rooms where table.Sees(u, r) select (u, r))
        {
            var expected = table.Users.Where(u => u.Id != reader.Id && u.Active && table.Sees(u, room) && table.Knows(reader, u)).Select(u => u.Id).ToHashSet();
            var offered = (await world.Get<MentionOffer>().OfAsync(reader.Id, room.PublicId, "", default))!.People.Select(p => p.Person.Id).ToList();
            if (!offered.All(expected.Contains) || offered.Count != Math.Min(expected.Count, MentionOffer.Most))
            {
                wrong.Add($"{reader.Id} in {room.Id} {room.Kind}");
            }
        }

        Findings.None(wrong.Take(20));
    }

    [Fact]
    public async Task Names_are_found_by_the_beginning_of_any_word_and_by_the_user_name()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        foreach (var (user, name) in new[] { ("cm", "Carlos Mendes"), ("mei", "Mei Tanaka"), ("o'c", "Siobhán O’Connor"), ("straße", "Jürgen Groß") })
        {
            var id = await world.UserAsync(user, world.Host, world.Members);
            await world.ChangeAsync(async changed => (await changed.Users.FindAsync(id))!.DisplayName = name);
        }

        Assert.Equal(["mei", "member", "cm"], await NamesAsync(world, world.Lead, room, "me"));
        Assert.Equal(["mei"], await NamesAsync(world, world.Lead, room, "Mei  T"));
        Assert.Equal(["cm"], await NamesAsync(world, world.Lead, room, "CM"));
        Assert.Equal(["straße"], await NamesAsync(world, world.Lead, room, "GROSS"));
        Assert.Equal(["straße"], await NamesAsync(world, world.Lead, room, "STRASSE"));
        Assert.Equal([], await NamesAsync(world, world.Lead, room, "endes"));
        Assert.Equal([], await NamesAsync(world, world.Lead, room, new string('m', 100_000)));
    }

    [Fact]
    public async Task Who_is_online_comes_first_and_here_is_offered_but_for_direct_chats()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        world.Get<Presence>().Up(world.Member);
        var partner = await world.Get<PeopleDirectory>().OfAsync([world.Member], default);
        var direct = (await world.Get<OpenDirectChat>().HandleAsync(World.As(world.Lead), partner[world.Member].PublicId, default)).Value;

        Assert.Equal(["member", "admin"], await NamesAsync(world, world.Lead, room, ""));
        Assert.True((await world.Get<MentionOffer>().OfAsync(world.Lead, room, "He", default))!.HasHere);
        Assert.False((await world.Get<MentionOffer>().OfAsync(world.Lead, room, "her e", default))!.HasHere);
        var there = (await world.Get<MentionOffer>().OfAsync(world.Lead, direct, "", default))!;
        Assert.Equal((1, false), (there.People.Count, there.HasHere));
    }

    [Fact]
    public async Task Five_thousand_people_are_asked_by_as_many_statements_as_five()
    {
        var captured = new CapturedCommands();
        await using var world = await World.CreateAsync(captured);
        var room = await world.CompanyRoomAsync(world.Host);
        await NamesAsync(world, world.Lead, room, "");
        captured.Clear();
        await NamesAsync(world, world.Lead, room, "m");
        var few = captured.Sql.Count;
        await HereTests.ManyAsync(world, 5_000);
        await NamesAsync(world, world.Lead, room, "m");

        captured.Clear();
        var since = Stopwatch.StartNew();
        Assert.Equal(MentionOffer.Most, (await NamesAsync(world, world.Lead, room, "many 4")).Count);
        Assert.Equal(few, captured.Sql.Count);
        Assert.InRange(few, 1, 2);
        Assert.True(since.Elapsed < TimeSpan.FromSeconds(0.5), $"{since.Elapsed}"); // about 10 ms here
    }

    [Fact]
    public async Task Who_sees_a_small_room_is_found_behind_many_who_do_not()
    {
        await using var world = await World.CreateAsync();
        await HereTests.ManyAsync(world, 200);
        var zoe = await world.UserAsync("many zoe", world.Host, world.Members);
        var room = await world.PrivateRoomAsync(world.Lead, zoe);

        Assert.Equal(["many zoe"], await NamesAsync(world, world.Lead, room, "many"));
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(World world, UserId reader, PublicId room, string begin) =>
        [.. (await world.Get<MentionOffer>().OfAsync(reader, room, begin, default))!.People.Select(p => p.Person.UserName)];

    private static async Task<PublicId> PublicRoomAsync(World world)
    {
        var id = PublicId.New();
        await world.ChangeAsync(async db =>
        {
            db.Rooms.Add(new Room { PublicId = id, Kind = RoomKind.ChatRoom, IsPublic = true, Name = "Open", NameKey = "open", CreatedAt = DateTime.UnixEpoch });
            await db.SaveChangesAsync();
        });
        return id;
    }
}
