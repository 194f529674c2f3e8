using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Storage;

/// <summary>What only its owner sees: drafts, tabs, marks, last seen.</summary>
public sealed class PrivateStateTests
{
    private static readonly DateTime At = new(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task What_is_exempt_from_the_audit_log_are_these_tables_and_columns_and_nothing_else()
    {
        await using var world = await World.CreateAsync();
        var room = await OpenAsync(world, world.Lead, await world.CompanyRoomAsync(world.Host));
        await world.PostAsync(world.Member, room.PublicId, "x");
        Assert.True((await world.SignInAsync("lead")).IsDone);
        using var file = new RawDatabase(Path.Combine(world.Path, "chat.db"));
        var changed = new HashSet<string>();
        var before = Columns(file);
        var state = world.Get<PrivateState>();

        var saved = state.SaveDraftAsync(world.Lead, room.Id, new TypedText("typed", At));
        state.MoveMark(world.Lead, room.Id, new MarkMove(1));
        state.SaveTabs(world.Lead, [room.Id]);
        state.SeenUser(world.Lead, At);
        state.SeenSession(new SessionId(1), At.AddMinutes(1));
        await world.FlushAsync();
        await saved;

        var after = Columns(file);
        changed.UnionWith(after.Keys.Where(column => after[column] != before[column]));
        Assert.Equal(
            ["ChatTabs", "Drafts", "ReadMarks", "Sessions.LastSeenAt", "UserTraces"],
            changed.Select(c => c.Split('.')[0] is "Sessions" ? c : c.Split('.')[0]).Distinct().Order());
        Assert.Equal(
            ["ChatTabs", "Drafts", "ReadMarks", "Sessions.LastSeenAt", "UserTraces.LastSeenAt", "UserTraces.RangeDays"], PrivateState.Exempt.Order());
    }

    [Fact]
    public async Task A_mark_that_its_reader_sets_goes_back_and_reading_moves_it_on_from_there()
    {
        await using var world = await World.CreateAsync();
        var room = await OpenAsync(world, world.Lead, await world.CompanyRoomAsync(world.Host));
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await PostAsync(world, room, 12);
        var marks = world.Get<ReadMarks>();

        foreach (var isStoredBetween in new[] { false, true })
        {
            marks.Read(room, 12);
            if (isStoredBetween)
            {
                await world.FlushAsync();
            }

            marks.Unread(room, 5);
            Assert.Equal(8, await world.UnreadAsync(world.Lead));
            Assert.Equal(4, await marks.OfAsync(room, default));
            await world.FlushAsync();
            Assert.Equal(8, await world.UnreadAsync(world.Lead));
            Assert.Equal(4, await marks.OfAsync(room, default));
            marks.Read(room, 3);
            marks.Read(room, 9);
            Assert.Equal(3, await world.UnreadAsync(world.Lead));
        }

        marks.Unread(room, 0);
        await world.FlushAsync();
        Assert.Equal(12, await world.UnreadAsync(world.Lead));
        Invariants.AssertHold(Path.Combine(world.Path, "chat.db"));
    }

    [Fact]
    public async Task RO_17_A_mark_never_goes_back_by_reading()
    {
        await using var world = await World.CreateAsync();
        var room = await OpenAsync(world, world.Lead, await world.CompanyRoomAsync(world.Host));
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await PostAsync(world, room, 12);
        var marks = world.Get<ReadMarks>();

        foreach (var isStoredBetween in new[] { false, true })
        {
            marks.Read(room, 10);
            if (isStoredBetween)
            {
                await world.FlushAsync();
            }

            marks.Read(room, 7);
            Assert.Equal(2, await world.UnreadAsync(world.Lead));
            await world.FlushAsync();
            await using var db = world.Db();
            Assert.Equal(10, await db.ReadMarks.Where(m => m.UserId == world.Lead).Select(m => m.Mark).SingleAsync());
            Assert.Equal(2, await world.UnreadAsync(world.Lead));
        }

        marks.Read(room, 1_000_000);
        await world.FlushAsync();
        await PostAsync(world, room, 1);
        Assert.Equal(1, await world.UnreadAsync(world.Lead));
        Invariants.AssertHold(Path.Combine(world.Path, "chat.db"));
    }

    [Fact]
    public async Task RO_17_A_first_mark_below_what_was_there_before_the_account_does_not_go_back()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        await PostAsync(world, await OpenAsync(world, world.Member, room), 5);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        var late = await world.UserAsync("late", world.Host, world.Members);

        world.Get<ReadMarks>().Read(await OpenAsync(world, late, room), 2);

        Assert.Equal(0, await world.UnreadAsync(late));
        await world.FlushAsync();
        Assert.Equal(0, await world.UnreadAsync(late));
    }

    [Fact]
    public async Task A_draft_is_durable_before_it_is_answered_and_is_there_after_a_restart()
    {
        var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        using var file = new RawDatabase(Path.Combine(world.Path, "chat.db"));
        var saving = Drafts(world).SaveAsync(World.As(world.Lead), room, "typed", At, default);
        Assert.False(saving.IsCompleted);
        Assert.Equal(0, file.Number("SELECT count(*) FROM Drafts"));
        await world.FlushAsync();
        Assert.True((await saving).IsDone);
        Assert.Equal(["typed"], file.Column("SELECT Text FROM Drafts"));

        // What waits in memory at a clean stop is stored too.
        var last = Drafts(world).SaveAsync(World.As(world.Lead), room, "typed on", At.AddSeconds(1), default);
        await Eventually.That(() => world.Get<PrivateState>().HasChanges);
        await world.CloseAsync();
        Assert.True((await last).IsDone);

        await using var again = World.Open(world.Path);
        Assert.Equal("typed on", await DraftAsync(again, again.Get<RoomReader>(), world.Lead, room));
    }

    [Fact]
    public async Task The_newest_draft_wins_whatever_order_they_come_in_and_whatever_is_stored()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        var reader = world.Get<RoomReader>();

        await SaveAsync("newer", 10);
        var older = Drafts(world).SaveAsync(World.As(world.Lead), room, "older", At.AddSeconds(5), default);
        await Eventually.That(() => world.Get<PrivateState>().HasChanges);
        Assert.Equal("newer", await DraftAsync(world, reader, world.Lead, room));
        await world.FlushAsync();
        Assert.True((await older).IsDone);
        Assert.Equal("newer", await DraftAsync(world, reader, world.Lead, room));

        await SaveAsync("", 20);
        Assert.Equal("", await DraftAsync(world, reader, world.Lead, room));
        await SaveAsync("late, and sent already", 15);
        Assert.Equal("", await DraftAsync(world, reader, world.Lead, room));
        await SaveAsync("typed after", 25);
        Assert.Equal("typed after", await DraftAsync(world, reader, world.Lead, room));

        async Task SaveAsync(string text, int second)
        {
            var saving = Drafts(world).SaveAsync(World.As(world.Lead), room, text, At.AddSeconds(second), default);
            await Eventually.That(() => world.Get<PrivateState>().HasChanges || saving.IsCompleted);
            await world.FlushAsync();
            Assert.True((await saving).IsDone);
        }
    }

    [Fact]
    public async Task CI_12_A_hundred_tabs_are_remembered_at_most_and_the_oldest_gives_way()
    {
        var world = await World.CreateAsync();
        var rooms = new List<OpenRoom>();
        for (var i = 0; i < 120; i++)
        {
            rooms.Add(await OpenAsync(world, world.Lead, await world.PrivateRoomAsync(world.Lead)));
            await world.Get<Tabs>().OpenAsync(rooms[^1], default);
        }

        await world.Get<Tabs>().OpenAsync(rooms[^5], default);
        Assert.Equal(rooms.TakeLast(100).Select(r => r.Id), await world.Get<Tabs>().OfAsync(world.Lead, default));
        await world.FlushAsync();
        await world.Get<Tabs>().CloseAsync(world.Lead, rooms[50].Id, default);
        await world.CloseAsync();

        await using var again = World.Open(world.Path);
        Assert.Equal(
            rooms.TakeLast(100).Select(r => r.Id).Where(r => r != rooms[50].Id), await again.Get<Tabs>().OfAsync(world.Lead, default));
        Assert.Empty(await again.Get<Tabs>().OfAsync(world.Member, default));
    }

    [Fact]
    public async Task A_write_that_fails_loses_no_private_state()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        using var file = new RawDatabase(Path.Combine(world.Path, "chat.db"));
        file.Run("CREATE TRIGGER Fails BEFORE INSERT ON Drafts BEGIN SELECT RAISE(ABORT, 'Fails.'); END");
        var saving = Drafts(world).SaveAsync(World.As(world.Lead), room, "typed", At, default);
        await Eventually.That(() => world.Get<PrivateState>().HasChanges);
        Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(() => file.Run("INSERT INTO Drafts VALUES (1, 1, '', 1)"));
        await Record.ExceptionAsync(() => world.FlushAsync());
        Assert.False(saving.IsCompleted);
        Assert.Equal("typed", await DraftAsync(world, world.Get<RoomReader>(), world.Lead, room));

        file.Run("DROP TRIGGER Fails");
        await world.FlushAsync();
        Assert.True((await saving).IsDone);
    }

    private static Drafts Drafts(World world) => world.Get<Drafts>();

    private static async Task<string?> DraftAsync(World world, RoomReader reader, UserId user, PublicId room) =>
        (await Drafts(world).OfAsync((await reader.OpenAsync(user, room, default))!, default))?.Text;

    private static async Task<OpenRoom> OpenAsync(World world, UserId user, PublicId room) =>
        (await world.Get<RoomReader>().OpenAsync(user, room, default))!;

    private static async Task PostAsync(World world, OpenRoom room, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Assert.True((await world.PostAsync(world.Member, room.PublicId, "x")).IsDone);
        }
    }

    private static Dictionary<string, string> Columns(RawDatabase file) =>
        file.Rows("SELECT t.name, c.name, CASE WHEN t.wr THEN '1' ELSE 'rowid' END FROM pragma_table_list t, pragma_table_info(t.name) c "
                + "WHERE t.schema = 'main' AND t.type IN ('table', 'virtual', 'shadow') AND t.name NOT LIKE 'sqlite%'")
            .Select(row => row.Split('\t'))
            .ToDictionary(c => $"{c[0]}.{c[1]}", c => string.Join('\n', file.Rows($"SELECT \"{c[1]}\" FROM \"{c[0]}\" ORDER BY {c[2]}")));
}
