using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Bench.Floor;

/// <summary>Reads by prepared commands on one open connection, with no look at who asks.</summary>
internal sealed class RawReads : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _page;
    private readonly SqliteCommand _unread;

    public RawReads(string file)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly }.ToString());
        _connection.Open();
        _page = Command(
            "SELECT m.Number, m.AuthorId, m.PostedAt, m.Changed, m.Revision, t.Text FROM Messages m JOIN MessageTexts t ON t.MessageId = m.Id AND t.Revision = m.Revision "
            + "WHERE m.RoomId = @0 AND m.Number < 9223372036854775807 ORDER BY m.Number DESC LIMIT 50");
        _unread = Command(
            "SELECT r.Id, r.Last - k.Mark - k.OwnAbove FROM ReadMarks k JOIN Rooms r ON r.Id = k.RoomId WHERE k.UserId = @0");
    }

    /// <summary>The last 50 messages of a room: how many there are, the number of the newest and the length of all texts.</summary>
    public (int Count, long Last, long Length) LastPage(long room)
    {
        _page.Parameters[0].Value = room;
        using var rows = _page.ExecuteReader();
        (int Count, long Last, long Length) page = default;
        for (; rows.Read(); page.Count++)
        {
            page.Last = Math.Max(page.Last, rows.GetInt64(0));
            page.Length += rows.GetString(5).Length + rows.GetInt64(1) + rows.GetInt64(2) + rows.GetInt64(3) + rows.GetInt64(4);
        }

        return page;
    }

    /// <summary>The sum of a user's unread numbers by counters.</summary>
    public long Unread(long user)
    {
        _unread.Parameters[0].Value = user;
        using var rows = _unread.ExecuteReader();
        var sum = 0L;
        while (rows.Read())
        {
            sum += rows.GetInt64(1);
        }

        return sum;
    }

    public void Dispose()
    {
        _page.Dispose();
        _unread.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add(new SqliteParameter { ParameterName = "@0", Value = 0L });
        command.Prepare();
        return command;
    }
}
