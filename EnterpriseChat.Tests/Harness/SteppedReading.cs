using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EnterpriseChat.Tests.Harness;

/// <summary>Lets some statements that read wait, one after another, until the test lets each go on.</summary>
/// <param name="isMeant">Which.</param>
/// <param name="hasRead">Whether they wait with what they read instead of before they read.</param>
internal sealed class SteppedReading(Func<string, bool> isMeant, bool hasRead = false) : DbCommandInterceptor, IDisposable
{
    private readonly SemaphoreSlim _steps = new(0);
    private int _toHold;
    private int _waiting;

    /// <summary>Statements that wait now.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>They wait from now on.</summary>
    /// <param name="most">How many of them; the others pass.</param>
    public void Hold(int most = int.MaxValue) => Volatile.Write(ref _toHold, most);

    /// <summary>One goes on.</summary>
    public void LetOne() => _steps.Release();

    /// <summary>None waits any more.</summary>
    public void LetAll()
    {
        Hold(0);
        _steps.Release(Waiting + 1); // one may just be about to wait
    }

    /// <inheritdoc />
    public void Dispose() => _steps.Dispose();

    /// <inheritdoc />
    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await WaitAsync(command, !hasRead, cancellationToken);
        return result;
    }

    /// <inheritdoc />
    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        await WaitAsync(command, hasRead, cancellationToken);
        return result;
    }

    private async Task WaitAsync(DbCommand command, bool isTime, CancellationToken cancellation)
    {
        if (isTime && isMeant(command.CommandText) && Interlocked.Decrement(ref _toHold) >= 0)
        {
            Interlocked.Increment(ref _waiting);
            await _steps.WaitAsync(cancellation);
            Interlocked.Decrement(ref _waiting);
        }
    }
}
