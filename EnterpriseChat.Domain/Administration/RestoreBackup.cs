using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Storage;
using Microsoft.Extensions.Logging;

namespace EnterpriseChat.Domain.Administration;

/// <summary>What came of it.</summary>
/// <param name="Kept">The file that holds the database as it was; null when there was none.</param>
/// <param name="Checkpoints">The lines of checkpoints that were written, to be kept elsewhere too.</param>
public sealed record RestoredBackup(string? Kept, IReadOnlyList<string> Checkpoints);

/// <summary>Puts a backup in the place of a directory's database. The log tells of it, and so do the checkpoints.</summary>
public sealed class RestoreBackup(TimeProvider time, ILoggerFactory logs)
{
    /// <summary>Takes the directory, exchanges the database, brings it to the present schema and writes the entry.</summary>
    /// <param name="path">The data directory.</param>
    /// <param name="backup">A file that was verified.</param>
    /// <param name="follows">Number of the last checkpoint that it fits.</param>
    /// <exception cref="StartRefused">A server holds the directory, or the backup is of a newer program.</exception>
    public async Task<RestoredBackup> HandleAsync(string path, string backup, long follows)
    {
        string? kept = null;
        var lines = new List<string?>();
        using var directory = DataDirectory.Open(path, absolute => kept = Exchange(absolute, backup, follows, lines));
        using var key = CheckpointKey.OfDirectory(directory.Path);
        var runner = new Runner(
            directory, new RightsClock(), new KnownSights(), new PrivateState(), new FactBus(logs.CreateLogger<FactBus>()), time,
            logs.CreateLogger<Runner>(), []);
        await using (runner.ConfigureAwait(false))
        {
            var written = await runner.RunAsync<Done>(Actor.System, Write, CancellationToken.None).ConfigureAwait(false);
            _ = written.Value;
        }

        lines.Add(new Checkpoints(directory.Path, directory.Database, key, time).Write());
        return new RestoredBackup(kept, [.. lines.OfType<string>()]);

        Task<Outcome<Done>> Write(Operation op)
        {
            op.Audit(new AuditDraft(AuditAction.DatabaseRestored) { Details = [("backup", Path.GetFileName(backup)), ("kept", Path.GetFileName(kept))] });
            return Task.FromResult<Outcome<Done>>(default(Done));
        }
    }

    private string? Exchange(string directory, string backup, long follows, List<string?> lines)
    {
        DataDirectory.RequireKnown(backup);

        // Before the database: contents that no row names do no harm.
        FilesBackup.PutBack(backup, Path.Combine(directory, DataDirectory.FilesName));
        using var key = CheckpointKey.OfDirectory(directory);
        var checkpoints = new Checkpoints(directory, backup, key, time);
        return Restore.Exchange(Path.Combine(directory, DataDirectory.DatabaseName), backup, time.GetUtcNow().UtcDateTime, () => lines.Add(checkpoints.WriteRestored(follows)));
    }
}
