using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Bench.Floor;

/// <summary>Searching by prepared commands on one open connection, among the rooms that a list of grants names: by the index, and without one.</summary>
internal sealed class RawSearch : IDisposable
{
    private const string Seen = "EXISTS (SELECT 1 FROM RoomGrants g WHERE g.RoomId = m.RoomId AND g.Kind = 1 AND g.SubjectId = @user)";
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _words;
    private readonly SqliteCommand _like;

    public RawSearch(string file)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly }.ToString());
        _connection.Open();
        _words = Command(
            "SELECT m.Id, t.Text FROM MessageWords w CROSS JOIN Messages m ON m.Id = w.rowid CROSS JOIN MessageTexts t ON t.MessageId = m.Id AND t.Revision = m.Revision "
            + $"WHERE w.MessageWords MATCH '\"' || @word || '\" *' AND {Seen} ORDER BY w.rowid DESC LIMIT 50");
        _like = Command(
            "SELECT m.Id, t.Text FROM Messages m CROSS JOIN MessageTexts t ON t.MessageId = m.Id AND t.Revision = m.Revision "
            + $"WHERE t.Text LIKE '%' || @word || '%' AND {Seen} ORDER BY m.Id DESC LIMIT 50");
    }

    /// <summary>The newest 50 by the index of words: how many there are.</summary>
    public int Words(long user, string word) => Run(_words, user, word);

    /// <summary>The newest 50 by reading all texts.</summary>
    public int Like(long user, string word) => Run(_like, user, word);

    public void Dispose()
    {
        _words.Dispose();
        _like.Dispose();
        _connection.Dispose();
    }

    private static int Run(SqliteCommand command, long user, string word)
    {
        (command.Parameters["@user"].Value, command.Parameters["@word"].Value) = (user, word);
        using var rows = command.ExecuteReader();
        var (count, length) = (0, 0L);
        for (; rows.Read(); count++)
        {
            length += rows.GetInt64(0) + rows.GetString(1).Length;
        }

        return length < 0 ? 0 : count;
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@user", 0L);
        command.Parameters.AddWithValue("@word", "");
        command.Prepare();
        return command;
    }
}
