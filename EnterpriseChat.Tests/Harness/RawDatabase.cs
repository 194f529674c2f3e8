using System.Globalization;
using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Tests.Harness;

/// <summary>A database file opened past every rule of the product, as somebody with the file in hand would.</summary>
internal sealed class RawDatabase : IDisposable
{
    private readonly SqliteConnection _connection;

    public RawDatabase(string file)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        _connection.Open();
    }

    public int Run(string sql)
    {
        using var command = Command(sql);
        return command.ExecuteNonQuery();
    }

    public long Number(string sql)
    {
        using var command = Command(sql);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>The first column of all rows.</summary>
    public IReadOnlyList<string> Column(string sql) => [.. Rows(sql).Select(row => row.Split('\t')[0])];

    /// <summary>All rows, each as its values one after another.</summary>
    public IReadOnlyList<string> Rows(string sql)
    {
        using var command = Command(sql);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('\t', Enumerable.Range(0, reader.FieldCount).Select(i => Shown(reader.GetValue(i)))));
        }

        return rows;
    }

    /// <summary>All rows of all tables but these.</summary>
    public IReadOnlyList<string> Dump(params string[] except) =>
    [
        .. Column("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").Where(table => !except.Contains(table))
            .SelectMany(table => Rows($"SELECT * FROM \"{table}\"").Select(row => $"{table}\t{row}")),
    ];

    public void Dispose() => _connection.Dispose();

    private static string Shown(object value) =>
        value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
