using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Administration;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Web.Configuration;

/// <summary>The commands. Each one that touches or copies a database ends with a verification, whose outcome is the exit code.</summary>
internal sealed class Commands(CommandFiles files, CancellationToken cancellation)
{
    private readonly CommandProgress _progress = new(TimeProvider.System);

    /// <summary>Verifies the audit log of the data directory, also while a server runs.</summary>
    public int Verify()
    {
        if (!File.Exists(files.Database))
        {
            throw new StartRefused(Words.Command_NoDatabase.With(files.Database));
        }

        // First the checkpoints, then the log: it only grows, so that what they tell of is there.
        return Told(new Verifier(files.Database, History(files.RequireKeys())).Run(_progress.Verified, cancellation));
    }

    /// <summary>Makes a backup, also while a server runs, and verifies it.</summary>
    public int Backup(string file)
    {
        if (!File.Exists(files.Database))
        {
            throw new StartRefused(Words.Command_NoDatabase.With(files.Database));
        }

        if (File.Exists(file))
        {
            throw new StartRefused(Words.Command_FileExists.With(file));
        }

        var history = History(files.RequireKeys());
        Domain.Storage.Backup.Make(files.Database, file, _progress.Copied, cancellation);
        var attached = FilesBackup.Make(file, Path.Combine(files.Directory, DataDirectory.FilesName), _progress.FilesCopied, cancellation);
        Console.WriteLine(Words.Command_BackedUp.With(Path.GetFullPath(file), new FileInfo(file).Length));
        if (attached > 0)
        {
            Console.WriteLine(Words.Command_FilesBackedUp.With(attached, FilesBackup.FolderOf(Path.GetFullPath(file))));
        }

        return Told(new Verifier(file, history).Run(_progress.Verified, cancellation));
    }

    /// <summary>Verifies a backup, puts it in the place of the database, and verifies what came of it. A backup that is broken changes nothing.</summary>
    public async Task<int> RestoreAsync(string file)
    {
        if (!File.Exists(file))
        {
            throw new StartRefused(Words.Command_NoFile.With(file));
        }

        // An installation that begins with this backup has no checkpoints yet and no key.
        var history = History(files.FindKeys());
        var before = new Verifier(file, history).RunOlder(_progress.Verified, cancellation);
        if (before.Bad is not null || before.Unsealed > 0 || history.Flaws.Count > 0)
        {
            Console.WriteLine(Words.Command_NotRestored.With(file));
            return Told(before);
        }

        using var logs = LoggerFactory.Create(l => l.AddSimpleConsole());
        var restored = await new RestoreBackup(TimeProvider.System, logs).HandleAsync(files.Directory, file, before.ProvedBy).ConfigureAwait(false);
        Console.WriteLine(restored.Kept is null ? Words.Command_Restored.With(file) : Words.Command_RestoredKept.With(file, restored.Kept));
        foreach (var line in restored.Checkpoints)
        {
            Console.WriteLine(Words.Command_Checkpoint.With(line));
            if (files.CheckpointCopy is { } copy)
            {
                new CheckpointLog(copy).Add(line);
            }
        }

        // Named keys signed what was before; what was written now is signed by the directory's own.
        return Told(new Verifier(files.Database, History([.. files.FindKeys(), files.OwnKey()])).Run(_progress.Verified, CancellationToken.None));
    }

    /// <summary>Brings the database to the schema of this program.</summary>
    public int Migrate()
    {
        using (var directory = DataDirectory.Open(files.Directory))
        {
            CheckpointKey.OfDirectory(directory.Path).Dispose();
            Console.WriteLine(Words.Command_Migrated.With(directory.Database));
        }

        return Verify();
    }

    private CheckpointHistory History(IReadOnlyList<CheckpointKey> keys) =>
        CheckpointHistory.Read(CheckpointLog.OfDirectory(files.Directory), files.Checkpoints.Select(f => new CheckpointLog(f)), keys);

    private static int Told(Verification verification)
    {
        foreach (var sentence in verification.Sentences())
        {
            Console.WriteLine(sentence);
        }

        return (int)verification.State;
    }
}
