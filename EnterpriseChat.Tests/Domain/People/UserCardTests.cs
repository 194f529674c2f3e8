using EnterpriseChat.Domain;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Domain.Access;
using EnterpriseChat.Tests.Domain.Administration;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.People;

/// <summary>What is told of a user, to whom, and who changes it.</summary>
public sealed class UserCardTests
{
    [Fact]
    public async Task It_is_read_by_exactly_those_who_know_the_user()
    {
        await using var world = await World.CreateAsync();
        await world.ChangeAsync(db => new GeneratedCompanies(db, 17).FillAsync(users: 16, roomsOfKind: 4));
        await using var db = world.Db();
        var table = TruthTable.Read(db);
        var wrong = new List<string>();
        foreach (var (one, other) in from a in table.Users from b in table.Users select (a, b))
        {
            var expected = one.Active && table.Knows(one, other);
            if (await world.Get<UserCards>().OfAsync(one.Id, other.PublicId, default) is not null != expected)
            {
                wrong.Add($"{one.Id} {other.Id}, expected {expected}");
            }
        }

        Findings.None(wrong.Take(20));
        Assert.Null(await world.Get<UserCards>().OfAsync(world.Admin, PublicId.New(), default));
    }

    [Fact]
    public async Task It_has_all_that_is_stored_and_the_newest_time_of_the_last_tab()
    {
        await using var office = await Office.OpenAsync();
        var world = office.World;
        await office.EditAsync(world.Member, world.Member, e => e with { Phone = new("", " +49  711 5550142 "), TimeZone = new("", "Europe/Berlin"), Language = new("", "de") });
        await office.EditAsync(world.Admin, world.Member, e => e with { Email = new("", "mei@contoso.example") });
        var card = (await world.Get<UserCards>().OfAsync(world.Lead, await office.IdAsync(world.Member), default))!;
        Assert.Equal(
            ("+49 711 5550142", "Europe/Berlin", "de", "mei@contoso.example", null),
            (card.Phone, card.TimeZone, card.Language, card.Email, card.LastSeenAt));
        Assert.Empty(card.Changeable);
        var at = world.Time.GetUtcNow().UtcDateTime;
        world.Get<PrivateState>().SeenUser(world.Member, at);
        Assert.Equal(at, (await world.Get<UserCards>().OfAsync(world.Lead, await office.IdAsync(world.Member), default))!.LastSeenAt);
    }

    [Fact]
    public async Task The_time_of_the_last_tab_is_not_lost_while_it_is_being_stored()
    {
        using var reading = new SteppedReading(sql => sql.Contains("\"UserTraces\"", StringComparison.Ordinal), hasRead: true);
        await using var world = await World.CreateAsync(reading);
        var at = world.Time.GetUtcNow().UtcDateTime;
        await using var db = world.Db();
        var member = await db.Users.SingleAsync(u => u.Id == world.Member);
        world.Get<PrivateState>().SeenUser(world.Member, at);
        reading.Hold();
        var card = world.Get<UserCards>().OfAsync(world.Lead, member.PublicId, default);
        var rows = world.Get<UserRows>().PageAsync(world.Admin, new UserFilter(), new PageRequest("member"), default);
        await Eventually.That(() => reading.Waiting == 2, what: "both have read what is stored");
        await world.FlushAsync();
        reading.LetAll();
        Assert.Equal(at, (await card)!.LastSeenAt);
        Assert.Equal(at, Assert.Single((await rows)!.Rows).LastSeenAt);
    }

    [Fact]
    public async Task Everyone_changes_the_own_phone_title_zone_and_language_and_nothing_else()
    {
        await using var office = await Office.OpenAsync();
        var world = office.World;
        var own = (await world.Get<UserCards>().OfAsync(world.Customer, await office.IdAsync(world.Customer), default))!;
        Assert.Equal([UserField.Title, UserField.Phone, UserField.TimeZone, UserField.Language], own.Changeable.Order());
        await office.BeginAsync();
        Assert.True((await office.EditAsync(world.Customer, world.Customer, e => e with { Title = e.Title with { After = "Buyer" } })).IsDone);
        Assert.True((await office.EditAsync(world.Customer, world.Customer, e => e with { Phone = new("", "12 34") })).IsDone);
        Assert.Equal(
            [
                """user.changed {"after":"Buyer","before":"","field":"title"}""",
                """user.changed {"after":"12 34","before":"","field":"phone"}""",
            ],
            await office.LoggedAsync());
        Assert.Equal(PeopleRefusals.UserNotFound, (await office.EditAsync(world.Customer, world.Customer, e => e with { Email = new("", "a@b") })).Refusal);
        Assert.Equal(PeopleRefusals.UserNotFound, (await office.EditAsync(world.Customer, world.Member, e => e with { Phone = new("", "1") })).Refusal);

        // Time zone and language are nobody else's to choose, whatever one may do.
        Assert.Equal(PeopleRefusals.UserNotFound, (await office.EditAsync(world.Admin, world.Customer, e => e with { TimeZone = new("", "UTC") })).Refusal);
        Assert.Equal(PeopleRefusals.UserNotFound, (await office.EditAsync(world.Admin, world.Customer, e => e with { Language = new("", "de") })).Refusal);
        Assert.True((await office.EditAsync(world.Admin, world.Customer, e => e with { Email = new("", "a@b"), Phone = new("12 34", "5") })).IsDone);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("a@b", true)]
    [InlineData("Mei.Tanaka+chat@contoso.example", true)]
    [InlineData("mei", false)]
    [InlineData("@contoso", false)]
    [InlineData("mei@", false)]
    [InlineData("a@b@c", false)]
    [InlineData("a b@c", false)]
    [InlineData("<a@b>", false)]
    [InlineData("a@b,c@d", false)]
    [InlineData("a\u202E@b", false)]
    public void An_email_address_is_one_to_which_mail_can_go(string email, bool isRight) => Assert.Equal(isRight, PeopleRefusals.OfEmail(email) is null);

    [Theory]
    [InlineData("", true)]
    [InlineData("+49 (711) 555-01/42", true)]
    [InlineData("555 0142 ext. 7", true)]
    [InlineData("call me", false)]
    [InlineData("<script>1</script>", false)]
    [InlineData("1\u202E2", false)]
    [InlineData("12345678901234567890123456789012345678901", false)]
    public void A_phone_number_is_one_that_can_be_dialled(string phone, bool isRight) => Assert.Equal(isRight, PeopleRefusals.OfPhone(phone) is null);

    [Theory]
    [InlineData("Europe/Berlin", "de-DE", true)]
    [InlineData("", "", true)]
    [InlineData("Mars/Olympus", "de", false)]
    [InlineData("../../etc/passwd", "de", false)]
    [InlineData("UTC", "xx-not-a-language", false)]
    public async Task Zone_and_language_are_such_as_there_are(string zone, string language, bool isRight)
    {
        await using var office = await Office.OpenAsync();
        var edited = await office.EditAsync(office.World.Member, office.World.Member, e => e with { TimeZone = new("x", zone), Language = new("x", language) });
        Assert.Equal(isRight, edited.Refusal is null or ChangedMeanwhile);
    }
}
