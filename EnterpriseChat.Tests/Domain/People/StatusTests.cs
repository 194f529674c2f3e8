using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.People;

/// <summary>What people say of their own availability.</summary>
public sealed class StatusTests
{
    [Theory]
    [InlineData("Support until 17:00", "Support until 17:00")]
    [InlineData("  back\nat 13:30 ", "back at 13:30")]
    [InlineData("<b>now</b>", "<b>now</b>")]
    [InlineData("\u200B\u2060", "")]
    [InlineData("", "")]
    public async Task PR_04_A_status_text_is_one_line_and_one_that_shows_nothing_removes_it(string said, string kept)
    {
        await using var world = await World.CreateAsync();
        Assert.True((await world.Get<SetStatus>().SayAsync(World.As(world.Lead), "before", default)).IsDone);
        Assert.True((await world.Get<SetStatus>().SayAsync(World.As(world.Lead), said, default)).IsDone);
        Assert.Equal(kept, (await PersonAsync(world)).StatusText);
    }

    [Fact]
    public async Task PR_04_A_text_has_140_characters_at_most_and_what_stood_there_stays()
    {
        await using var world = await World.CreateAsync();
        Assert.True((await world.Get<SetStatus>().SayAsync(World.As(world.Lead), new string('x', 140), default)).IsDone);
        Assert.Equal(PeopleRefusals.LongStatus, (await world.Get<SetStatus>().SayAsync(World.As(world.Lead), new string('y', 141), default)).Refusal);
        Assert.Equal(new string('x', 140), (await PersonAsync(world)).StatusText);
    }

    [Fact]
    public async Task A_status_is_told_to_who_knows_the_person_and_logged_and_saying_it_again_is_not()
    {
        await using var world = await World.CreateAsync();
        var told = new List<Fact>();
        using var _ = world.Get<FactBus>().Subscribe(told.Add);
        for (var i = 0; i < 2; i++)
        {
            Assert.True((await world.Get<SetStatus>().ChooseAsync(World.As(world.Lead), ChosenStatus.Busy, default)).IsDone);
        }

        Assert.Equal(ChosenStatus.Busy, (await PersonAsync(world)).Status);
        Assert.Single(told, new PersonChanged(world.Lead));
        await using var db = world.Db();
        var entry = await db.AuditEntries.SingleAsync(e => e.Action == AuditAction.StatusChanged);
        Assert.Equal((world.Lead, world.Lead, """{"after":"Busy","before":"Online","field":"status"}"""), (entry.ActorId!.Value, entry.UserId!.Value, entry.Details));
    }

    private static async Task<EnterpriseChat.Domain.People.Person> PersonAsync(World world) => (await world.Get<PeopleDirectory>().OfAsync([world.Lead], default))[world.Lead];
}
