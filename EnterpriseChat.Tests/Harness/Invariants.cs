using System.Globalization;
using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Tests.Harness;

/// <summary>A message of which the server said that it was stored.</summary>
/// <param name="Room">Public id of the room.</param>
/// <param name="Number">The number in the answer.</param>
/// <param name="ClientId">The name its author gave it.</param>
/// <param name="Text">The text.</param>
public sealed record AnsweredMessage(string Room, long Number, string ClientId, string Text);

/// <summary>
/// What must hold in a database file after whatever happened to the server. Reads with plain SQL and knows none of the product's classes,
/// so that a mistake there is not made here again.
/// </summary>
public static class Invariants
{
    private static readonly (string Broken, string Sql)[] Rules =
    [
        ("numbers of a room are not 1 to its last",
            "SELECT r.Id, r.Last, COUNT(m.Number), MIN(m.Number), MAX(m.Number) FROM Rooms r LEFT JOIN Messages m ON m.RoomId = r.Id "
            + "GROUP BY r.Id HAVING COUNT(m.Number) <> r.Last OR COUNT(DISTINCT m.Number) <> r.Last OR MAX(m.Number) <> r.Last OR MIN(m.Number) < 1"),
        ("message in no room", "SELECT Id, RoomId FROM Messages WHERE RoomId NOT IN (SELECT Id FROM Rooms)"),
        ("change of a message beyond its room's",
            "SELECT m.Id, m.Changed, r.Changes FROM Messages m JOIN Rooms r ON r.Id = m.RoomId WHERE m.Changed > r.Changes"),
        ("client id twice for one author", "SELECT AuthorId, ClientId, COUNT(*) FROM Messages GROUP BY AuthorId, ClientId HAVING COUNT(*) > 1"),
        ("not one text for each revision",
            "SELECT m.Id, m.Revision, COUNT(t.Revision) FROM Messages m LEFT JOIN MessageTexts t ON t.MessageId = m.Id GROUP BY m.Id "
            + "HAVING COUNT(t.Revision) <> m.Revision OR COUNT(DISTINCT t.Revision) <> m.Revision OR MAX(t.Revision) <> m.Revision"),
        ("text of no message", "SELECT MessageId FROM MessageTexts WHERE MessageId NOT IN (SELECT Id FROM Messages)"),
        ("message without exactly one entry of its posting",
            "SELECT m.RoomId, m.Number, COUNT(a.Sequence) FROM Messages m LEFT JOIN AuditEntries a "
            + "ON a.RoomId = m.RoomId AND a.MessageNumber = m.Number AND a.Action = 'message.posted' GROUP BY m.Id HAVING COUNT(a.Sequence) <> 1"),
        ("entry of a posting without its message",
            "SELECT a.Sequence FROM AuditEntries a LEFT JOIN Messages m ON m.RoomId = a.RoomId AND m.Number = a.MessageNumber "
            + "WHERE a.Action = 'message.posted' AND m.Id IS NULL"),
        ("not the files that a message says", "SELECT m.Id, m.Files, COUNT(f.Id) FROM Messages m LEFT JOIN Files f ON f.MessageId = m.Id GROUP BY m.Id HAVING COUNT(f.Id) <> m.Files"),
        ("file of another room or author than its message's, or one that was taken away",
            "SELECT f.Id FROM Files f JOIN Messages m ON m.Id = f.MessageId WHERE f.RoomId <> m.RoomId OR f.UploaderId <> m.AuthorId OR f.RemovedAt IS NOT NULL"),
        ("gap or double in the audit sequence",
            "SELECT MIN(Sequence), MAX(Sequence), COUNT(*) FROM AuditEntries "
            + "HAVING COUNT(*) > 0 AND (MIN(Sequence) <> 1 OR MAX(Sequence) <> COUNT(*) OR COUNT(DISTINCT Sequence) <> COUNT(*))"),
        ("mark outside its room",
            "SELECT k.UserId, k.RoomId, k.Mark, r.Last FROM ReadMarks k LEFT JOIN Rooms r ON r.Id = k.RoomId "
            + "WHERE r.Id IS NULL OR k.Mark > r.Last OR k.Mark < 0"),
        ("own messages above a mark counted wrongly",
            "SELECT k.UserId, k.RoomId, k.Mark, k.OwnAbove, (SELECT COUNT(*) FROM Messages m WHERE m.RoomId = k.RoomId "
            + "AND m.AuthorId = k.UserId AND m.Number > k.Mark) AS Own FROM ReadMarks k WHERE k.OwnAbove <> Own"),
        ("two direct rooms of one pair",
            "SELECT PartyA, PartyB, COUNT(*) FROM Rooms WHERE PartyA IS NOT NULL AND DeletedAt IS NULL GROUP BY PartyA, PartyB HAVING COUNT(*) > 1"),
        ("user name twice", "SELECT UserNameKey, COUNT(*) FROM Users GROUP BY UserNameKey HAVING COUNT(*) > 1"),
        ("group name twice", "SELECT NameKey, COUNT(*) FROM UserGroups GROUP BY NameKey HAVING COUNT(*) > 1"),
        ("company name twice", "SELECT NameKey, COUNT(*) FROM Companies GROUP BY NameKey HAVING COUNT(*) > 1"),
        ("row that refers to nothing", "PRAGMA foreign_key_check"),
        ("damaged file", "SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'"),
    ];

    /// <summary>Fails when anything does not hold.</summary>
    /// <param name="database">The file; the server may run or not.</param>
    /// <param name="answered">Messages that the server answered as stored.</param>
    public static void AssertHold(string database, IEnumerable<AnsweredMessage>? answered = null) =>
        Findings.None(Broken(database, answered));

    /// <summary>What does not hold: one line for each rule and row, at most ten rows a rule.</summary>
    public static IReadOnlyList<string> Broken(string database, IEnumerable<AnsweredMessage>? answered = null)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var snapshot = connection.BeginTransaction(deferred: true); // all rules look at one moment of a running server
        List<string> broken = [.. Rules.SelectMany(rule => Rows(connection, rule.Sql).Select(row => $"{rule.Broken}: {row}"))];
        broken.AddRange((answered ?? []).Where(message => Copies(connection, message) != 1).Select(message => $"answered but not stored once: {message}"));
        return broken;
    }

    private static List<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (rows.Count < 10 && reader.Read())
        {
            rows.Add(string.Join(", ", Enumerable.Range(0, reader.FieldCount)
                .Select(i => $"{reader.GetName(i)} {Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)}")));
        }

        return rows;
    }

    private static long Copies(SqliteConnection connection, AnsweredMessage message)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT COUNT(*) FROM Messages m JOIN Rooms r ON r.Id = m.RoomId JOIN MessageTexts t ON t.MessageId = m.Id AND t.Revision = 1 "
            + "WHERE r.PublicId = $room AND m.Number = $number AND m.ClientId = $client AND t.Text = $text";
        command.Parameters.AddWithValue("$room", message.Room);
        command.Parameters.AddWithValue("$number", message.Number);
        command.Parameters.AddWithValue("$client", message.ClientId);
        command.Parameters.AddWithValue("$text", message.Text);
        return (long)command.ExecuteScalar()!;
    }
}
