using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EnterpriseChat.Domain.Storage;

/// <summary>Opens the database file: one connection that writes, and pooled ones that can only read.</summary>
public static class Connections
{
    /// <summary>
    /// FULL, so that an acknowledged message survives power loss; recursive triggers, so that append-only triggers see a REPLACE;
    /// a busy timeout of 10 s (design.md section 4).
    /// </summary>
    private const string Pragmas =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;";

    private const string ReadPragmas = "PRAGMA busy_timeout=10000; PRAGMA query_only=ON;";

    /// <summary>The options of contexts that read: untracked, on connections that refuse to write.</summary>
    public static DbContextOptions<ChatDb> Reading(string file, params IInterceptor[] interceptors) =>
        new DbContextOptionsBuilder<ChatDb>()
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = file, Pooling = true }.ToString(), AListIsOne)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .AddInterceptors([new OnOpen(ReadPragmas), .. interceptors])
            .Options;

    /// <summary>The options of a context on the writer's connection; the runner alone begins and ends transactions there.</summary>
    internal static DbContextOptions<ChatDb> Writing(SqliteConnection connection, params IInterceptor[] interceptors) =>
        new DbContextOptionsBuilder<ChatDb>().UseSqlite(connection, AListIsOne).AddInterceptors(interceptors).Options;

    /// <summary>Opens the connection that writes. Migrations use it too.</summary>
    public static SqliteConnection OpenWriter(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A list that a query is asked about is one parameter, however long: a statement of each length would be translated anew.</summary>
    private static void AListIsOne(SqliteDbContextOptionsBuilder sqlite) => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);

    private sealed class OnOpen(string pragmas) : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Set(connection);
            return Task.CompletedTask;
        }

        private void Set(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = pragmas;
            command.ExecuteNonQuery();
        }
    }
}
