using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Access;

/// <summary>The log of tries at rooms that one cannot see.</summary>
public sealed class RefusedTriesTests
{
    [Fact]
    public async Task A_first_try_is_logged_at_once_and_the_others_of_ten_minutes_by_their_count()
    {
        await using var world = await World.CreateAsync();
        var hidden = await world.CompanyRoomAsync(world.Host);
        var absent = PublicId.New();
        foreach (var room in new[] { hidden, absent, hidden, absent, hidden, absent })
        {
            Assert.False((await world.PostAsync(world.Customer, room, "?")).IsDone);
        }

        Assert.Equal(
            [Details(1, hidden), Details(1, absent)], await EntriesAsync(world));
        world.Time.Advance(TimeSpan.FromMinutes(9));
        await LogCountsAsync(world, isLast: false);
        Assert.Equal(2, (await EntriesAsync(world)).Count);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await LogCountsAsync(world, isLast: false);
        await LogCountsAsync(world, isLast: false);
        Assert.Equal(
            new[] { Details(2, hidden), Details(2, absent) }.Order(), (await EntriesAsync(world)).Skip(2).Order());

        // A new window begins with an entry at once.
        await world.PostAsync(world.Customer, hidden, "?");
        Assert.Equal(Details(1, hidden), (await EntriesAsync(world))[^1]);
    }

    [Fact]
    public async Task Counts_that_wait_are_logged_at_a_clean_stop_for_the_one_who_tried()
    {
        await using var world = await World.CreateAsync();
        var absent = PublicId.New();
        await world.PostAsync(world.Customer, absent, "?");
        await world.Get<OpenRoomByAddress>().HandleAsync(World.As(world.Customer), absent, default);

        await LogCountsAsync(world, isLast: true);

        await using var db = world.Db();
        var entries = await db.AuditEntries.Where(e => e.Action == AuditAction.RoomRefused).ToListAsync();
        Assert.Equal(2, entries.Count);
        Assert.All(entries, e => Assert.Equal((world.Customer, null, null), (e.ActorId, e.RoomId, e.CompanyId)));
    }

    [Fact]
    public async Task Addresses_that_are_no_ids_are_not_written_down()
    {
        await using var world = await World.CreateAsync();
        foreach (var pasted in new[] { "", "hunter2 my password", new string('x', 10_000), "\u202E", "../../etc" })
        {
            await world.Get<OpenRoomByAddress>().HandleAsync(World.As(world.Customer), new PublicId(pasted), default);
        }

        Assert.Equal(["""{"count":1,"target":"malformed"}"""], await EntriesAsync(world));
    }

    [Fact]
    public async Task Guessing_over_many_rooms_fills_neither_the_log_nor_the_memory()
    {
        await using var world = await World.CreateAsync();
        for (var i = 0; i < 300; i++)
        {
            await world.Get<OpenRoomByAddress>().HandleAsync(World.As(world.Customer), PublicId.New(), default);
        }

        await LogCountsAsync(world, isLast: true);
        var entries = await EntriesAsync(world);
        Assert.Equal(102, entries.Count);
        Assert.Equal("""{"count":199,"target":"many"}""", entries[^1]);
    }

    private static string Details(int count, PublicId target) => $$"""{"count":{{count}},"target":"{{target}}"}""";

    private static Task LogCountsAsync(World world, bool isLast) =>
        world.Get<RefusedTries>().LogCountsAsync(world.Get<Runner>(), isLast, default);

    private static async Task<List<string>> EntriesAsync(World world)
    {
        await using var db = world.Db();
        return await db.AuditEntries.Where(e => e.Action == AuditAction.RoomRefused).OrderBy(e => e.Sequence).Select(e => e.Details).ToListAsync();
    }
}
