using System.Globalization;
using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Domain.Storage;

/// <summary>Puts a backup in the place of the database of a directory that was taken, and keeps what was there.</summary>
internal static class Restore
{
    private static readonly string[] Parts = ["", "-wal", "-shm", "-journal"];

    /// <summary>
    /// Exchanges the files. The backup is copied and flushed before anything is touched; the database then changes by one renaming, so that a
    /// kill leaves either the one or the other.
    /// </summary>
    /// <param name="database">The database file of the directory; it may be damaged or not there.</param>
    /// <param name="backup">The file to be put in its place; it stays where it is.</param>
    /// <param name="now">Names what is kept.</param>
    /// <param name="before">Done last thing before the exchange, when nothing is likely to fail any more.</param>
    /// <returns>The file that holds the database as it was; null when there was none.</returns>
    public static string? Exchange(string database, string backup, DateTime now, Action before)
    {
        var copy = database + ".restoring";
        File.Delete(copy);

        // By SQLite, with what may stand in a log beside the backup.
        Backup.Make(backup, copy, null, CancellationToken.None);
        try
        {
            var kept = Keep(database, now);
            before();
            FoldLog(database);

            // A log beside another database would be played into it.
            foreach (var part in Parts.Skip(1))
            {
                File.Delete(database + part);
            }

            File.Move(copy, database, overwrite: true);
            return kept;
        }
        catch
        {
            File.Delete(copy);
            throw;
        }
    }

    /// <summary>Copies all parts as they are, also when they are damaged: to bring the log into the file may change both.</summary>
    private static string? Keep(string database, DateTime now)
    {
        // Two within a second keep both.
        var name = database + now.ToString("'.replaced-'yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var kept = Enumerable.Range(1, int.MaxValue).Select(time => time == 1 ? name : $"{name}-{time}").First(free => !Parts.Any(part => File.Exists(free + part)));
        var there = Parts.Where(part => File.Exists(database + part)).ToList();
        foreach (var part in there)
        {
            File.Copy(database + part, kept + part);
            using var written = new FileStream(kept + part, FileMode.Open, FileAccess.ReadWrite);
            written.Flush(flushToDisk: true);
        }

        return there.Count > 0 ? kept : null;
    }

    /// <summary>Brings the write-ahead log into the file, so that a kill before the exchange leaves a whole database without a log.</summary>
    private static void FoldLog(string database)
    {
        if (!File.Exists(database))
        {
            return;
        }

        try
        {
            using var connection = Connections.OpenWriter(database);
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            command.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // It is damaged, and about to be replaced.
        }
    }
}
