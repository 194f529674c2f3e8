using System.Diagnostics;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Search;
using EnterpriseChat.Tests.Domain.Access;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Search;

/// <summary>Nobody finds what they may not see, nor learns by searching that it is there; and nothing that is typed is syntax.</summary>
public sealed class SearchRuleTests
{
    private const int Tries = 200;

    public static TheoryData<bool> Ways => MessageSearchTests.Ways;

    [Fact]
    public async Task SE_01_A_word_of_hidden_rooms_is_to_an_outsider_as_a_word_that_occurs_nowhere()
    {
        await using var world = await MessageSearchTests.WorldAsync(seesMuch: false);
        var hidden = await world.PrivateRoomAsync(world.Lead, world.Member);
        await world.FillAsync(hidden, MessageSearch.FewMessages + 1, "the secret of the room");
        await world.SayAsync(world.Customer, await world.CompanyRoomAsync(world.Other), "our own words", "and more of them");

        var inside = await world.FindAsync(world.Member, "secret");
        Assert.Equal(MessageSearch.PageLength, inside.Messages.Length);
        var outside = await world.FindAsync(world.Customer, "secret");
        Assert.Equal((0, null), (outside.Messages.Length, outside.Next));
        var names = await world.Get<NameSearch>().OfAsync(world.Customer, TypedSearch.Of("secret"), default);
        Assert.Equal((0, 0), (names.Rooms.Length, names.People.Length));

        List<double> present = [], absent = [];
        for (var i = 0; i < Tries; i++)
        {
            present.Add(await TookAsync(world, "secret"));
            absent.Add(await TookAsync(world, "nowhere"));
        }

        var (there, nowhere) = (Median(present), Median(absent));
        Assert.True(Math.Abs(there - nowhere) < Math.Max(3, nowhere / 10), $"{there:0.00} ms against {nowhere:0.00} ms");
    }

    /// <summary>Of a reader who sees much the index is asked; the rule stands in the same statement.</summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public async Task SE_01_Everybody_finds_exactly_the_messages_of_the_rooms_that_the_rule_lets_them_see(bool seesMuch)
    {
        await using var world = await MessageSearchTests.WorldAsync(seesMuch);
        await world.ChangeAsync(db => new GeneratedCompanies(db, 7).FillAsync(users: 14, roomsOfKind: 3));
        await world.ChangeAsync(async db =>
        {
            var rooms = await db.Rooms.Where(r => r.NameKey != "fill").ToListAsync();
            var messages = rooms.ConvertAll(r => new Message
            {
                RoomId = r.Id,
                Number = 1_000_000,
                AuthorId = world.Lead,
                ClientId = $"needle{r.Id.Value}",
                PostedAt = DateTime.UnixEpoch,
                RightsVersion = 1,
                Changed = 1,
                Revision = 1,
            });
            db.Messages.AddRange(messages);
            await db.SaveChangesAsync();
            db.MessageTexts.AddRange(messages.Select(m => new MessageText { MessageId = m.Id, Revision = 1, Text = "a needle", Salt = [0] }));
        });

        await using var read = world.Db();
        var table = TruthTable.Read(read);
        var wrong = new List<string>();
        foreach (var user in table.Users)
        {
            var expected = table.Rooms.Where(r => r.NameKey != "fill" && table.Sees(user, r)).Select(r => r.Id).Order(ById).ToList();
            var found = await AllAsync(world, user.Id);
            if (!found.Order(ById).SequenceEqual(expected))
            {
                wrong.Add($"{user.Id}: {found.Count} in place of {expected.Count}");
            }
        }

        Findings.None(wrong);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task What_one_lost_is_not_found_from_that_moment_on(bool seesMuch)
    {
        await using var world = await MessageSearchTests.WorldAsync(seesMuch);
        var room = await world.PrivateRoomAsync(world.Lead, world.Member);
        await world.SayAsync(world.Lead, room, "for a while");
        Assert.Equal(["for a while"], await world.TextsAsync(world.Member, "while"));
        Assert.Equal("Private", Assert.Single((await world.Get<NameSearch>().OfAsync(world.Member, TypedSearch.Of("priv"), default)).Rooms).Name);

        await world.ChangeAsync(db => db.RoomGrants.Where(g => g.SubjectId == world.Member.Value).ExecuteDeleteAsync());

        Assert.Equal([], await world.TextsAsync(world.Member, "while"));
        Assert.Equal([], await world.TextsAsync(world.Member, "in:private while"));
        Assert.Empty((await world.Get<NameSearch>().OfAsync(world.Member, TypedSearch.Of("priv"), default)).Rooms);
    }

    [Fact]
    public async Task People_and_rooms_are_found_by_words_of_their_names_and_only_whom_one_knows()
    {
        await using var world = await World.CreateAsync();
        await world.ChangeAsync(async db => (await db.Users.FindAsync(world.Member))!.DisplayName = "Jürgen Groß");
        var elsewhere = (await world.Get<MakeCompany>().HandleAsync(Actor.System, "Elsewhere", false, default)).Value;
        var stranger = await world.UserAsync("gross.stranger", elsewhere, world.Customers);
        await world.PublicRoomAsync("Großhandel");

        var mine = await world.Get<NameSearch>().OfAsync(world.Lead, TypedSearch.Of("GROSS"), default);
        Assert.Equal(["Jürgen Groß", "gross.stranger"], mine.People.Select(p => p.DisplayName).Order(StringComparer.Ordinal));
        Assert.Equal("Großhandel", Assert.Single(mine.Rooms).Name);
        var theirs = await world.Get<NameSearch>().OfAsync(world.Customer, TypedSearch.Of("gross"), default);
        Assert.DoesNotContain(theirs.People, p => p.Id == stranger);
        Assert.Equal("Jürgen Groß", Assert.Single((await world.Get<NameSearch>().OfAsync(world.Lead, TypedSearch.Of("\"jurgen gross\""), default)).People).DisplayName);
        Assert.Equal("Contoso", Assert.Single((await world.Get<NameSearch>().OfAsync(world.Lead, TypedSearch.Of("contoso"), default)).Rooms).Name);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task SE_03_Hostile_texts_are_words_and_never_an_error(bool seesMuch)
    {
        await using var world = await MessageSearchTests.WorldAsync(seesMuch);
        var room = await world.CompanyRoomAsync(world.Host);
        await world.SayAsync(world.Lead, room, "100%_sure 'quoted' \"twice\" near a or b", "NEAR(x)", "SELECT * FROM Users");
        string[] hostile =
        [
            "%", "_", "'", "\"", "*", "NEAR(", "a OR b", new string('x', 10_000), "   ", "😀", "\0", "\ud800", "'; DROP TABLE Messages; --", "AND", "NOT", "a AND NOT b",
            "Text:a", "-a", "^a", "(a", "{a b}:c", "\"\"", "\"a\" \"", "a*b*", "from:\"", "from:%", "in:*", "from:' before:2025-99-99", string.Join(' ', Enumerable.Repeat("\"a b\" c", 2_000)),
        ];
        foreach (var typed in hostile)
        {
            var since = Stopwatch.StartNew();
            await world.FindAsync(world.Lead, typed);
            await world.Get<NameSearch>().OfAsync(world.Lead, TypedSearch.Of(typed), default);
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(2), $"{typed[..Math.Min(20, typed.Length)]}: {since.Elapsed}");
        }

        Assert.Equal(["100%_sure 'quoted' \"twice\" near a or b"], await world.TextsAsync(world.Lead, "a OR b"));
        Assert.Equal(["NEAR(x)", "100%_sure 'quoted' \"twice\" near a or b"], await world.TextsAsync(world.Lead, "NEAR("));
        Assert.Equal(["100%_sure 'quoted' \"twice\" near a or b"], await world.TextsAsync(world.Lead, "100%_sure"));
        Assert.Equal(["SELECT * FROM Users"], await world.TextsAsync(world.Lead, "* FROM us*"));
        Assert.Equal([], await world.TextsAsync(world.Lead, "%"));
    }

    private static readonly Comparer<RoomId> ById = Comparer<RoomId>.Create((a, b) => a.Value.CompareTo(b.Value));

    private static async Task<List<RoomId>> AllAsync(World world, UserId reader)
    {
        var rooms = new List<RoomId>();
        long? next = null;
        do
        {
            var page = await world.FindAsync(reader, "needle", next);
            rooms.AddRange(page.Messages.Select(m => m.Room.Id));
            next = page.Next;
        }
        while (next is not null);
        return rooms;
    }

    private static async Task<double> TookAsync(World world, string typed)
    {
        var begin = Stopwatch.GetTimestamp();
        await world.FindAsync(world.Customer, typed);
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }

    private static double Median(List<double> took) => took.Order().ElementAt(took.Count / 2);
}
