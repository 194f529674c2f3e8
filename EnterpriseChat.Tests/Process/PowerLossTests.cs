using System.Diagnostics;
using EnterpriseChat.Domain;
using EnterpriseChat.Tests.Harness;
using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Tests.Processes;

/// <summary>
/// Power loss: a preload library keeps a second copy of the database that holds only what was synced, as a disk does after a power cut.
/// Looked at after each answered message, while the server is frozen.
/// </summary>
public sealed class PowerLossTests
{
    private const int Messages = 40;

    [Fact]
    public async Task ST_06_What_was_answered_is_on_the_disk_when_the_power_goes()
    {
        var lost = await LostAsync(isDeaf: false);

        Assert.Equal(0, lost);
    }

    [Fact]
    public async Task ST_06_Without_the_sync_of_each_commit_the_same_look_finds_losses()
    {
        var lost = await LostAsync(isDeaf: true);

        Assert.InRange(lost, 1, Messages);
    }

    private static async Task<int> LostAsync(bool isDeaf)
    {
        using var scratch = new TemporaryDirectory();
        var start = await Demo.StartAsync();
        using var data = new TemporaryDirectory();
        TemporaryDirectory.Copy(start.CopyOf!, data.Path);
        var shadow = Directory.CreateDirectory(Path.Combine(scratch.Path, "shadow")).FullName;
        File.Copy(Path.Combine(data.Path, "chat.db"), Path.Combine(shadow, "chat.db"));
        var variables = new Dictionary<string, string> { ["LD_PRELOAD"] = Library(scratch.Path), ["POWERLOSS_SHADOW"] = shadow };
        if (isDeaf)
        {
            variables["POWERLOSS_DEAF"] = "1";
        }

        await using var server = await ServerProcess.StartAsync(new ServerStart
        {
            DataDirectory = data.Path,
            Variables = variables,
            Configuration = new Dictionary<string, string> { ["Chat:Limits:MessagesPer10Seconds"] = "1000" },
        });
        var (member, room) = await CompanyChat.SignInAsync(server.Address, "member");
        using var _ = member;
        var lost = 0;
        for (var i = 0; i < Messages; i++)
        {
            var text = $"power {PublicId.New()}";
            Assert.Equal(System.Net.HttpStatusCode.Created, (await member.PostAsync(room, text)).Status);
            server.Freeze();
            lost += IsOnDisk(shadow, Path.Combine(scratch.Path, $"cut-{i}"), text) ? 0 : 1;
            server.Thaw();
        }

        return lost;
    }

    /// <summary>Opens a copy of what was synced, as the server would after the power is back.</summary>
    private static bool IsOnDisk(string shadow, string cut, string text)
    {
        TemporaryDirectory.Copy(shadow, cut);
        using var db = new SqliteConnection($"Data Source={Path.Combine(cut, "chat.db")};Pooling=False");
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText = "SELECT count(*) FROM MessageTexts WHERE Text = $text";
        command.Parameters.AddWithValue("$text", text);
        return (long)command.ExecuteScalar()! == 1;
    }

    private static string Library(string folder)
    {
        var library = Path.Combine(folder, "powerloss.so");
        var source = Path.Combine(Repository.Root, "EnterpriseChat.Tests", "Process", "powerloss.c");
        using var compiler = Process.Start(new ProcessStartInfo("cc", ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl", "-lpthread"]))!;
        compiler.WaitForExit();
        Assert.True(compiler.ExitCode == 0, "There is no C compiler; eng/test.sh installs it.");
        return library;
    }
}
