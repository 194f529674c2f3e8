using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EnterpriseChat.Domain.Storage;

/// <summary>Copies a database into one file, also while a server writes to it; the copy is of one moment.</summary>
public static class Backup
{
    private const int PagesAStep = 2_000;

    /// <summary>Makes the file. It has its name only once it is whole, and only its owner can read it.</summary>
    /// <param name="database">The database file; it is opened read-only, without the directory's lock.</param>
    /// <param name="file">The new file.</param>
    /// <param name="progress">Told how many pages were copied, and of how many, after each step.</param>
    /// <param name="cancellation">Ends it after a step; nothing is left behind.</param>
    /// <exception cref="IOException">The file is there already, or cannot be written.</exception>
    /// <exception cref="SqliteException">The database cannot be read, or the disk is full.</exception>
    public static void Make(string database, string file, Action<int, int>? progress, CancellationToken cancellation)
    {
        var unfinished = file + ".unfinished";
        KeptFile.Write(unfinished, "", isSecret: true);
        try
        {
            using (var from = Open(database, SqliteOpenMode.ReadOnly))
            using (var to = Open(unfinished, SqliteOpenMode.ReadWrite))
            {
                // A transaction that reads: what is written meanwhile would make the copy begin again, for ever on a busy server.
                Run(from, "BEGIN; SELECT count(*) FROM (SELECT 1 FROM sqlite_master LIMIT 1)");
                Copy(from, to, progress, cancellation);

                // One file and none beside it; this also flushes it.
                Run(to, "PRAGMA journal_mode=DELETE");
            }

            File.Move(unfinished, file, overwrite: false);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    private static void Copy(SqliteConnection from, SqliteConnection to, Action<int, int>? progress, CancellationToken cancellation)
    {
        using var copying = raw.sqlite3_backup_init(to.Handle, "main", from.Handle, "main");
        if (copying.IsInvalid)
        {
            SqliteException.ThrowExceptionForRC(raw.sqlite3_errcode(to.Handle), to.Handle);
        }

        int code;
        while ((code = raw.sqlite3_backup_step(copying, PagesAStep)) == raw.SQLITE_OK)
        {
            cancellation.ThrowIfCancellationRequested();
            var all = raw.sqlite3_backup_pagecount(copying);
            progress?.Invoke(all - raw.sqlite3_backup_remaining(copying), all);
        }

        SqliteException.ThrowExceptionForRC(code, to.Handle);
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
