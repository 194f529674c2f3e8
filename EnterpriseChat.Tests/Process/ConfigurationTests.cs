using EnterpriseChat.Tests.Harness;
using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Tests.Processes;

/// <summary>A start that cannot be: one sentence that names what is wrong, no stack trace, nothing half made.</summary>
public sealed class ConfigurationTests
{
    [Theory]
    [InlineData("Chat:Limits:LiveTabs", "0")]
    [InlineData("Chat:Limits:LiveTabs", "-1")]
    [InlineData("Chat:Limits:MessagesPer10Seconds", "many")]
    [InlineData("Chat:Limits:MessagesPer10Seconds", "1e9")]
    [InlineData("Chat:PublicAddress", "chat.example.com")]
    [InlineData("Chat:PublicAddress", "ftp://chat.example.com")]
    [InlineData("Chat:PublicAddress", "https://chat.example.com")]
    [InlineData("Chat:TrustedProxies", "10.0.0.1, 10.0.0.256")]
    [InlineData("Chat:DataDirectory", " ")]
    [InlineData("Chat:DataDirectory", "/proc/chat")]
    [InlineData("Chat:DataDirectry", "/tmp")]
    [InlineData("Chat:Limits:Tabs", "3")]
    [InlineData("urls", "nonsense")]
    [InlineData("urls", "http://192.0.2.1:5080")]
    public async Task OP_04_A_wrong_value_stops_the_start_with_a_sentence_that_names_its_key(string key, string value)
    {
        using var directory = new TemporaryDirectory();
        if (key == "urls")
        {
            // Told when all else stands; that need not be made here.
            TemporaryDirectory.Copy((await Demo.StartAsync()).CopyOf!, directory.Path);
        }

        var configuration = new Dictionary<string, string> { [key] = value };
        await using var server = ServerProcess.Launch(new ServerStart { DataDirectory = directory.Path, Configuration = configuration, ChecksLog = false });
        await AssertRefusedAsync(server, key);
        if (key != "urls")
        {
            Assert.Empty(Directory.GetFiles(directory.Path));
        }
    }

    [Fact]
    public async Task OP_04_A_port_in_use_and_a_directory_in_use_are_told()
    {
        await using var running = await ServerProcess.StartAsync(await Demo.StartAsync());
        await using var samePort = ServerProcess.Launch(await Demo.StartAsync() with
        {
            Configuration = new Dictionary<string, string> { ["urls"] = running.Address.GetLeftPart(UriPartial.Authority) },
            ChecksLog = false,
        });
        await AssertRefusedAsync(samePort, "urls");
        await using var sameDirectory = ServerProcess.Launch(new ServerStart { DataDirectory = running.DataDirectory, ChecksLog = false });
        await AssertRefusedAsync(sameDirectory, "Chat:DataDirectory");
        Assert.Contains(sameDirectory.Lines, line => line.Contains($"{running.ProcessId}", StringComparison.Ordinal));
        Assert.True(running.IsRunning);
    }

    [Fact]
    public async Task ST_10_A_directory_that_cannot_be_written_is_told()
    {
        using var directory = new TemporaryDirectory();
        var file = directory.File("a-file");
        await File.WriteAllTextAsync(file, "");
        await using var server = ServerProcess.Launch(new ServerStart
        {
            Configuration = new Dictionary<string, string> { ["Chat:DataDirectory"] = Path.Combine(file, "data") },
            ChecksLog = false,
        });
        await AssertRefusedAsync(server, "Chat:DataDirectory");
    }

    [Fact]
    public async Task A_damaged_database_is_told_and_left_as_it_is()
    {
        using var directory = new TemporaryDirectory();
        var file = directory.File("chat.db");
        await File.WriteAllTextAsync(file, new string('x', 20_000));
        var before = await File.ReadAllBytesAsync(file);
        await using var server = ServerProcess.Launch(new ServerStart { DataDirectory = directory.Path, ChecksLog = false });
        await AssertRefusedAsync(server, "Chat:DataDirectory");
        Assert.Equal(before, await File.ReadAllBytesAsync(file));

    }

    [Fact]
    public async Task A_newer_database_is_told_and_left_as_it_is()
    {
        using var directory = new TemporaryDirectory();
        TemporaryDirectory.Copy((await Demo.StartAsync()).CopyOf!, directory.Path);
        using (var connection = new SqliteConnection($"Data Source={directory.File("chat.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO __EFMigrationsHistory VALUES ('29991231000000_Later', '99.0.0'); PRAGMA wal_checkpoint(TRUNCATE)";
            command.ExecuteNonQuery();
        }

        var before = await File.ReadAllBytesAsync(directory.File("chat.db"));
        await using var server = ServerProcess.Launch(new ServerStart { DataDirectory = directory.Path, ChecksLog = false });
        await AssertRefusedAsync(server, "29991231000000_Later");
        Assert.Equal(before, await File.ReadAllBytesAsync(directory.File("chat.db")));
    }

    private static async Task AssertRefusedAsync(ServerProcess server, string key)
    {
        var (code, output) = await server.WaitForExitAsync(TimeSpan.FromSeconds(30));
        Assert.NotEqual(0, code);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.Contains(key, output, StringComparison.Ordinal);
        var said = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("info:", StringComparison.Ordinal)
            && !line.StartsWith("warn:", StringComparison.Ordinal) && !line.StartsWith("      ", StringComparison.Ordinal));
        Assert.Single(said);
    }
}
