using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Notifications;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Domain.Search;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EnterpriseChat.Tests.Domain.Storage;

/// <summary>Making and changing the schema, however it is broken off; and databases of each schema that there was.</summary>
public sealed class MigrationTests
{
    private const string Schemas = "EnterpriseChat.Tests/Domain/Storage/Schemas";

    /// <summary>What an upgrade keeps, as each schema so far can say it.</summary>
    private static readonly string[] Kept =
    [
        "SELECT UserName, DisplayName, PasswordHash, Active FROM Users ORDER BY Id",
        "SELECT r.PublicId, m.Number, m.AuthorId, m.ClientId, m.PostedAt, t.Text FROM Messages m JOIN Rooms r ON r.Id = m.RoomId "
            + "JOIN MessageTexts t ON t.MessageId = m.Id ORDER BY m.Id",
        "SELECT UserId, RoomId, Text, TypedAt FROM Drafts ORDER BY UserId, RoomId",
        "SELECT UserId, RoomId, Mark, OwnAbove FROM ReadMarks ORDER BY UserId, RoomId",
        "SELECT UserId, RoomId, Position FROM ChatTabs ORDER BY UserId, Position",
        "SELECT Sequence, Action, Details, hex(Hash) FROM AuditEntries ORDER BY Sequence",
    ];

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, Schemas), "*.db.gz").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Fact]
    public void ST_15_A_schema_that_was_broken_off_at_any_step_is_finished_by_the_next_start()
    {
        using var broken = new TemporaryDirectory();
        using var copies = new TemporaryDirectory();
        var atEachStep = new CopyAtEachStep(broken.File("chat.db"), copies);
        using (var connection = Connections.OpenWriter(broken.File("chat.db")))
        {
            atEachStep.Copy();
            using var db = new ChatDb(Connections.Writing(connection, atEachStep));
            db.Database.Migrate();
            atEachStep.Copy();
        }

        using var whole = new TemporaryDirectory();
        var expected = SchemaAfterOpening(whole.Path);
        Assert.True(atEachStep.Steps > 30, "Few steps were seen.");
        Assert.True(atEachStep.Kept.Count > 3, "Few states were different.");
        Assert.All(atEachStep.Kept, copy => Assert.Equal(expected, SchemaAfterOpening(copy)));
    }

    [Fact]
    public async Task ST_15_A_server_killed_while_it_makes_its_schema_starts_at_the_next_try()
    {
        var random = new Random(1);
        for (var round = 0; round < 5; round++)
        {
            using var directory = new TemporaryDirectory();
            await using var server = ServerProcess.Launch(new ServerStart { DataDirectory = directory.Path, ChecksLog = false });
            await Eventually.That(() => File.Exists(directory.File("chat.db")), TimeSpan.FromSeconds(30));
            SpinWait.SpinUntil(() => false, random.Next(80));
            server.Kill();

            // Held files of a process that was killed are free at once.
            using var opened = DataDirectory.Open(directory.Path);
            Assert.Contains("table\tMessages", SchemaOf(opened.Database));
        }
    }

    [Fact]
    public void ST_15_A_transaction_that_was_broken_off_before_the_log_is_rolled_back()
    {
        using var directory = new TemporaryDirectory();
        using (var running = new TemporaryDirectory())
        using (var file = new RawDatabase(running.File("chat.db")))
        {
            // As on the way to the first journal in write-ahead mode: half a change in the file, the way back beside it.
            file.Run("PRAGMA cache_size=1; CREATE TABLE __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT); DROP TABLE __EFMigrationsLock");
            file.Run("BEGIN; CREATE TABLE Half (Text TEXT); INSERT INTO Half SELECT hex(zeroblob(100000)) FROM json_each('[1,2,3,4,5]')");
            TemporaryDirectory.Copy(running.Path, directory.Path);
        }

        Assert.True(new FileInfo(directory.File("chat.db-journal")).Length > 512, "No way back was left.");
        DataDirectory.Open(directory.Path).Dispose();
        var schema = SchemaOf(directory.File("chat.db"));
        Assert.Contains("table\tMessages", schema);
        Assert.DoesNotContain("table\tHalf", schema);
    }

    [Fact]
    public async Task ST_15_A_migration_lock_without_a_process_holds_nobody_up()
    {
        using var directory = new TemporaryDirectory();
        using (var connection = Connections.OpenWriter(directory.File("chat.db")))
        {
        }

        using (var file = new RawDatabase(directory.File("chat.db")))
        {
            file.Run("CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL CONSTRAINT PK___EFMigrationsLock PRIMARY KEY, Timestamp TEXT NOT NULL)");
            file.Run("INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01 00:00:00.0000000+00:00')");
        }

        await Task.Run(() => DataDirectory.Open(directory.Path).Dispose()).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Contains("table\tMessages", SchemaOf(directory.File("chat.db")));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task ST_16_A_database_of_an_earlier_schema_keeps_everything(string name)
    {
        using var directory = new TemporaryDirectory();
        await using (var zipped = new GZipStream(File.OpenRead(Path.Combine(Repository.Root, Schemas, name)), CompressionMode.Decompress))
        await using (var file = File.Create(directory.File("chat.db")))
        {
            await zipped.CopyToAsync(file);
        }

        var entries = AuditChain.AssertWhole(directory.File("chat.db"));
        Assert.True(entries > 15, "A file without a story.");
        var before = What(directory.File("chat.db"));

        DataDirectory.Open(directory.Path).Dispose();

        Assert.Equal(before, What(directory.File("chat.db")));
        Invariants.AssertHold(directory.File("chat.db"));
        Assert.Equal(entries, AuditChain.AssertWhole(directory.File("chat.db")));
        var world = World.Open(directory.Path);
        Assert.Contains(await world.Get<ChatList>().OfAsync(new UserId(1), default), r => r.Unread > 0);
        Assert.True((await world.SignInAsync("lead")).IsDone);
        world.AssertIndexWhole();
        await world.CloseAsync();
    }

    [Fact]
    public void Each_migration_has_a_file_of_the_schema_that_it_made()
    {
        using var directory = new TemporaryDirectory();
        using var db = new ChatDb(Connections.Reading(directory.File("none.db")));
        Assert.Equal(db.Database.GetMigrations().Select(m => m + ".db.gz"), Files.Select(f => f.Data));
    }

    /// <summary>
    /// Makes the file of the newest schema: run it once, by name and with <c>-explicit only</c>, in the change that brings a migration, and
    /// commit what it writes. A file that is there is never made anew.
    /// </summary>
    [Fact(Explicit = true)]
    [Trait("Category", "Tool")]
    public async Task Make_the_file_of_the_newest_schema()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        var direct = await world.PrivateRoomAsync(world.Lead, world.Member);
        foreach (var (author, to, text) in new[]
        {
            (world.Lead, room, "Good morning"), (world.Member, room, "**Hello** from `member`"), (world.Member, direct, "😀 字"), (world.Lead, direct, "A␀B"),
            (world.Admin, room, "Third, @member"),
        })
        {
            Assert.True((await world.PostAsync(author, to, text)).IsDone);
        }

        await world.LeaveFilesAsync(room);
        var open = (await world.Get<RoomReader>().OpenAsync(world.Member, room, default))!;
        world.Get<ReadMarks>().Read(open, 2);
        await world.Get<Tabs>().OpenAsync(open, default);
        var draft = world.Get<Drafts>().SaveAsync(World.As(world.Member), room, "not sent yet", new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc), default);
        await Eventually.That(() => world.Get<PrivateState>().Draft(world.Member, open.Id) is not null);
        await world.FlushAsync();
        Assert.True((await draft).IsDone);
        Assert.True((await world.Get<SetRoomLevel>().ChooseAsync(World.As(world.Lead), direct, NotificationLevel.MentionsOnly, default)).IsDone);
        Assert.True((await world.Get<SetNotificationChoice>().HandleAsync(World.As(world.Lead), NotifiedOf.Rooms, (NotifiedBy.Sound, true), default)).IsDone);
        Assert.True((await world.SignInAsync("lead")).IsDone);
        Assert.False((await world.SignInAsync("nobody")).IsDone);
        Assert.False((await world.PostAsync(world.Customer, direct, "?")).IsDone);
        await using var db = world.Db();
        var name = db.Database.GetMigrations().Last();
        await world.CloseAsync();
        var target = Path.Combine(Repository.Root, Schemas, name + ".db.gz");
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await using var file = new FileStream(target, FileMode.CreateNew);
        await using var zipped = new GZipStream(file, CompressionLevel.SmallestSize);
        await zipped.WriteAsync(await File.ReadAllBytesAsync(Path.Combine(world.Path, "chat.db")));
    }

    private static List<string> What(string database)
    {
        using var file = new RawDatabase(database);
        return [.. Kept.SelectMany(file.Rows)];
    }

    private static IReadOnlyList<string> SchemaAfterOpening(string directory)
    {
        using var opened = DataDirectory.Open(directory);
        return SchemaOf(opened.Database);
    }

    private static IReadOnlyList<string> SchemaOf(string database)
    {
        using var file = new RawDatabase(database);
        return file.Rows("SELECT type, name FROM sqlite_master ORDER BY type, name");
    }

    /// <summary>Copies the files before each statement: what a kill at that moment leaves. States that are alike are kept once.</summary>
    private sealed class CopyAtEachStep(string database, TemporaryDirectory copies) : DbCommandInterceptor
    {
        private readonly HashSet<string> _seen = [];

        public List<string> Kept { get; } = [];

        public int Steps { get; private set; }

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
        {
            Copy();
            return result;
        }

        public void Copy()
        {
            Steps++;
            string[] files = [.. new[] { database, database + "-wal" }.Where(File.Exists)];
            if (!_seen.Add(string.Concat(files.Select(f => Convert.ToHexString(SHA256.HashData(Read(f)))))))
            {
                return;
            }

            var copy = Directory.CreateDirectory(copies.File($"{Kept.Count}")).FullName;
            Kept.Add(copy);
            foreach (var file in files)
            {
                File.WriteAllBytes(Path.Combine(copy, Path.GetFileName(file)), Read(file));
            }
        }

        private static byte[] Read(string file)
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
    }
}
