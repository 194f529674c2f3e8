using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Storage;

/// <summary>A data directory that was taken, checked and brought to the present schema; made before anything else of the product.</summary>
public sealed class DataDirectory : IDisposable
{
    /// <summary>A race in write-ahead mode that lost commits is in every SQLite before this one (reliability.md section 1).</summary>
    public static readonly Version OldestSqlite = new(3, 51, 3);

    /// <summary>Name of the database file in a data directory.</summary>
    public const string DatabaseName = "chat.db";

    /// <summary>Name of the folder with the contents of files in a data directory.</summary>
    public const string FilesName = "files";

    private readonly DirectoryLock _lock;

    private DataDirectory(string path, DirectoryLock taken) => (Path, _lock) = (path, taken);

    /// <summary>The directory, absolute.</summary>
    public string Path { get; }

    /// <summary>The database file in it.</summary>
    public string Database => System.IO.Path.Combine(Path, DatabaseName);

    /// <summary>Takes the directory, checks what is there and migrates it.</summary>
    /// <param name="path">The directory; it is made if it is missing.</param>
    /// <param name="prepare">What is done once the directory is ours and before the database is looked at.</param>
    /// <exception cref="StartRefused">Taken by another process, not writable, damaged, newer than the program, or SQLite is too old.</exception>
    public static DataDirectory Open(string path, Action<string>? prepare = null)
    {
        RequireSqlite(Sqlite());
        var absolute = System.IO.Path.GetFullPath(path);
        var directory = new DataDirectory(absolute, DirectoryLock.Take(absolute));
        try
        {
            prepare?.Invoke(absolute);
            RequireKnown(directory.Database);
            directory.Migrate();
            return directory;
        }
        catch (SqliteException e)
        {
            directory.Dispose();
            throw Damaged(directory.Database, e);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _lock.Dispose();

    internal static void RequireSqlite(Version version)
    {
        if (version < OldestSqlite)
        {
            throw new StartRefused(Words.Start_SqliteTooOld.With(version, OldestSqlite));
        }
    }

    /// <summary>Refuses a file that is damaged, of a newer program or no chat database, and leaves it as it is; one that is not there is fine.</summary>
    internal static void RequireKnown(string database)
    {
        if (!File.Exists(database))
        {
            // A log without its database would be replayed into the new one.
            if (File.Exists(database + "-wal"))
            {
                throw Damaged(database, null);
            }

            return;
        }

        // Read-only, so that a file that is refused stays as it is, byte for byte; but what a killed start began is rolled back first.
        var mode = File.Exists(database + "-journal") ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadOnly;
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = database, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        if (Text(connection, "PRAGMA quick_check(1)") is not "ok")
        {
            throw Damaged(database, null);
        }

        if (Text(connection, "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'") is "0")
        {
            if (Text(connection, "SELECT count(*) FROM sqlite_master WHERE name NOT LIKE '\\_\\_EF%' ESCAPE '\\'") is not "0")
            {
                throw Damaged(database, null);
            }

            return;
        }

        using var db = new ChatDb(Connections.Reading(database));
        var known = db.Database.GetMigrations().ToHashSet();
        var newest = Text(connection, "SELECT coalesce(max(MigrationId), '') FROM __EFMigrationsHistory");
        if (newest.Length > 0 && !known.Contains(newest))
        {
            throw new StartRefused(Words.Start_DatabaseNewer.With(database, newest));
        }
    }

    private static Version Sqlite()
    {
        using var none = new SqliteConnection("Data Source=:memory:");
        none.Open();
        return Version.Parse(none.ServerVersion);
    }

    private void Migrate()
    {
        try
        {
            using var connection = Connections.OpenWriter(Database);
            using var db = new ChatDb(Connections.Writing(connection));
            var pending = db.Database.GetPendingMigrations().ToList();
            if (pending.Count == 0)
            {
                return;
            }

            if (db.Database.GetAppliedMigrations().Any())
            {
                KeepCopy(connection, pending[0]);
            }

            // The lock of EF is a row without a time limit; while the directory is ours, one that is there is an orphan.
            Run(connection, "DROP TABLE IF EXISTS __EFMigrationsLock");
            db.Database.Migrate();
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_FULL)
        {
            throw new StartRefused(Words.Start_DirectoryNotWritable.With(Path), e);
        }
    }

    private void KeepCopy(SqliteConnection connection, string before)
    {
        var copy = $"{Database}.before-{before}";
        File.Delete(copy);
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString());
        connection.BackupDatabase(target);
    }

    private static StartRefused Damaged(string database, Exception? cause) => new(Words.Start_DatabaseDamaged.With(database), cause);

    private static string Text(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
