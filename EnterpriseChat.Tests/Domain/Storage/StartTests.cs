using System.Globalization;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Domain.Storage;

/// <summary>What a start finds in its directory, and what it refuses without touching anything.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task A_second_process_on_the_same_directory_is_refused_with_a_sentence_that_names_the_holder()
    {
        await using var world = await World.CreateAsync();
        using var file = new RawDatabase(Path.Combine(world.Path, "chat.db"));
        var before = file.Dump();

        await using var second = ServerProcess.Launch(new ServerStart { DataDirectory = world.Path, ChecksLog = false });
        var (code, output) = await second.WaitForExitAsync();

        Assert.NotEqual(0, code);
        Assert.Contains($"in use by another server, process {Environment.ProcessId}.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.Equal(before, file.Dump());
        Assert.True((await world.PostAsync(world.Lead, await world.CompanyRoomAsync(world.Host), "unhurt")).IsDone);
    }

    [Fact]
    public void A_directory_is_held_by_one_and_free_when_that_one_ends()
    {
        using var directory = new TemporaryDirectory();
        using (DirectoryLock.Take(directory.Path))
        {
            var refused = Assert.Throws<StartRefused>(() => DirectoryLock.Take(directory.Path));
            Assert.Contains(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), refused.Message, StringComparison.Ordinal);
        }

        DirectoryLock.Take(directory.Path).Dispose();
    }

    [Fact]
    public async Task ST_10_A_directory_that_cannot_be_written_is_refused_with_a_sentence()
    {
        // The process file system refuses every new file, to the administrator of the machine too.
        var refused = Assert.Throws<StartRefused>(() => DataDirectory.Open("/proc/enterprise-chat"));
        Assert.Contains("cannot be written", refused.Message, StringComparison.Ordinal);
        using var directory = new TemporaryDirectory();
        await File.WriteAllTextAsync(directory.File("a file"), "");
        refused = Assert.Throws<StartRefused>(() => DataDirectory.Open(directory.File("a file")));
        Assert.Contains("cannot be written", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ST_16_A_database_of_a_newer_program_is_refused_and_stays_as_it_is()
    {
        using var directory = await FilledAsync();
        using (var file = new RawDatabase(directory.File("chat.db")))
        {
            file.Run("INSERT INTO __EFMigrationsHistory VALUES ('20991231235959_Newer', '99.0.0')");
            file.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        AssertRefusedUntouched(directory, "newer program");
    }

    [Theory]
    [InlineData("random bytes")]
    [InlineData("cut in the middle")]
    [InlineData("cut inside the first page")]
    [InlineData("header overwritten")]
    [InlineData("first page zeroed behind the header")]
    [InlineData("another database")]
    public async Task A_damaged_file_is_refused_and_stays_as_it_is(string damage)
    {
        using var directory = await FilledAsync();
        var path = directory.File("chat.db");
        var bytes = await File.ReadAllBytesAsync(path);
        switch (damage)
        {
            case "random bytes":
                new Random(1).NextBytes(bytes);
                break;
            case "cut in the middle":
                bytes = bytes[..(bytes.Length / 2)];
                break;
            case "cut inside the first page":
                bytes = bytes[..1_000];
                break;
            case "header overwritten":
                bytes.AsSpan(0, 16).Fill((byte)'x');
                break;
            case "first page zeroed behind the header":
                bytes.AsSpan(100, 3_900).Clear();
                break;
            default:
                File.Delete(path);
                using (var other = new RawDatabase(path))
                {
                    other.Run("CREATE TABLE Recipes (Name TEXT)");
                }

                bytes = await File.ReadAllBytesAsync(path);
                break;
        }

        await File.WriteAllBytesAsync(path, bytes);
        AssertRefusedUntouched(directory, "damaged or is no chat database");
    }

    [Fact]
    public async Task A_page_of_random_bytes_is_found_wherever_it_lies()
    {
        using var original = await FilledAsync();
        var bytes = await File.ReadAllBytesAsync(original.File("chat.db"));
        var random = new Random(1);
        for (var page = 1; page < bytes.Length / 4_096; page += 3)
        {
            using var directory = new TemporaryDirectory();
            var damaged = bytes.ToArray();
            random.NextBytes(damaged.AsSpan(page * 4_096, 4_096));
            await File.WriteAllBytesAsync(directory.File("chat.db"), damaged);
            AssertRefusedUntouched(directory, "damaged");
        }
    }

    [Fact]
    public async Task ST_12_A_log_without_its_database_is_refused_and_stays_as_it_is()
    {
        using var directory = await RunningCopyAsync();
        File.Delete(directory.File("chat.db"));
        var log = await File.ReadAllBytesAsync(directory.File("chat.db-wal"));
        Assert.NotEmpty(log);

        Assert.Throws<StartRefused>(() => DataDirectory.Open(directory.Path));

        Assert.Equal(log, await File.ReadAllBytesAsync(directory.File("chat.db-wal")));
        Assert.False(File.Exists(directory.File("chat.db")));
    }

    [Fact]
    public async Task ST_12_A_killed_servers_files_open_with_everything_that_was_answered()
    {
        using var directory = await RunningCopyAsync();
        DataDirectory.Open(directory.Path).Dispose();
        using var file = new RawDatabase(directory.File("chat.db"));
        Assert.Equal(20, file.Number("SELECT count(*) FROM Messages"));
        Invariants.AssertHold(directory.File("chat.db"));
        AuditChain.AssertWhole(directory.File("chat.db"));
    }

    [Fact]
    public async Task ST_12_Without_its_log_a_database_is_whole_up_to_its_last_checkpoint()
    {
        using var directory = await RunningCopyAsync();
        File.Delete(directory.File("chat.db-wal"));
        DataDirectory.Open(directory.Path).Dispose();
        Invariants.AssertHold(directory.File("chat.db"));
        AuditChain.AssertWhole(directory.File("chat.db"));
    }

    [Fact]
    public void ST_14_A_library_that_can_lose_commits_is_refused()
    {
        Assert.Equal(new Version(3, 51, 3), DataDirectory.OldestSqlite);
        foreach (var old in new[] { "3.51.2", "3.50.4", "3.7.0" })
        {
            Assert.Contains(old, Assert.Throws<StartRefused>(() => DataDirectory.RequireSqlite(Version.Parse(old))).Message, StringComparison.Ordinal);
        }

        DataDirectory.RequireSqlite(new Version(3, 51, 3));
        DataDirectory.RequireSqlite(new Version(3, 100, 0));
        using var directory = new TemporaryDirectory();
        DataDirectory.Open(directory.Path).Dispose();
    }

    private static void AssertRefusedUntouched(TemporaryDirectory directory, string sentence)
    {
        var before = File.ReadAllBytes(directory.File("chat.db"));
        var refused = Assert.Throws<StartRefused>(() => DataDirectory.Open(directory.Path));
        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
        Assert.True(before.AsSpan().SequenceEqual(File.ReadAllBytes(directory.File("chat.db"))), "The file was changed.");
    }

    /// <summary>A directory that a server left cleanly.</summary>
    private static async Task<TemporaryDirectory> FilledAsync()
    {
        await using var world = await World.CreateAsync();
        await PostAsync(world);
        await world.CloseAsync();
        return Copied(world.Path);
    }

    /// <summary>What a killed server leaves: the files as they are while it runs.</summary>
    private static async Task<TemporaryDirectory> RunningCopyAsync()
    {
        await using var world = await World.CreateAsync();
        await PostAsync(world);
        return Copied(world.Path);
    }

    private static async Task PostAsync(World world)
    {
        var room = await world.CompanyRoomAsync(world.Host);
        for (var i = 0; i < 20; i++)
        {
            Assert.True((await world.PostAsync(world.Lead, room, $"message {i}")).IsDone);
        }
    }

    private static TemporaryDirectory Copied(string from)
    {
        var directory = new TemporaryDirectory();
        foreach (var name in new[] { "chat.db", "chat.db-wal" })
        {
            if (File.Exists(Path.Combine(from, name)))
            {
                File.Copy(Path.Combine(from, name), directory.File(name));
            }
        }

        return directory;
    }
}
