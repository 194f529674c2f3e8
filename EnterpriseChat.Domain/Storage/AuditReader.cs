using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EnterpriseChat.Domain.Storage;

/// <summary>Looks at one entry; false ends the reading.</summary>
public delegate bool EntryVisitor(scoped StoredEntry entry);

/// <summary>Looks at the digest in an entry and at the salt and text beside it, which are empty when they are not there; false ends the reading.</summary>
public delegate bool TextVisitor(long sequence, scoped ReadOnlySpan<byte> digest, scoped ReadOnlySpan<byte> salt, scoped ReadOnlySpan<byte> text);

/// <summary>
/// Reads the audit log of a database file by native columns, which takes half the time of a data reader (performance.md section 1). It
/// opens the file read-only and without the directory's lock, and holds no transaction longer than one stretch.
/// </summary>
public sealed class AuditReader : IDisposable
{
    /// <summary>Most entries that are to be read at once: SQLite cannot be asked to stop in the middle.</summary>
    public const int Stretch = 5_000;

    private const int BusyMilliseconds = 10_000;
    private const string CountOfFiles = " + (SELECT count(*) FROM Files)";

    /// <summary>What stands beside the entry of a file: an entry of a message finds none, and one that is not JSON neither.</summary>
    private const string JoinedFiles =
        """
        LEFT JOIN Files f ON f.PublicId = CASE WHEN e.Action = 'file.uploaded' AND json_valid(e.Details) THEN e.Details ->> 'file' END
                         AND f.RoomId = e.RoomId AND f.UploaderId = e.ActorId
        """;

    private const string CountOfEntries = " + (SELECT count(*) FROM IssueEntries WHERE Salt IS NOT NULL)";

    /// <summary>What stands beside the entry of an issue: its own entry of the history.</summary>
    private const string JoinedEntries =
        """
        LEFT JOIN IssueEntries i ON i.IssueId = e.IssueId AND i.Number = CASE WHEN json_valid(e.Details) THEN e.Details ->> 'entry' END
                                AND i.ActorId IS e.ActorId
        """;

    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _ends;
    private readonly sqlite3_stmt _around;
    private readonly sqlite3_stmt _entries;
    private readonly sqlite3_stmt _texts;

    /// <summary>Opens a file.</summary>
    /// <exception cref="SqliteException">It is no database, cannot be read, or has no audit log.</exception>
    public AuditReader(string file)
    {
        _connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        try
        {
            _connection.Open();
            raw.sqlite3_busy_timeout(_connection.Handle, BusyMilliseconds);
            _ends = Prepare("SELECT coalesce(min(Sequence), 0), coalesce(max(Sequence), 0) FROM AuditEntries");
            var (hasFiles, hasIssues) = (Has("Files"), Has("IssueEntries"));
            _around = Prepare(
                $"""
                SELECT (SELECT max(Sequence) FROM AuditEntries), (SELECT count(*) FROM MessageTexts){(hasFiles ? CountOfFiles : "")}{(hasIssues ? CountOfEntries : "")},
                EXISTS (SELECT 1 FROM Users)
                """);
            _entries = Prepare($"SELECT {StoredEntry.Columns} FROM AuditEntries WHERE Sequence > ?1 AND Sequence <= ?2 ORDER BY Sequence");
            _texts = Prepare(Texts(hasFiles, hasIssues));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The lowest and the highest sequence; 0 and 0 for an empty log.</summary>
    public (long First, long Last) Ends()
    {
        (long, long) ends = (0, 0);
        Each(_ends, row =>
        {
            ends = (raw.sqlite3_column_int64(row, 0), raw.sqlite3_column_int64(row, 1));
            return false;
        });
        return ends;
    }

    /// <summary>What stands around the log at one moment: its newest entry, how many texts there are, and whether there are users.</summary>
    public (long Last, long Texts, bool HasUsers) Around()
    {
        (long, long, bool) around = default;
        Each(_around, row =>
        {
            around = (raw.sqlite3_column_int64(row, 0), raw.sqlite3_column_int64(row, 1), raw.sqlite3_column_int64(row, 2) != 0);
            return false;
        });
        return around;
    }

    /// <summary>The newest entry and its hash in lower case hexadecimal; null for an empty log.</summary>
    public (long Sequence, string Hash)? Head()
    {
        (long, string)? head = null;
        var last = Ends().Last;
        Read(last - 1, last, entry =>
        {
            head = (entry.Sequence, Convert.ToHexStringLower(entry.Hash));
            return false;
        });
        return head;
    }

    /// <summary>Visits the entries after one up to another, in their order.</summary>
    public void Read(long after, long to, EntryVisitor visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        Bind(_entries, after, to);
        Each(_entries, row => visit(new StoredEntry(row)));
    }

    /// <summary>Visits the texts that stand beside the entries after one up to another.</summary>
    public void ReadTexts(long after, long to, TextVisitor visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        Bind(_texts, after, to);
        Each(_texts, row => visit(
            raw.sqlite3_column_int64(row, 0), raw.sqlite3_column_blob(row, 1), raw.sqlite3_column_blob(row, 2), raw.sqlite3_column_blob(row, 3)));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _ends?.Dispose();
        _around?.Dispose();
        _entries?.Dispose();
        _texts?.Dispose();
        _connection.Dispose();
    }

    private static void Bind(sqlite3_stmt statement, long after, long to)
    {
        raw.sqlite3_bind_int64(statement, 1, after);
        raw.sqlite3_bind_int64(statement, 2, to);
    }

    /// <summary>A database of an earlier version has neither files nor issues.</summary>
    private static string Texts(bool hasFiles, bool hasIssues)
    {
        var salt = $"t.Salt{(hasFiles ? ", f.Salt" : "")}{(hasIssues ? ", i.Salt" : "")}";
        var text = $"t.Text{(hasFiles ? ", f.Name || char(10) || f.Hash" : "")}{(hasIssues ? ", i.Text, i.Changes" : "")}";
        return $"""
            SELECT e.Sequence, e.TextDigest, coalesce({salt}, NULL), coalesce({text}, NULL) FROM AuditEntries e
            LEFT JOIN Messages m ON m.RoomId = e.RoomId AND m.Number = e.MessageNumber AND m.AuthorId = e.ActorId
            LEFT JOIN MessageTexts t ON t.MessageId = m.Id AND t.Revision = CASE WHEN e.Details = '{"{}"}' OR NOT json_valid(e.Details) THEN 1 ELSE coalesce(e.Details ->> 'revision', 1) END
            {(hasFiles ? JoinedFiles : "")}
            {(hasIssues ? JoinedEntries : "")}
            WHERE e.Sequence > ?1 AND e.Sequence <= ?2 AND e.TextDigest IS NOT NULL ORDER BY e.Sequence
            """;
    }

    private bool Has(string table) => raw.sqlite3_table_column_metadata(_connection.Handle, "main", table, "Id", out _, out _, out _, out _, out _) == raw.SQLITE_OK;

    private sqlite3_stmt Prepare(string sql)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_connection.Handle, sql, out var statement), _connection.Handle);
        return statement;
    }

    private void Each(sqlite3_stmt statement, Func<sqlite3_stmt, bool> visit)
    {
        try
        {
            int code;
            while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW && visit(statement))
            {
                // the visitor does the work
            }

            if (code != raw.SQLITE_ROW)
            {
                SqliteException.ThrowExceptionForRC(code, _connection.Handle);
            }
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }
}
