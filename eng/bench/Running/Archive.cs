using EnterpriseChat.Domain;
using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Bench.Running;

/// <summary>Rooms with many messages, written straight into a database: a million operations would take minutes and measure something else.</summary>
internal sealed class Archive(SqliteConnection connection)
{
    /// <summary>Makes a room for one user with so many messages, one a second until now, and gives its key and public id.</summary>
    public (long Key, PublicId Id) Room(long user, long messages)
    {
        var id = PublicId.New();
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var key = Run(
            "INSERT INTO Rooms (PublicId, Kind, Name, NameKey, Topic, IsPublic, IsInternal, Last, Changes, CreatedAt) "
            + "VALUES ($id, 2, $id, $id, '', 0, 0, $count, $count, 0) RETURNING Id",
            ("$id", id.Value), ("$count", messages))!.Value;
        Run("INSERT INTO RoomGrants (RoomId, Kind, SubjectId) VALUES ($room, 1, $user)", ("$room", key), ("$user", user));
        Run(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $count)
            INSERT INTO Messages (RoomId, Number, AuthorId, ClientId, PostedAt, RightsVersion, Changed, Revision)
            SELECT $room, i, $user, 'a' || $room || '-' || i, $now - 1000 * ($count - i), 1, i, 1 FROM n
            """,
            ("$room", key), ("$user", user), ("$count", messages), ("$now", now));
        Run(
            "INSERT INTO MessageTexts (MessageId, Revision, Text, Salt) SELECT Id, 1, 'Message ' || Number || ', about as long as what people "
            + "write to each other in a chat at work: one or two sentences.', randomblob(16) FROM Messages WHERE RoomId = $room",
            ("$room", key));
        return (key, id);
    }

    /// <summary>Sets what a user has read in a room.</summary>
    public void Mark(long user, long room, long mark) => Run(
        "INSERT INTO ReadMarks (UserId, RoomId, Mark, OwnAbove) VALUES ($user, $room, $mark, 0) ON CONFLICT DO UPDATE SET Mark = $mark, OwnAbove = 0",
        ("$user", user), ("$room", room), ("$mark", mark));

    /// <summary>A key of the database.</summary>
    public long Key(string sql) => Run(sql)!.Value;

    private long? Run(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command.ExecuteScalar() as long?;
    }
}
