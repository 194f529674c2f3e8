using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EnterpriseChat.Tests.Harness;

/// <summary>Lets some statements that read wait, one after another, until the test lets each go on.</summary>
/// <param name="isMeant">Which.</param>
internal sealed class SteppedReading(Func<string, bool> isMeant) : DbCommandInterceptor, IDisposable
{
    private readonly SemaphoreSlim _steps = new(0);
    private volatile bool _isHolding;
    private int _waiting;

    /// <summary>Statements that wait now.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>They wait from now on.</summary>
    public void Hold() => _isHolding = true;

    /// <summary>One goes on.</summary>
    public void LetOne() => _steps.Release();

    /// <summary>None waits any more.</summary>
    public void LetAll()
    {
        _isHolding = false;
        _steps.Release(Waiting + 1); // one may just be about to wait
    }

    /// <inheritdoc />
    public void Dispose() => _steps.Dispose();

    /// <inheritdoc />
    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (_isHolding && isMeant(command.CommandText))
        {
            Interlocked.Increment(ref _waiting);
            await _steps.WaitAsync(cancellationToken);
            Interlocked.Decrement(ref _waiting);
        }

        return result;
    }
}
