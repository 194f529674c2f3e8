using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Tests.Harness;

/// <summary>Looks into a database file past the product, while the server runs or after it.</summary>
public static class StoredMessages
{
    /// <summary>The first column of every row.</summary>
    public static IReadOnlyList<T> Column<T>(string database, string sql, params (string Name, object Value)[] parameters)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        using var reader = command.ExecuteReader();
        var values = new List<T>();
        while (reader.Read())
        {
            values.Add(reader.GetFieldValue<T>(0));
        }

        return values;
    }

    /// <summary>The texts of a room that begin so, in the order of their numbers.</summary>
    public static IReadOnlyList<string> Beginning(string database, string start) => Column<string>(
        database,
        "SELECT t.Text FROM Messages m JOIN MessageTexts t ON t.MessageId = m.Id WHERE substr(t.Text, 1, length($start)) = $start ORDER BY m.RoomId, m.Number",
        ("$start", start));

    /// <summary>The number that the next message of a room does not have yet.</summary>
    public static long Last(string database, string room) =>
        Assert.Single(Column<long>(database, "SELECT Last FROM Rooms WHERE PublicId = $room", ("$room", room)));

    /// <summary>Details and actions of the audit log that hold a word.</summary>
    public static long Entries(string database, string action) =>
        Assert.Single(Column<long>(database, "SELECT COUNT(*) FROM AuditEntries WHERE Action = $action", ("$action", action)));
}
