using System.IO.Compression;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Processes;

/// <summary><c>backup</c>, <c>restore</c> and <c>migrate</c>, each ending with a verification.</summary>
public sealed class BackupCommandTests
{
    [Fact]
    public async Task ST_17_A_backup_beside_a_server_that_writes_is_of_one_moment_and_whole()
    {
        await using var world = await World.CreateAsync();
        world.Get<Checkpoints>().Write();
        var room = await world.CompanyRoomAsync(world.Host);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            var count = 0;
            for (; !stop.IsCancellationRequested; count++)
            {
                world.Time.Advance(TimeSpan.FromSeconds(1));
                Assert.True((await world.PostAsync(world.Lead, room, $"beside a backup {count}")).IsDone);
            }

            return count;
        });
        using var elsewhere = new TemporaryDirectory();
        var file = elsewhere.File("chat.backup");
        var (code, output) = await AuditCommandTests.RunAsync(world.Path, "backup", file);
        await stop.CancelAsync();
        Assert.InRange(await writing, 10, int.MaxValue);

        Assert.Contains($"Backup {file}", output, StringComparison.Ordinal);
        Assert.InRange(code, 0, 2); // with the test's clock there may be two minutes of log without a checkpoint
        Assert.DoesNotContain("broken", output, StringComparison.Ordinal);
        Invariants.AssertHold(file);
        Assert.Equal([file], Directory.GetFileSystemEntries(elsewhere.Path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        (code, output) = await AuditCommandTests.RunAsync(world.Path, "backup", file);
        Assert.Equal(2, code);
        Assert.Contains("There is a file", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ST_17_A_restore_puts_back_what_was_keeps_what_is_and_tells_of_both()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        await world.PostAsync(world.Lead, room, "in the backup");
        world.Get<Checkpoints>().Write();
        using var elsewhere = new TemporaryDirectory();
        Assert.Equal(0, (await AuditCommandTests.RunAsync(world.Path, "backup", elsewhere.File("b"))).Code);
        await world.PostAsync(world.Lead, room, "after the backup");
        world.Get<Checkpoints>().Write();

        var (code, output) = await AuditCommandTests.RunAsync(world.Path, "restore", elsewhere.File("b"));
        Assert.Equal(2, code);
        Assert.Contains($"is in use by another server, process {Environment.ProcessId}.", output, StringComparison.Ordinal);
        Assert.Equal(["in the backup", "after the backup"], Texts(world.Path));
        await world.CloseAsync();

        (code, output) = await AuditCommandTests.RunAsync(world.Path, "restore", elsewhere.File("b"));
        Assert.Equal(0, code);
        Assert.Contains("was given up when a backup was put back", output, StringComparison.Ordinal);
        Assert.Contains("The audit log is whole", output, StringComparison.Ordinal);
        Assert.Equal(["in the backup"], Texts(world.Path));
        using (var file = new RawDatabase(Path.Combine(world.Path, DataDirectory.DatabaseName)))
        {
            Assert.Equal(AuditAction.DatabaseRestored, file.Column("SELECT Action FROM AuditEntries ORDER BY Sequence DESC LIMIT 1").Single());
        }

        var kept = Directory.GetFiles(world.Path, "chat.db.replaced-*").Single();
        using (var file = new RawDatabase(kept))
        {
            Assert.Equal(2, file.Number("SELECT count(*) FROM MessageTexts"));
        }

        // What was given up can be put back too, though later checkpoints do not know it any more.
        Assert.Equal(0, (await AuditCommandTests.RunAsync(world.Path, "restore", kept)).Code);
        Assert.Equal(["in the backup", "after the backup"], Texts(world.Path));
    }

    [Fact]
    public async Task ST_17_What_is_in_files_goes_with_a_backup_and_comes_back_with_it()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        var file = await world.AttachAsync(world.Lead, room, ("plan.txt", "the plan"));
        Assert.True((await world.PostWithAsync(world.Lead, (room, ""), file)).IsDone);
        Assert.True((await world.TryAttachAsync(world.Lead, room, ("a.png", FileWorld.Picture(SkiaSharp.SKEncodedImageFormat.Png)))).IsDone);
        world.Get<Checkpoints>().Write();
        using var elsewhere = new TemporaryDirectory();
        var (code, output) = await AuditCommandTests.RunAsync(world.Path, "backup", elsewhere.File("b"));
        Assert.Equal(0, code);
        Assert.Contains("Files: 2", output, StringComparison.Ordinal);
        Assert.Equal(3, Directory.GetFiles(elsewhere.File("b.files"), "*", SearchOption.AllDirectories).Length);

        // One that came after the backup is kept, for what is replaced.
        await world.AttachAsync(world.Lead, room, ("later.txt", "later"));
        Directory.GetFiles(Path.Combine(world.Path, DataDirectory.FilesName), "*", SearchOption.AllDirectories).Where(f => File.ReadAllText(f) == "the plan").ToList().ForEach(File.Delete);
        await world.CloseAsync();
        Assert.Equal(0, (await AuditCommandTests.RunAsync(world.Path, "restore", elsewhere.File("b"))).Code);
        var restored = World.Open(world.Path);
        Assert.Equal("the plan", await restored.ReadAsync(world.Member, file));
        Assert.Equal(4, restored.Contents().Count);
        await restored.CloseAsync();
    }

    [Fact]
    public async Task A_broken_backup_and_one_of_a_newer_program_change_nothing()
    {
        await using var world = await World.CreateAsync();
        world.Get<Checkpoints>().Write();
        using var elsewhere = new TemporaryDirectory();
        await AuditCommandTests.RunAsync(world.Path, "backup", elsewhere.File("broken"));
        File.Copy(elsewhere.File("broken"), elsewhere.File("newer"));
        using (var file = new RawDatabase(elsewhere.File("broken")))
        {
            file.Run("DROP TRIGGER AppendOnly_Update; UPDATE AuditEntries SET UserId = 99 WHERE Sequence = 3");
        }

        using (var file = new RawDatabase(elsewhere.File("newer")))
        {
            file.Run("INSERT INTO __EFMigrationsHistory VALUES ('20991231235959_Newer', '99.0.0')");
        }

        await world.CloseAsync();
        var before = Files(world.Path);
        var (code, output) = await AuditCommandTests.RunAsync(world.Path, "restore", elsewhere.File("broken"));
        Assert.Equal(1, code);
        Assert.Contains("was not put back, and nothing was changed.", output, StringComparison.Ordinal);
        Assert.Contains("First bad entry: 3.", output, StringComparison.Ordinal);
        (code, output) = await AuditCommandTests.RunAsync(world.Path, "restore", elsewhere.File("newer"));
        Assert.Equal(2, code);
        Assert.Contains("newer program", output, StringComparison.Ordinal);
        Assert.Equal(before, Files(world.Path));
    }

    [Fact]
    public async Task A_backup_begins_an_installation_on_a_machine_that_has_none_and_replaces_a_damaged_database()
    {
        await using var world = await World.CreateAsync();
        await world.PostAsync(world.Lead, await world.CompanyRoomAsync(world.Host), "carried over");
        world.Get<Checkpoints>().Write();
        using var elsewhere = new TemporaryDirectory();
        await AuditCommandTests.RunAsync(world.Path, "backup", elsewhere.File("b"));

        using var fresh = new TemporaryDirectory();
        Assert.Equal(0, (await AuditCommandTests.RunAsync(fresh.Path, "restore", elsewhere.File("b"))).Code);
        Assert.Equal(["carried over"], Texts(fresh.Path));

        // What is kept with its log is put back with it.
        var withLog = elsewhere.File("with-log");
        File.Copy(elsewhere.File("b"), withLog);
        using (var writing = new RawDatabase(withLog))
        {
            writing.Run("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; UPDATE Users SET DisplayName = 'in the log only'");
            File.Copy(withLog, elsewhere.File("copied"));
            File.Copy(withLog + "-wal", elsewhere.File("copied-wal"));
        }

        Assert.Equal(0, (await AuditCommandTests.RunAsync(fresh.Path, "restore", elsewhere.File("copied"))).Code);
        using (var file = new RawDatabase(fresh.File(DataDirectory.DatabaseName)))
        {
            Assert.Equal(0, file.Number("SELECT count(*) FROM Users WHERE DisplayName <> 'in the log only'"));
        }

        await File.WriteAllTextAsync(fresh.File(DataDirectory.DatabaseName), "damaged");
        await File.WriteAllTextAsync(fresh.File(DataDirectory.DatabaseName + "-wal"), "a log that must not be played into another database");
        var (code, output) = await AuditCommandTests.RunAsync(fresh.Path, "restore", elsewhere.File("b"));
        Assert.True(code == 0, output);
        Assert.Equal(["carried over"], Texts(fresh.Path));
        Assert.Contains(Directory.GetFiles(fresh.Path), f => f.EndsWith("-wal", StringComparison.Ordinal) && f.Contains("replaced", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Migrate_brings_an_earlier_schema_forward_and_a_new_directory_to_life()
    {
        using var directory = new TemporaryDirectory();
        Assert.Equal(0, (await AuditCommandTests.RunAsync(directory.Path, "migrate")).Code);

        using var older = new TemporaryDirectory();
        var schemas = Path.Combine(Repository.Root, "EnterpriseChat.Tests/Domain/Storage/Schemas");
        var first = Directory.EnumerateFiles(schemas, "*.db.gz").Order(StringComparer.Ordinal).First();
        await using (var zipped = new GZipStream(File.OpenRead(first), CompressionMode.Decompress))
        await using (var file = File.Create(older.File(DataDirectory.DatabaseName)))
        {
            await zipped.CopyToAsync(file);
        }

        // Nothing outside proved that database yet, and that is told.
        var (code, output) = await AuditCommandTests.RunAsync(older.Path, "migrate");
        Assert.Equal(2, code);
        Assert.Contains("has the schema of this program", output, StringComparison.Ordinal);
        Assert.Contains("Unproven since", output, StringComparison.Ordinal);
        DataDirectory.Open(older.Path).Dispose();
    }

    private static IReadOnlyList<string> Texts(string directory)
    {
        using var file = new RawDatabase(Path.Combine(directory, DataDirectory.DatabaseName));
        return file.Column("SELECT Text FROM MessageTexts ORDER BY MessageId");
    }

    private static List<string> Files(string directory) =>
    [
        .. Directory.GetFiles(directory).Where(f => !f.EndsWith(".holder", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(f => $"{Path.GetFileName(f)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))}"),
    ];
}
