using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Rooms;

public sealed class MakeRoomTests
{
    [Fact]
    public async Task A_public_room_is_seen_by_everyone_who_may_use_the_chat_and_a_private_one_by_those_selected()
    {
        await using var world = await RoomWorld.CreateAsync();
        Assert.True((await world.MakeAsync(world.Lead, RoomWorld.Public("Lunch", "Noodles"))).IsDone);
        Assert.True((await world.MakeAsync(world.Lead, await world.PrivateAsync("Release", world.Lead, world.Customer))).IsDone);

        Assert.Equal(["Lunch", "Release"], await world.RoomsOfAsync(world.Lead));
        Assert.Equal(["Lunch"], await world.RoomsOfAsync(world.Member));
        Assert.Equal(["Lunch", "Release"], await world.RoomsOfAsync(world.Customer));
        Assert.Equal(["Lunch"], await world.RoomsOfAsync(world.Admin));
    }

    [Fact]
    public async Task A_group_and_a_company_that_are_selected_stand_for_their_people()
    {
        await using var world = await RoomWorld.CreateAsync();
        await using var db = world.Db();
        var group = await db.UserGroups.Where(g => g.Id == world.Customers).Select(g => g.PublicId).SingleAsync();
        var company = await db.Companies.Where(c => c.Id == world.Host).Select(c => c.PublicId).SingleAsync();
        await world.MakeAsync(world.Lead, new RoomSettings("Of a group", "", false, AccessList.Nobody with { Groups = new HashSet<PublicId> { group } }));
        await world.MakeAsync(world.Lead, new RoomSettings("Of a company", "", false, AccessList.Nobody with { Companies = new HashSet<PublicId> { company } }));

        Assert.Equal(["Of a company"], await world.RoomsOfAsync(world.Lead));
        Assert.Equal(["Of a company"], await world.RoomsOfAsync(world.Member));
        Assert.Equal(["Of a group"], await world.RoomsOfAsync(world.Customer));
    }

    [Fact]
    public async Task Who_may_not_create_rooms_or_not_use_the_chat_makes_none()
    {
        await using var world = await RoomWorld.CreateAsync();
        var onlyCreates = await world.UserAsync("creates", world.Host, await world.GroupAsync("Only create", Permission.CreateChatRooms));
        Assert.Equal(RoomRefusals.MayNot, (await world.MakeAsync(world.Member, RoomWorld.Public("A"))).Refusal);
        Assert.Equal(RoomRefusals.MayNot, (await world.MakeAsync(onlyCreates, RoomWorld.Public("A"))).Refusal);
        Assert.Equal(RoomRefusals.MayNot, (await world.Get<MakeRoom>().HandleAsync(Actor.Anonymous("test"), RoomWorld.Public("A"), default)).Refusal);
        Assert.Empty(await world.RoomsOfAsync(world.Lead));
    }

    [Fact]
    public async Task A_name_a_topic_and_a_selection_that_are_not_right_are_refused_and_nothing_is_made()
    {
        await using var world = await RoomWorld.CreateAsync();
        Assert.Equal(PeopleRefusals.BadName, (await world.MakeAsync(world.Lead, RoomWorld.Public(" \u200B "))).Refusal);
        Assert.Equal(PeopleRefusals.BadName, (await world.MakeAsync(world.Lead, RoomWorld.Public(new string('x', 81)))).Refusal);
        Assert.Equal(RoomRefusals.BadTopic, (await world.MakeAsync(world.Lead, RoomWorld.Public("A", new string('x', 201)))).Refusal);
        Assert.Equal(RoomRefusals.NobodySelected, (await world.MakeAsync(world.Lead, await world.PrivateAsync("A"))).Refusal);
        Assert.True((await world.MakeAsync(world.Lead, RoomWorld.Public(new string('x', 80), new string('x', 200)))).IsDone);
        Assert.Single(await world.RoomsOfAsync(world.Lead));
    }

    [Theory]
    [InlineData("general")]
    [InlineData("  GENERAL\u00A0")]
    [InlineData("Gene\u200Bral")]
    [InlineData("Ｇｅｎｅｒａｌ")]
    public async Task RO_13_A_name_that_differs_by_case_space_or_width_only_is_the_same(string name)
    {
        await using var world = await RoomWorld.CreateAsync();
        await world.MakeAsync(world.Lead, RoomWorld.Public("General"));
        Assert.Equal(RoomRefusals.NameTaken, (await world.MakeAsync(world.Lead, RoomWorld.Public(name))).Refusal);
    }

    [Theory]
    [InlineData("\u202Eexe.gpj")]
    [InlineData("a\u2066b")]
    public async Task RE_14_A_name_that_turns_the_direction_of_writing_is_refused(string name)
    {
        await using var world = await RoomWorld.CreateAsync();
        Assert.Equal(PeopleRefusals.TurningName, (await world.MakeAsync(world.Lead, RoomWorld.Public(name))).Refusal);
    }

    [Fact]
    public async Task RO_05_A_hidden_room_does_not_give_itself_away_by_its_name()
    {
        await using var world = await RoomWorld.CreateAsync();
        var hidden = await world.MakeAsync(world.Lead, await world.PrivateAsync("Layoffs", world.Lead));
        var made = await world.MakeAsync(world.Customer, RoomWorld.Public("layoffs"));
        Assert.True(made.IsDone);
        Assert.NotEqual(hidden.Value, made.Value);
        Assert.Equal(["layoffs"], await world.RoomsOfAsync(world.Customer));
        Assert.Equal(RoomRefusals.NameTaken, (await world.MakeAsync(world.Lead, RoomWorld.Public("LAYOFFS"))).Refusal);
        Assert.Equal(RoomRefusals.NameTaken, (await world.MakeAsync(world.Lead, RoomWorld.Public("contoso"))).Refusal);
        Assert.True((await world.MakeAsync(world.Customer, RoomWorld.Public("contoso"))).IsDone);
    }

    [Fact]
    public async Task AM_07_Nobody_selects_whom_one_does_not_know_nor_what_is_not_there()
    {
        await using var world = await RoomWorld.CreateAsync();
        var third = (await world.Get<MakeCompany>().HandleAsync(Actor.System, "Northwind", false, default)).Value;
        var stranger = await world.UserAsync("stranger", third, await world.GroupAsync("Strangers", Permission.UseChat));
        await using var db = world.Db();
        var group = await db.UserGroups.Where(g => g.Name == "Strangers").Select(g => g.PublicId).SingleAsync();
        var company = await db.Companies.Where(c => c.Id == third).Select(c => c.PublicId).SingleAsync();
        RoomSettings[] wishes =
        [
            await world.PrivateAsync("A", world.Customer, stranger),
            new("A", "", false, AccessList.Nobody with { Groups = new HashSet<PublicId> { group } }),
            new("A", "", false, AccessList.Nobody with { Companies = new HashSet<PublicId> { company } }),
            new("A", "", false, AccessList.Nobody with { Users = new HashSet<PublicId> { PublicId.New() } }),
        ];
        foreach (var wish in wishes)
        {
            Assert.Equal(RoomRefusals.NotOffered, (await world.MakeAsync(world.Customer, wish)).Refusal);
        }

        Assert.Empty(await world.RoomsOfAsync(world.Customer));
        var choices = world.Get<AccessChoices>();
        var nobody = new HashSet<PublicId>();
        Assert.DoesNotContain(await choices.GroupsAsync(world.Customer, nobody, default), g => g.Name == "Strangers");
        Assert.DoesNotContain(await choices.CompaniesAsync(world.Customer, nobody, default), c => c.Name == "Northwind");
        Assert.Contains(await choices.GroupsAsync(world.Lead, nobody, default), g => g is { Name: "Strangers", People: 1 });
        Assert.True((await world.MakeAsync(world.Lead, wishes[0])).IsDone);
    }

    [Fact]
    public async Task The_log_tells_who_made_the_room_and_for_whom()
    {
        await using var world = await RoomWorld.CreateAsync();
        await world.MakeAsync(world.Lead, (await world.PrivateAsync("Release", world.Lead, world.Member)) with { Topic = "Freeze" });
        var entry = Assert.Single(await world.TraceAsync());
        Assert.Equal((AuditAction.RoomMade, (UserId?)world.Lead), (entry.Action, entry.ActorId));
        Assert.Equal($$"""{"access":["user:{{world.Lead.Value}}","user:{{world.Member.Value}}"],"name":"Release","public":false,"topic":"Freeze"}""", entry.Details);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task RO_04_Who_would_see_a_selection_is_who_sees_the_room_that_has_it(int seed)
    {
        await using var world = await World.CreateAsync();
        await world.ChangeAsync(db => new Access.GeneratedCompanies(db, seed).FillAsync());
        await using var db = world.Db();
        var rooms = await db.Rooms.Where(r => r.Kind == RoomKind.ChatRoom && !r.IsPublic && r.DeletedAt == null).ToListAsync();
        Assert.True(rooms.Count > 3, "Few rooms.");
        foreach (var room in rooms)
        {
            var seenBy = await RoomAccess.Of(db, db.Rooms.Where(r => r.Id == room.Id), db.Users).Select(s => s.UserId).Distinct().ToListAsync();
            var access = await AccessLists.OfAsync(db, new OpenRoom(room.Id, room.PublicId, room.Kind, default, 0), default);
            Assert.True(seenBy.ToHashSet().SetEquals(await world.Get<AccessChoices>().SeenByAsync(false, access, default)));
        }
    }
}
