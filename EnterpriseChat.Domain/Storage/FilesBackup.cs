using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Domain.Storage;

/// <summary>
/// The contents of files beside a backup of the database. Each is called as what is in it and never changes, so that what is there already is
/// the same.
/// </summary>
public static class FilesBackup
{
    /// <summary>Where the contents that belong to a backup lie.</summary>
    public static string FolderOf(string backup) => backup + ".files";

    /// <summary>Copies the contents that a backup names. One that its uploader took away meanwhile is not missed. Gives their number.</summary>
    /// <param name="backup">The backup, which is whole.</param>
    /// <param name="folder">Where contents lie now.</param>
    /// <param name="progress">Told how many were copied, and of how many, after each.</param>
    /// <param name="cancellation">Ends it after one.</param>
    public static int Make(string backup, string folder, Action<int, int>? progress, CancellationToken cancellation)
    {
        var named = Named(backup);
        for (var i = 0; i < named.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            Copy(named[i], folder, FolderOf(backup));
            progress?.Invoke(i + 1, named.Count);
        }

        return named.Count;
    }

    /// <summary>Puts the contents of a backup back; those that are there stay, also such as the backup does not name.</summary>
    internal static void PutBack(string backup, string folder)
    {
        foreach (var hash in Directory.Exists(FolderOf(backup)) ? Named(backup) : [])
        {
            Copy(hash, FolderOf(backup), folder);
        }
    }

    private static List<string> Named(string backup)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = backup, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'Files'";
        if (command.ExecuteScalar() is null)
        {
            return []; // of a time before there were files
        }

        command.CommandText = "SELECT DISTINCT Hash FROM Files WHERE RemovedAt IS NULL";
        using var rows = command.ExecuteReader();
        var named = new List<string>();
        while (rows.Read())
        {
            named.Add(rows.GetString(0));
        }

        return named;
    }

    private static void Copy(string hash, string from, string to)
    {
        foreach (var name in (string[])[hash, hash + ".webp"])
        {
            var (source, target) = (Path.Combine(from, hash[..2], name), Path.Combine(to, hash[..2], name));
            if (File.Exists(source) && !File.Exists(target))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                CopyWhole(source, target);
            }
        }
    }

    /// <summary>It has its name only once it is whole and on the disk, and only its owner can read it.</summary>
    private static void CopyWhole(string source, string target)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var read = File.OpenRead(source))
        using (var written = new FileStream(target + ".new", options))
        {
            read.CopyTo(written);
            written.Flush(flushToDisk: true);
        }

        File.Move(target + ".new", target, overwrite: true);
    }
}
