using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace EnterpriseChat.Domain.Storage;

/// <summary>How messages are looked for.</summary>
internal enum SearchWay
{
    /// <summary>By the index of words, newest first.</summary>
    Words,

    /// <summary>Through the messages of the rooms, newest first; what stands in other rooms is not touched.</summary>
    Rooms,

    /// <summary>Through a stretch of the newest messages of all rooms.</summary>
    Stretch,
}

/// <summary>What is looked for among messages.</summary>
/// <param name="Way">How.</param>
/// <param name="Rooms">Rooms that the rule gave in the same snapshot; no others are read.</param>
internal sealed record SearchQuestion(SearchWay Way, IReadOnlyCollection<RoomId> Rooms)
{
    /// <summary>The words as the index understands them; made of letters and digits in quotes alone.</summary>
    public string Match { get; init; } = "";

    /// <summary>Who wrote it; null for anybody.</summary>
    public IReadOnlyCollection<UserId>? Authors { get; init; }

    /// <summary>The key before which it stands.</summary>
    public long Before { get; init; } = long.MaxValue;

    /// <summary>The first time.</summary>
    public DateTime? From { get; init; }

    /// <summary>The time before which it was written.</summary>
    public DateTime? Until { get; init; }

    /// <summary>Whether it holds a link.</summary>
    public bool HasLink { get; init; }

    /// <summary>Whether a file went out with it.</summary>
    public bool HasFile { get; init; }

    /// <summary>Most rows, at most <see cref="FoundRows.Stretch"/>.</summary>
    public int Most { get; init; } = FoundRows.Stretch;
}

/// <summary>A message that was found, with its present text.</summary>
internal sealed record FoundRow(long Id, RoomId Room, long Number, UserId Author, DateTime PostedAt, string Text);

/// <summary>
/// Reads messages that are looked for, on the connection of a snapshot. Each statement is for one piece, and ends early when nobody waits for
/// it any more.
/// </summary>
internal static class FoundRows
{
    /// <summary>Most rows that are read at once, and the width of a stretch.</summary>
    public const int Stretch = 5_000;

    /// <summary>So many steps of SQLite's machine are a fraction of a millisecond.</summary>
    private const int StepsBetweenLooks = 20_000;

    private const string Text = "CROSS JOIN MessageTexts t ON t.MessageId = m.Id AND t.Revision = m.Revision";
    private const string Seen = "(SELECT value FROM json_each(@rooms))";

    /// <summary>
    /// CROSS JOIN is an order for SQLite: it begins with what stands first. The link is looked for as it is typed; what it leads to is the
    /// renderer's business.
    /// </summary>
    private const string Filters =
        """
        m.DeletedAt IS NULL AND m.PostedAt >= @from AND m.PostedAt < @until
        AND (@authors IS NULL OR m.AuthorId IN (SELECT value FROM json_each(@authors)))
        AND (NOT @link OR t.Text LIKE '%http://_%' OR t.Text LIKE '%https://_%') AND (NOT @file OR m.Files > 0)
        """;

    private static readonly Dictionary<SearchWay, string> Statements = new()
    {
        [SearchWay.Words] = Statement(
            $"MessageWords w CROSS JOIN Messages m ON m.Id = w.rowid {Text}", $"w.MessageWords MATCH @match AND w.rowid < @before AND m.RoomId IN {Seen}", "w.rowid"),
        [SearchWay.Rooms] = Statement($"Messages m {Text}", $"m.RoomId IN {Seen} AND m.Id < @before", "m.Id"),
        [SearchWay.Stretch] = Statement(
            $"Messages m NOT INDEXED {Text}", $"m.Id < @before AND m.Id >= @before - {Stretch} AND m.RoomId IN {Seen}", "m.Id"),
    };

    /// <summary>The rows, newest first.</summary>
    public static List<FoundRow> Read(ChatDb db, SearchQuestion question, CancellationToken cancellation)
    {
        using var command = Command(db, Statements[question.Way]);
        Fill(command, question);
        return Ended(db, () => Rows(command), cancellation);
    }

    /// <summary>How many messages these rooms hold, and the highest key that a message of any room has.</summary>
    public static (long Count, long Highest) Size(ChatDb db, IReadOnlyCollection<RoomId> rooms)
    {
        using var command = Command(db, $"SELECT (SELECT coalesce(sum(Last), 0) FROM Rooms WHERE Id IN {Seen}), (SELECT coalesce(max(Id), 0) FROM Messages)");
        command.Parameters.AddWithValue("@rooms", Json(rooms));
        using var row = command.ExecuteReader();
        row.Read();
        return (row.GetInt64(0), row.GetInt64(1));
    }

    private static string Statement(string from, string where, string order) =>
        $"SELECT m.Id, m.RoomId, m.Number, m.AuthorId, m.PostedAt, {SearchIndex.Sought} FROM {from} WHERE {where} AND {Filters} ORDER BY {order} DESC LIMIT @most";

    private static List<FoundRow> Rows(SqliteCommand command)
    {
        var found = new List<FoundRow>();
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var (author, postedAt) = (new UserId(rows.GetInt64(3)), Columns.FromMilliseconds(rows.GetInt64(4)));
            found.Add(new FoundRow(rows.GetInt64(0), new RoomId(rows.GetInt64(1)), rows.GetInt64(2), author, postedAt, rows.GetString(5)));
        }

        return found;
    }

    private static SqliteCommand Command(ChatDb db, string sql)
    {
        var command = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
        command.CommandText = sql;
        command.Transaction = (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }

    private static void Fill(SqliteCommand command, SearchQuestion question)
    {
        command.Parameters.AddWithValue("@rooms", Json(question.Rooms));
        command.Parameters.AddWithValue("@match", question.Match);
        command.Parameters.AddWithValue("@authors", question.Authors is null ? DBNull.Value : JsonSerializer.Serialize(question.Authors.Select(a => a.Value)));
        command.Parameters.AddWithValue("@before", question.Before);
        command.Parameters.AddWithValue("@from", Milliseconds(question.From, long.MinValue));
        command.Parameters.AddWithValue("@until", Milliseconds(question.Until, long.MaxValue));
        command.Parameters.AddWithValue("@link", question.HasLink);
        command.Parameters.AddWithValue("@file", question.HasFile);
        command.Parameters.AddWithValue("@most", question.Most);
    }

    private static string Json(IEnumerable<RoomId> rooms) => JsonSerializer.Serialize(rooms.Select(r => r.Value));

    private static long Milliseconds(DateTime? time, long none) => time is { } at ? Audit.AuditSeal.UnixMilliseconds(at) : none;

    /// <summary>Runs it, and has SQLite look now and then whether somebody still waits.</summary>
    private static T Ended<T>(ChatDb db, Func<T> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var handle = ((SqliteConnection)db.Database.GetDbConnection()).Handle;
        raw.sqlite3_progress_handler(handle, StepsBetweenLooks, _ => cancellation.IsCancellationRequested ? 1 : 0, null);
        try
        {
            return read();
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException("Nobody waits for it any more.", e, cancellation);
        }
        finally
        {
            // The connection goes back into the pool.
            raw.sqlite3_progress_handler(handle, 0, null, null);
        }
    }
}
