using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EnterpriseChat.Tests.Domain.Access;

/// <summary>Keeps the commands that contexts run, and asks the database how it would run them.</summary>
internal sealed partial class CapturedCommands : DbCommandInterceptor
{
    private readonly List<(string Sql, (string Name, object? Value)[] Parameters)> _commands = [];

    public IReadOnlyList<string> Sql
    {
        get
        {
            lock (_commands)
            {
                return [.. _commands.Select(c => c.Sql)];
            }
        }
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        lock (_commands)
        {
            _commands.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
        }

        return ValueTask.FromResult(result);
    }

    public void Clear()
    {
        lock (_commands)
        {
            _commands.Clear();
        }
    }

    /// <summary>The tables that the plans of the captured commands read from one end to the other.</summary>
    public IReadOnlyList<string> FullyRead(string database)
    {
        Assert.NotEmpty(_commands);
        return [.. _commands.SelectMany(c => FullyRead(database, c.Sql, c.Parameters)).Distinct().Order()];
    }

    /// <summary>Which table each alias of a statement stands for.</summary>
    public static IReadOnlyDictionary<string, string> Tables(string sql) =>
        Source().Matches(sql).Select(m => (Alias: m.Groups["alias"].Value, Table: m.Groups["table"].Value)).Distinct()
            .ToDictionary(m => m.Alias, m => m.Table);

    private static IEnumerable<string> FullyRead(string database, string sql, (string Name, object? Value)[] parameters)
    {
        var tables = Tables(sql);
        return Plan(database, sql, parameters).Select(line => Scan().Match(line)).Where(m => m.Success)
            .Select(m => m.Groups["alias"].Value).Where(tables.ContainsKey).Select(alias => tables[alias]);
    }

    private static List<string> Plan(string database, string sql, (string Name, object? Value)[] parameters)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        command.Parameters.AddRange(parameters.Select(p => new SqliteParameter(p.Name, p.Value ?? DBNull.Value)));
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(reader.GetString(3));
        }

        return lines;
    }

    [GeneratedRegex("(FROM|JOIN) \"(?<table>\\w+)\" AS \"(?<alias>\\w+)\"")]
    private static partial Regex Source();

    [GeneratedRegex(@"^SCAN (?<alias>\w+)")]
    private static partial Regex Scan();
}
