using System.Text.RegularExpressions;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EnterpriseChat.Tests.Domain.Access;

/// <summary>How the database runs the rule, and which columns it reads.</summary>
public sealed partial class RulePlanTests
{
    [Theory]
    [InlineData(RoomKind.Company)]
    [InlineData(RoomKind.ChatRoom)]
    [InlineData(RoomKind.Direct)]
    [InlineData(RoomKind.Issue)]
    [InlineData(RoomKind.Support)]
    public async Task One_pair_is_found_by_indexes_whatever_the_kind(RoomKind kind)
    {
        var captured = new CapturedCommands();
        await using var world = await WorldAsync(captured);
        await using var db = world.Db();
        var room = await db.Rooms.Where(r => r.Kind == kind).Select(r => r.PublicId).FirstAsync();
        var reader = await db.Users.OrderByDescending(u => u.Id).Select(u => u.Id).FirstAsync();
        captured.Clear();

        await new Door(db, new KnownSights(), 1).OpenAsync(room, reader, default);

        Assert.Empty(captured.FullyRead(Database(world)));
    }

    [Fact]
    public async Task Lists_never_read_all_messages_and_a_readers_rooms_never_all_users()
    {
        var captured = new CapturedCommands();
        await using var world = await WorldAsync(captured);
        await using var db = world.Db();
        var door = new Door(db, new KnownSights(), 1);
        var reader = await RoomAccess.Of(db).GroupBy(s => s.UserId).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstAsync();

        captured.Clear();
        await door.RoomsOf(reader).ToListAsync();
        Assert.DoesNotContain("Users", captured.FullyRead(Database(world)));
        captured.Clear();
        Assert.NotEmpty(await world.Get<ChatList>().OfAsync(reader, default));
        Assert.DoesNotContain("Messages", captured.FullyRead(Database(world)));
        captured.Clear();
        await PeopleAccess.Of(db, db.Users.Where(u => u.Id == reader), db.Users).ToListAsync();
        Assert.DoesNotContain("Messages", captured.FullyRead(Database(world)));
    }

    [Fact]
    public async Task A_statement_that_reads_a_whole_table_is_found()
    {
        var captured = new CapturedCommands();
        await using var world = await WorldAsync(captured);
        await using var db = world.Db();
        captured.Clear();

        await db.Messages.Where(m => m.ReplyTo == 1).ToListAsync();

        Assert.Equal(["Messages"], captured.FullyRead(Database(world)));
    }

    [Fact]
    public async Task The_triggers_watch_exactly_the_columns_that_the_rule_reads()
    {
        await using var world = await World.CreateAsync();
        await using var db = world.Db();
        var sql = RoomAccess.Of(db).ToQueryString();
        var tables = CapturedCommands.Tables(sql);

        // The keys of the tables never change; whose row is new or gone is told by the triggers for rows.
        var read = Column().Matches(sql).Where(m => tables.ContainsKey(m.Groups["alias"].Value) && m.Groups["column"].Value != "Id")
            .Select(m => $"{tables[m.Groups["alias"].Value]}.{m.Groups["column"].Value}").Distinct().Order();

        Assert.Equal(Triggers.RightsColumns.SelectMany(t => t.Columns.Select(c => $"{t.Table}.{c}")).Order(), read);
    }

    [Fact]
    public async Task Raw_changes_of_these_columns_raise_the_version_and_those_of_others_do_not()
    {
        await using var world = await WorldAsync(new CapturedCommands());
        await world.CloseAsync();
        using var raw = new RawDatabase(Database(world));
        raw.Run("PRAGMA foreign_keys=OFF");
        var wrong = new List<string>();
        foreach (var (table, watched) in Triggers.RightsColumns)
        {
            foreach (var column in raw.Column($"SELECT name FROM pragma_table_info('{table}') WHERE name <> 'Id'"))
            {
                var before = raw.Number("SELECT Version FROM RightsVersion");
                Assert.True(raw.Run($"UPDATE {table} SET {column} = {column} WHERE rowid = (SELECT min(rowid) FROM {table})") == 1, table);
                if (raw.Number("SELECT Version FROM RightsVersion") > before != watched.Contains(column))
                {
                    wrong.Add($"{table}.{column}");
                }
            }

            foreach (var change in new[] { $"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1", $"DELETE FROM {table} WHERE rowid = (SELECT max(rowid) FROM {table})" })
            {
                var before = raw.Number("SELECT Version FROM RightsVersion");
                raw.Run(change);
                Assert.True(raw.Number("SELECT Version FROM RightsVersion") > before, change);
            }
        }

        Findings.None(wrong);
    }

    private static async Task<World> WorldAsync(IInterceptor interceptor)
    {
        var world = await World.CreateAsync(interceptor);
        await world.ChangeAsync(db => new GeneratedCompanies(db, 5).FillAsync());
        return world;
    }

    private static string Database(World world) => Path.Combine(world.Path, "chat.db");

    [GeneratedRegex("\"(?<alias>\\w+)\"\\.\"(?<column>\\w+)\"")]
    private static partial Regex Column();
}
