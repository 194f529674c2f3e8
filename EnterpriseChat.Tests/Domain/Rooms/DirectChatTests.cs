using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Domain.Live;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Rooms;

/// <summary>The chat of two: one a pair, silent until the first word.</summary>
public sealed class DirectChatTests
{
    [Fact]
    public async Task It_is_one_and_the_same_whoever_opens_it_and_named_after_the_other_side()
    {
        await using var world = await World.CreateAsync();
        var room = await OpenedAsync(world, world.Lead, world.Member);
        Assert.Equal(room, await OpenedAsync(world, world.Member, world.Lead));
        Assert.Equal(room, await OpenedAsync(world, world.Lead, world.Member));
        Assert.Equal(await NameAsync(world, world.Member), (await RowAsync(world, world.Lead, room))!.Name);
        Assert.Equal(await NameAsync(world, world.Lead), (await RowAsync(world, world.Member, room))!.Name);
        Assert.Equal(world.Member, (await RowAsync(world, world.Lead, room))!.Partner);
    }

    [Fact]
    public async Task Both_at_once_open_one()
    {
        await using var world = await World.CreateAsync();
        var (lead, member) = (await world.IdAsync(world.Lead), await world.IdAsync(world.Member));
        var opened = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => i % 2 == 0
            ? world.Get<OpenDirectChat>().HandleAsync(World.As(world.Lead), member, default)
            : world.Get<OpenDirectChat>().HandleAsync(World.As(world.Member), lead, default))));
        Assert.Single(opened.Select(o => o.Value).Distinct());
        await using var db = world.Db();
        Assert.Equal(1, await db.Rooms.CountAsync(r => r.Kind == RoomKind.Direct));
    }

    [Fact]
    public async Task Opening_and_reading_tell_the_other_side_nothing_and_the_first_message_does()
    {
        await using var world = await World.CreateAsync();
        await using var other = await SettledAsync(world, world.Member);
        var room = await OpenedAsync(world, world.Lead, world.Member);
        var open = await world.Get<RoomReader>().OpenAsync(world.Lead, room, default);
        world.Get<ReadMarks>().Read(open!, 0);
        await world.Get<Tabs>().OpenAsync(open!, default);

        // The turns after it: nothing of it is on its way any more.
        await world.PostAsync(world.Lead, await world.CompanyRoomAsync(world.Host), "after");
        await Eventually.That(() => other.Changes.Any(c => c.Rooms.Count > 0));
        Assert.All(other.Changes, c => Assert.False(c.Rooms.Contains(open!.Id) || c.Rights || c.Everything || c.Lost.Count > 0 || c.Tabs));
        Assert.Equal(0, (await RowAsync(world, world.Member, room))!.Unread);

        Assert.True((await world.PostAsync(world.Lead, room, "the first word")).IsDone);
        await Eventually.That(() => other.Changes.Any(c => c.Rooms.Contains(open!.Id)));
        var row = (await RowAsync(world, world.Member, room))!;
        Assert.Equal((1, "the first word"), (row.Unread, row.Newest!.Text.FirstLine));
    }

    [Fact]
    public async Task The_first_message_makes_the_two_known_to_each_other()
    {
        await using var world = await World.CreateAsync();
        var (stranger, far) = await StrangersAsync(world);
        Assert.True((await world.Get<OpenDirectChat>().HandleAsync(World.As(far), await world.IdAsync(stranger), default)).IsDone);
        var known = world.Get<PeopleDirectory>();
        Assert.DoesNotContain(await known.KnownToAsync(stranger, default), p => p.Id == far);
        await using var told = await SettledAsync(world, stranger);
        var room = await OpenedAsync(world, far, stranger);
        Assert.True((await world.PostAsync(far, room, "hello")).IsDone);
        Assert.Contains(await known.KnownToAsync(stranger, default), p => p.Id == far);
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await Eventually.That(() => told.Changes.Any(c => c.People.Contains(far)));
    }

    [Fact]
    public async Task DI_02_Whom_one_does_not_know_is_refused_like_somebody_who_never_was_and_no_room_is_made()
    {
        await using var world = await World.CreateAsync();
        var (stranger, _) = await StrangersAsync(world);
        var nochat = await world.UserAsync("nochat", world.Host);
        foreach (var who in new[] { await world.IdAsync(stranger), PublicId.New(), await world.IdAsync(world.Customer), await world.IdAsync(nochat) })
        {
            Assert.Equal(PeopleRefusals.UserNotFound, (await world.Get<OpenDirectChat>().HandleAsync(World.As(world.Customer), who, default)).Refusal);
            Assert.False(await world.Get<OpenDirectChat>().MayAsync(world.Customer, who, default));
        }

        await using var db = world.Db();
        Assert.False(await db.Rooms.AnyAsync(r => r.Kind == RoomKind.Direct));
        Assert.True(await world.Get<OpenDirectChat>().MayAsync(world.Customer, await world.IdAsync(world.Lead), default));
    }

    [Fact]
    public async Task DI_01_A_third_person_finds_nothing_there()
    {
        await using var world = await World.CreateAsync();
        var room = await OpenedAsync(world, world.Lead, world.Member);
        Assert.True((await world.PostAsync(world.Lead, room, "between us")).IsDone);
        foreach (var third in new[] { world.Admin, world.Customer })
        {
            Assert.Null(await world.Get<RoomReader>().OpenAsync(third, room, default));
            Assert.Equal(MessageRefusals.RoomNotFound, (await world.PostAsync(third, room, "x")).Refusal);
            Assert.Null(await RowAsync(world, third, room));
        }
    }

    [Fact]
    public async Task DI_05_Who_cannot_be_reached_gets_nothing_and_the_history_stays()
    {
        await using var world = await World.CreateAsync();
        var room = await OpenedAsync(world, world.Lead, world.Member);
        Assert.True((await world.PostAsync(world.Lead, room, "before")).IsDone);
        var name = await NameAsync(world, world.Member);
        Assert.True((await world.Get<SetActive>().HandleAsync(World.As(world.Admin), await world.IdAsync(world.Member), false, default)).IsDone);

        Assert.Equal($"{name} cannot be reached by chat", (await world.PostAsync(world.Lead, room, "after")).Refusal?.Sentence);
        var open = (await world.Get<RoomReader>().OpenAsync(world.Lead, room, default))!;
        Assert.Equal(name, await world.Get<OpenDirectChat>().UnreachableAsync(open, default));
        Assert.Equal("before", Assert.Single((await world.Get<RoomReader>().NewestAsync(world.Lead, room, -1, default))!.Messages).Text.FirstLine);

        Assert.True((await world.Get<SetActive>().HandleAsync(World.As(world.Admin), await world.IdAsync(world.Member), true, default)).IsDone);
        Assert.Null(await world.Get<OpenDirectChat>().UnreachableAsync(open, default));
        Assert.True((await world.PostAsync(world.Lead, room, "again")).IsDone);
        Assert.Equal(2, (await RowAsync(world, world.Member, room))!.Last);
    }

    [Fact]
    public async Task It_is_logged_when_it_is_made_and_when_it_begins()
    {
        await using var world = await World.CreateAsync();
        var room = await OpenedAsync(world, world.Lead, world.Member);
        Assert.True((await world.PostAsync(world.Lead, room, "one")).IsDone);
        Assert.True((await world.PostAsync(world.Member, room, "two")).IsDone);
        await using var db = world.Db();
        var key = await world.KeyAsync(room);
        var entries = await db.AuditEntries.Where(e => e.RoomId == key).OrderBy(e => e.Sequence).Select(e => new { e.Action, e.ActorId }).ToListAsync();
        Assert.Equal([AuditAction.RoomMade, AuditAction.MessagePosted, AuditAction.DirectBegun, AuditAction.MessagePosted], entries.Select(e => e.Action));
        Assert.Equal([world.Lead, world.Lead, world.Lead, world.Member], entries.Select(e => e.ActorId!.Value));
    }

    private static async Task<PublicId> OpenedAsync(World world, UserId who, UserId with)
    {
        var opened = await world.Get<OpenDirectChat>().HandleAsync(World.As(who), await world.IdAsync(with), default);
        Assert.True(opened.IsDone, opened.Refusal?.Sentence);
        return opened.Value;
    }

    private static async Task<ChatListRow?> RowAsync(World world, UserId reader, PublicId room) =>
        (await world.Get<ChatList>().OfAsync(reader, default)).SingleOrDefault(r => r.PublicId == room);

    private static async Task<string> NameAsync(World world, UserId user)
    {
        await using var db = world.Db();
        return await db.Users.Where(u => u.Id == user).Select(u => u.DisplayName).SingleAsync();
    }

    /// <summary>One whom only those know who know everyone, and one of a company that does.</summary>
    private static async Task<(UserId Stranger, UserId Far)> StrangersAsync(World world)
    {
        var third = (await world.Get<MakeCompany>().HandleAsync(Actor.System, "Third", false, default)).Value;
        var fourth = (await world.Get<MakeCompany>().HandleAsync(Actor.System, "Fourth", false, default)).Value;
        await world.ChangeAsync(async db => (await db.Companies.SingleAsync(c => c.Id == fourth)).KnowsEveryone = true);
        return (await world.UserAsync("stranger", third, world.Customers), await world.UserAsync("far", fourth, world.Customers));
    }

    /// <summary>A page that was told all that came before.</summary>
    private static async Task<Told> SettledAsync(World world, UserId user)
    {
        var told = new Told(world, user);
        await using var db = world.Db();
        var company = await db.Users.Where(u => u.Id == user).Select(u => u.CompanyId).SingleAsync();
        await world.PostAsync(user, await world.CompanyRoomAsync(company), "settled");
        await Eventually.That(() => told.Changes.Any(c => c.Rooms.Count > 0));
        told.Forget();
        return told;
    }
}
