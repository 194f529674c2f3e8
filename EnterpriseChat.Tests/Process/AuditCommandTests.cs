using System.Globalization;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Web.Configuration;
using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Tests.Processes;

/// <summary><c>audit verify</c> as an administrator runs it: exit codes 0, 1 and 2, sentences, and a server beside it.</summary>
public sealed class AuditCommandTests
{
    [Fact]
    public async Task A_running_server_and_a_stopped_one_leave_a_log_that_is_whole_and_proved()
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        var (code, output) = await RunAsync(server.DataDirectory, "audit", "verify");
        Assert.Equal(0, code);
        Assert.Matches("The audit log is whole: entries 1 to [0-9]+\\.", output);

        using (var session = await Harness.Circuits.WebSession.SignInAsync(server.Address, "member", Demo.Password))
        {
        }

        await server.StopAsync();
        (code, output) = await RunAsync(server.DataDirectory, "audit", "verify");
        Assert.Equal(0, code);
        Assert.Contains($"Checkpoints prove entries 1 to {Last(server.Database)}.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unproven", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_server_proves_what_it_left_at_its_next_start()
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        using (var session = await Harness.Circuits.WebSession.SignInAsync(server.Address, "member", Demo.Password))
        {
        }

        server.Kill();
        var (code, output) = await RunAsync(server.DataDirectory, "audit", "verify");
        Assert.Equal(0, code);
        Assert.Contains("Unproven since ", output, StringComparison.Ordinal);

        await server.RestartAsync();
        await Eventually.That(async () => !(await RunAsync(server.DataDirectory, "audit", "verify")).Output.Contains("Unproven", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AD_06_A_log_made_anew_behind_a_running_server_is_told_by_its_next_checkpoint()
    {
        using var elsewhere = new TemporaryDirectory();
        var start = await Demo.StartAsync() with { Configuration = new Dictionary<string, string> { ["Chat:Checkpoints:Copy"] = elsewhere.File("copy.log") } };
        await using var server = await ServerProcess.StartAsync(start);
        await Eventually.That(() => File.Exists(elsewhere.File("copy.log")));
        await server.StopAsync();
        Assert.Contains(server.Lines, line => line.Contains("Checkpoint of the audit log: 1 ", StringComparison.Ordinal));

        // Everything in the data directory is put back to what it was; the copy on the other disk tells.
        foreach (var file in Directory.GetFiles(start.CopyOf!))
        {
            File.Copy(file, Path.Combine(server.DataDirectory, Path.GetFileName(file)), overwrite: true);
        }

        Assert.Equal(0, (await RunAsync(server.DataDirectory, "audit", "verify")).Code);
        var (code, output) = await RunAsync(server.DataDirectory, "audit", "verify", "--checkpoint", elsewhere.File("copy.log"));
        Assert.Equal(1, code);
        Assert.Contains("those in the data directory end with", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("without its log")]
    [InlineData("with an older one")]
    [InlineData("with the log of another")]
    public async Task ST_12_A_start_with_a_database_that_is_silently_older_says_what_is_missing(string how)
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        var (member, room) = await CompanyChat.SignInAsync(server.Address, "member");
        using (member)
        {
            Assert.Equal(201, (int)(await member.PostAsync(room, "answered, and then lost")).Status);
        }

        var last = long.Parse(Last(server.Database), CultureInfo.InvariantCulture);
        server.Kill();
        var line = new Checkpoints(server.DataDirectory, server.Database, CheckpointKey.OfDirectory(server.DataDirectory), TimeProvider.System).Write();
        Assert.Equal(last, CheckpointLine.Parse(line!)!.Checkpoint.Sequence);
        await LoseAsync(server, how);

        await server.RestartAsync();
        await Eventually.That(() => server.Lines.Any(l => l.Contains($"to {last} were there when a checkpoint was written, and are not there now", StringComparison.Ordinal)));
        await server.StopAsync();
        var (code, output) = await RunAsync(server.DataDirectory, "audit", "verify");
        Assert.Equal(1, code);
        Assert.Contains("and no backup was put back", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_entry_is_named_with_exit_code_1()
    {
        await using var world = await World.CreateAsync();
        world.Get<Checkpoints>().Write();
        await world.CloseAsync();
        using (var file = new RawDatabase(Path.Combine(world.Path, DataDirectory.DatabaseName)))
        {
            file.Run("DROP TRIGGER AppendOnly_Update; UPDATE AuditEntries SET UserId = 99 WHERE Sequence = 5");
        }

        var (code, output) = await RunAsync(world.Path, "audit", "verify");
        Assert.Equal(1, code);
        Assert.Contains("The audit log is broken.\nFirst bad entry: 5. It is not what was sealed.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_checked_has_exit_code_2_and_a_sentence()
    {
        using var empty = new TemporaryDirectory();
        await AssertCouldNotAsync("There is no database", empty.Path, "audit", "verify");
        await AssertCouldNotAsync("Use: audit verify", empty.Path, "audit", "verfy");
        Assert.Empty(Directory.GetFileSystemEntries(empty.Path));

        await File.WriteAllTextAsync(empty.File(DataDirectory.DatabaseName), "no database at all, but long enough to be looked at");
        CheckpointKey.OfDirectory(empty.Path).Dispose();
        await AssertCouldNotAsync("It could not be done", empty.Path, "audit", "verify");
    }

    [Fact]
    public async Task Options_that_are_not_known_and_files_that_prove_nothing_are_refused()
    {
        using var empty = new TemporaryDirectory();
        await File.WriteAllTextAsync(empty.File("pasted"), "1 1 0 5 without its end");
        await File.WriteAllTextAsync(empty.File("key"), "no key");
        AssertRefused("Use: audit verify", "audit", "verify", "--key");
        AssertRefused("Use: audit verify", "audit", "verify", "--chekpoint=x");
        AssertRefused("Use: audit verify", "-v", "audit", "verify");
        AssertRefused("is not a key of this product", "audit", "verify", "--Chat:Nothing=1");
        AssertRefused("There is no file", "audit", "verify", $"--checkpoint={empty.File("none")}");
        AssertRefused("There is no file", "audit", "verify", "--key", empty.File("none"));
        AssertRefused("There is no checkpoint in", "audit", "verify", "--checkpoint", empty.File("pasted"));

        var directory = $"--Chat:DataDirectory={empty.Path}";
        Assert.Contains("There is no key in", Refusal(() => CommandFiles.Read(["audit", "verify", directory]).RequireKeys()), StringComparison.Ordinal);
        Assert.Contains("There is no key in", Refusal(() => CommandFiles.Read(["audit", "verify", directory, "--key", empty.File("key")]).FindKeys()), StringComparison.Ordinal);
        Assert.True(CommandLine.IsCommand(["--Chat:DataDirectory=x", "audit", "verify"]));
        Assert.False(CommandLine.IsCommand(["--urls", "http://localhost:5080"]));
    }

    [Fact]
    public async Task A_public_key_from_elsewhere_is_believed_rather_than_the_one_in_the_directory()
    {
        await using var world = await World.CreateAsync();
        world.Get<Checkpoints>().Write();
        await world.CloseAsync();
        var handedOut = Path.Combine(world.Path, "handed-out.pub");
        File.Copy(Path.Combine(world.Path, CheckpointKey.PublicFileName), handedOut);
        Assert.Equal(0, (await RunAsync(world.Path, "audit", "verify", "--key", handedOut)).Code);

        // Somebody makes a key of their own and signs the same again.
        File.Delete(Path.Combine(world.Path, CheckpointKey.FileName));
        File.Delete(Path.Combine(world.Path, CheckpointLog.FileName));
        using (var key = CheckpointKey.OfDirectory(world.Path))
        {
            new Checkpoints(world.Path, Path.Combine(world.Path, DataDirectory.DatabaseName), key, world.Time).Write();
        }

        Assert.Equal(0, (await RunAsync(world.Path, "audit", "verify")).Code);
        var (code, output) = await RunAsync(world.Path, "audit", "verify", "--key", handedOut);
        Assert.Equal(1, code);
        Assert.Contains("it is signed with another key", output, StringComparison.Ordinal);
    }

    /// <summary>Runs a command to its end.</summary>
    internal static async Task<(int Code, string Output)> RunAsync(string directory, params string[] command)
    {
        await using var process = ServerProcess.Launch(new ServerStart { DataDirectory = directory, Command = command, Environment = "Production" });
        return await process.WaitForExitAsync();
    }

    private static async Task LoseAsync(ServerProcess server, string how)
    {
        SqliteConnection.ClearAllPools();
        var original = (await Demo.StartAsync()).CopyOf!;
        if (how == "with an older one")
        {
            File.Copy(Path.Combine(original, DataDirectory.DatabaseName), server.Database, overwrite: true);
        }

        File.Delete(server.Database + "-wal");
        File.Delete(server.Database + "-shm");
        if (how == "with the log of another")
        {
            using var other = new TemporaryDirectory();
            File.Copy(Path.Combine(original, DataDirectory.DatabaseName), other.File(DataDirectory.DatabaseName));
            using var writing = new RawDatabase(other.File(DataDirectory.DatabaseName));
            writing.Run("UPDATE Users SET DisplayName = 'Somebody else'");
            File.Copy(other.File(DataDirectory.DatabaseName + "-wal"), server.Database + "-wal");
        }
    }

    private static void AssertRefused(string sentence, params string[] args) =>
        Assert.Contains(sentence, Refusal(() => CommandFiles.Read(args)), StringComparison.Ordinal);

    private static string Refusal(Func<object> read) => Assert.Throws<StartRefused>(read).Message;

    private static async Task AssertCouldNotAsync(string sentence, string directory, params string[] command)
    {
        var (code, output) = await RunAsync(directory, command);
        Assert.Equal(2, code);
        Assert.Contains(sentence, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    private static string Last(string database)
    {
        using var file = new RawDatabase(database);
        return file.Number("SELECT max(Sequence) FROM AuditEntries").ToString(CultureInfo.InvariantCulture);
    }
}
