using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Domain.Audit;

/// <summary>A data directory as a server left it: a log of more than a thousand entries of several kinds, and a checkpoint after every fifth.</summary>
public sealed class AuditSample : IAsyncLifetime
{
    private const int Posts = 1_000;
    private readonly TemporaryDirectory _directory = new();

    /// <summary>The directory; tests work on copies.</summary>
    public string Path => _directory.Path;

    /// <summary>How many entries the log has.</summary>
    public long Entries { get; private set; }

    /// <summary>Verifies a copy of the directory, with files of checkpoints from elsewhere.</summary>
    public static Verification Verify(string directory, params string[] elsewhere)
    {
        using var key = CheckpointKey.Read(System.IO.Path.Combine(directory, CheckpointKey.PublicFileName))!;
        var history = CheckpointHistory.Read(CheckpointLog.OfDirectory(directory), elsewhere.Select(f => new CheckpointLog(f)), [key]);
        return new Verifier(System.IO.Path.Combine(directory, DataDirectory.DatabaseName), history).Run(null, CancellationToken.None);
    }

    /// <summary>A copy that may be tampered with.</summary>
    public TemporaryDirectory Copy()
    {
        var copy = new TemporaryDirectory();
        TemporaryDirectory.Copy(Path, copy.Path);
        return copy;
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        var checkpoints = world.Get<Checkpoints>();
        for (var i = 0; i < Posts; i++)
        {
            world.Time.Advance(TimeSpan.FromSeconds(1));
            Assert.True((await world.PostAsync(i % 3 == 0 ? world.Lead : world.Member, room, $"Message {i} with ü, € and 😀")).IsDone);
            if (i % 200 == 0)
            {
                Assert.True((await world.SignInAsync("lead")).IsDone);
                Assert.False((await world.SignInAsync("nobody", "wrong")).IsDone);
            }

            if (i % 5 == 0)
            {
                Assert.NotNull(checkpoints.Write());
            }
        }

        await world.LeaveFilesAsync(room);
        checkpoints.Write();
        await world.CloseAsync();
        using (var file = new RawDatabase(System.IO.Path.Combine(world.Path, DataDirectory.DatabaseName)))
        {
            file.Run("PRAGMA journal_mode=DELETE");
            Entries = file.Number("SELECT max(Sequence) FROM AuditEntries");
        }

        TemporaryDirectory.Copy(world.Path, Path);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }
}
