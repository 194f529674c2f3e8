using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EnterpriseChat.Tests.Harness;

/// <summary>Holds every reading of messages while it is closed, or lets it fail.</summary>
public sealed class ReadingGate : DbCommandInterceptor
{
    private volatile TaskCompletionSource? _closed;

    /// <summary>Whether reading fails.</summary>
    public bool Fails { get; set; }

    /// <summary>Reading waits from now on.</summary>
    public void Close() => _closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What waits goes on, and nothing fails any more.</summary>
    public void Open()
    {
        Fails = false;
        Interlocked.Exchange(ref _closed, null)?.SetResult();
    }

    /// <inheritdoc />
    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command.CommandText.Contains("\"Messages\"", StringComparison.Ordinal))
        {
            await (_closed?.Task ?? Task.CompletedTask);
            if (Fails)
            {
                throw new IOException("The test lets reading fail.");
            }
        }

        return result;
    }
}
