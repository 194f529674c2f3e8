using System.Diagnostics;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Notifications;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Search;
using EnterpriseChat.Tests.Domain.Access;
using EnterpriseChat.Tests.Domain.Messages;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Search;

/// <summary>The way to rooms and people by name: what one may see, and nothing else.</summary>
public sealed class GoToTests
{
    [Fact]
    public async Task A_room_that_one_does_not_see_and_a_person_whom_one_does_not_know_are_not_found()
    {
        await using var world = await World.CreateAsync();
        var elsewhere = (await world.Get<MakeCompany>().HandleAsync(Actor.System, "Elsewhere", false, default)).Value;
        await world.UserAsync("private stranger", elsewhere, world.Customers);
        await world.PrivateRoomAsync(world.Lead, world.Member); // named Private

        Assert.Equal(["Private", "private stranger"], await NamesAsync(world, world.Lead, "priv"));
        Assert.Equal([], await NamesAsync(world, world.Customer, "priv"));
    }

    [Fact]
    public async Task What_one_lost_is_not_found_from_that_moment_on()
    {
        await using var world = await World.CreateAsync();
        await world.PrivateRoomAsync(world.Lead, world.Member);
        Assert.Equal(["Private"], await NamesAsync(world, world.Member, "priv"));

        await world.ChangeAsync(db => db.RoomGrants.Where(g => g.SubjectId == world.Member.Value).ExecuteDeleteAsync());

        Assert.Equal([], await NamesAsync(world, world.Member, "priv"));
    }

    [Fact]
    public async Task Who_cannot_be_chatted_with_and_oneself_are_not_offered()
    {
        await using var world = await World.CreateAsync();
        var nobody = await world.GroupAsync("without chat", Permission.ViewIssues);
        var outside = await world.UserAsync("unreachable one", world.Host, nobody);
        await world.UserAsync("unreachable two", world.Host, world.Members);

        Assert.Equal(["unreachable two"], await NamesAsync(world, world.Lead, "unreach"));
        Assert.Equal([], await NamesAsync(world, world.Lead, "lead"));
        Assert.Equal([], await NamesAsync(world, outside, ""));
    }

    [Fact]
    public async Task What_is_unread_comes_first_the_newest_before_all_but_not_what_is_quiet()
    {
        await using var world = await World.CreateAsync();
        world.Time.Advance(TimeSpan.FromSeconds(1)); // what was there when an account was made is read
        await world.PublicRoomAsync("Weather");
        var week = await world.PublicRoomAsync("Week");
        var website = await world.PublicRoomAsync("New website");
        var well = await world.PublicRoomAsync("Well");
        await world.SayAsync(world.Lead, week, "first");
        await world.SayAsync(world.Lead, website, "second");
        await world.SayAsync(world.Lead, well, "third");
        await world.Get<SetRoomLevel>().ChooseAsync(World.As(world.Member), well, NotificationLevel.Nothing, default);

        var found = await world.Get<GoTo>().OfAsync(world.Member, "we", default);

        Assert.Equal(["New website", "Week"], found.Unread.Select(d => d.Room!.Name));
        Assert.Equal(["Weather", "Well"], found.Rooms.Select(d => d.Room!.Name));
    }

    [Fact]
    public async Task A_direct_chat_is_found_by_the_person_once_and_said_to_be_unread()
    {
        await using var world = await World.CreateAsync();
        world.Time.Advance(TimeSpan.FromSeconds(1));
        var member = (await world.Get<PeopleDirectory>().OfAsync([world.Member], default))[world.Member];
        var direct = (await world.Get<OpenDirectChat>().HandleAsync(World.As(world.Lead), member.PublicId, default)).Value;
        var before = await world.Get<GoTo>().OfAsync(world.Lead, "member", default);
        Assert.Equal("member", Assert.Single(before.People.Where(d => d.Person!.Id == world.Member)).Person!.UserName);

        await world.SayAsync(world.Lead, direct, "a word");

        var theirs = await world.Get<GoTo>().OfAsync(world.Member, "lead", default);
        Assert.Equal((world.Lead, 1), (Assert.Single(theirs.Unread).Person!.Id, theirs.Unread[0].Room!.Unread));
        Assert.Empty(theirs.People);
    }

    [Theory]
    [InlineData("jur gro", "[Jür]gen von [Gro]ß")]
    [InlineData("GROSS", "Jürgen von [Groß]")]
    [InlineData("gros j", "[J]ürgen von [Groß]")]
    [InlineData("j", "[J]ürgen von Groß")]
    [InlineData("ürg", null)]
    [InlineData("jurgen x", null)]
    [InlineData("sir", "Jürgen von Groß")]
    public async Task Names_are_found_by_the_beginnings_of_their_words_and_the_letters_are_marked(string typed, string? marked)
    {
        await using var world = await World.CreateAsync();
        await world.ChangeAsync(async db =>
        {
            var member = (await db.Users.FindAsync(world.Member))!;
            (member.DisplayName, member.UserName) = ("Jürgen von Groß", "sir.j");
        });

        var found = (await world.Get<GoTo>().OfAsync(world.Lead, typed, default)).People.Where(d => d.Person!.Id == world.Member);

        Assert.Equal(marked, found.Select(d => string.Concat(d.Name.Select(p => p.IsMarked ? $"[{p.Text}]" : p.Text))).SingleOrDefault());
    }

    [Theory]
    [InlineData("%")]
    [InlineData("' OR 1=1 --")]
    [InlineData("\0\ud800\uFFFE")]
    [InlineData("½ ﷺ ")]
    public async Task Hostile_texts_are_names_that_nobody_has(string typed)
    {
        await using var world = await World.CreateAsync();

        Assert.Equal([], await NamesAsync(world, world.Lead, typed));
        Assert.Equal([], await NamesAsync(world, world.Lead, new string('a', 10_000)));
        Assert.NotEqual([], await NamesAsync(world, world.Lead, "  "));
    }

    [Fact]
    public async Task Ten_thousand_people_and_a_thousand_rooms_are_asked_by_as_many_statements_as_a_few()
    {
        var captured = new CapturedCommands();
        await using var world = await World.CreateAsync(captured);
        await world.PublicRoomAsync("Many 0");
        await HereTests.ManyAsync(world, 40);
        var few = await CountAsync();

        await world.ChangeAsync(async db =>
        {
            db.Rooms.AddRange(Enumerable.Range(1, 1_000).Select(i => new Room
            {
                PublicId = PublicId.New(),
                Kind = RoomKind.ChatRoom,
                IsPublic = true,
                Name = $"Many {i}",
                NameKey = $"many {i}",
                CreatedAt = DateTime.UnixEpoch,
            }));
            await db.SaveChangesAsync();
            await db.Users.Where(u => u.UserName.StartsWith("many ")).ExecuteUpdateAsync(s => s.SetProperty(u => u.UserNameKey, u => "old " + u.UserName));
        });
        await HereTests.ManyAsync(world, 10_000);
        var many = await CountAsync();
        Assert.Equal(few, many);
        Assert.InRange(few, 1, 9);

        async Task<int> CountAsync()
        {
            await world.Get<GoTo>().OfAsync(world.Lead, "m", default); // what the server keeps
            captured.Clear();
            var since = Stopwatch.StartNew();
            var found = await world.Get<GoTo>().OfAsync(world.Lead, "many", default);
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(20), $"{since.Elapsed}");
            TestContext.Current.TestOutputHelper?.WriteLine($"{captured.Sql.Count} statements, {since.Elapsed.TotalMilliseconds:0.0} ms");
            Assert.Equal(GoTo.Most, found.People.Length);
            return captured.Sql.Count;
        }
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(World world, UserId reader, string typed)
    {
        var found = await world.Get<GoTo>().OfAsync(reader, typed, default);
        return [.. found.Unread.Concat(found.Rooms).Concat(found.People).Select(d => d.Room?.Name ?? d.Person!.DisplayName)];
    }
}
