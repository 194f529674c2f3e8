using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Storage;

/// <summary>Several queries that see the database at one moment. It holds up nobody; it is kept short, since the log cannot shrink meanwhile.</summary>
public static class ReadSnapshot
{
    /// <summary>Begins it with the next query; disposing the result ends it.</summary>
    public static async Task<IAsyncDisposable> SnapshotAsync(this ChatDb db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        await db.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        var transaction = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(transaction, cancellation).ConfigureAwait(false);
        return new Open(db, transaction);
    }

    private sealed class Open(ChatDb db, SqliteTransaction transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await db.Database.UseTransactionAsync(null).ConfigureAwait(false);
            await transaction.DisposeAsync().ConfigureAwait(false);
            await db.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }
}
