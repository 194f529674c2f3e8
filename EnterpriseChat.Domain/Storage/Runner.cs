using System.Threading.Channels;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace EnterpriseChat.Domain.Storage;

/// <summary>
/// The only writer. Operations that wait together run one after another in one transaction, each behind a savepoint; one commit makes all
/// of them durable, then all are answered, then their facts are told. It refuses to commit a change that gave no audit entry.
/// </summary>
public sealed partial class Runner : IAsyncDisposable
{
    /// <summary>Most operations in one transaction: enough that one flush pays for many, few enough that none waits long.</summary>
    private const int LargestBatch = 128;

    private static readonly TimeSpan PrivateStateEvery = TimeSpan.FromSeconds(1);

    private readonly Writer _writer;
    private readonly RightsClock _clock;
    private readonly KnownSights _known;
    private readonly PrivateState _privateState;
    private readonly FactBus _bus;
    private readonly TimeProvider _time;
    private readonly ILogger<Runner> _log;
    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(10_000) { SingleReader = true });
    private readonly ITimer _flush;
    private readonly Task _loop;
    private int _flushAsked;

    /// <summary>Opens the writer's connection on a directory that was opened, and begins to work.</summary>
    public Runner(
        DataDirectory directory, RightsClock clock, KnownSights known, PrivateState privateState, FactBus bus, TimeProvider time,
        ILogger<Runner> log, IEnumerable<IInterceptor> interceptors)
    {
        ArgumentNullException.ThrowIfNull(directory);
        (_clock, _known, _privateState, _bus, _time, _log) = (clock, known, privateState, bus, time, log);
        _writer = new Writer(directory.Database, [.. interceptors]);
        _clock.Advance(_writer.RightsVersion);
        _loop = Task.Run(WorkAsync);
        _flush = time.CreateTimer(_ => AskFlush(), null, PrivateStateEvery, PrivateStateEvery);
    }

    /// <summary>Runs an operation in a transaction and answers when it is durable, or refused.</summary>
    /// <param name="actor">Who asks; when the session has ended the answer is <see cref="StorageRefusals.SignedOut"/>.</param>
    /// <param name="work">The operation. It may be run again, and does nothing slow: no hashing, files or Markdown.</param>
    /// <param name="cancellation">Ends the wait for a place in the queue; what has been queued is done.</param>
    public async Task<Outcome<T>> RunAsync<T>(Actor actor, Func<Operation, Task<Outcome<T>>> work, CancellationToken cancellation)
    {
        var waiting = new Waiting<T>(actor, work);
        try
        {
            await _queue.Writer.WriteAsync(waiting, cancellation).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            return StorageRefusals.Unavailable;
        }

        return await waiting.Answered.ConfigureAwait(false);
    }

    /// <summary>Finishes what is queued, writes the private state, and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await _flush.DisposeAsync().ConfigureAwait(false);
        _queue.Writer.TryComplete();
        await _loop.ConfigureAwait(false);
        _writer.Dispose();
    }

    private void AskFlush()
    {
        if (_privateState.HasChanges && Interlocked.Exchange(ref _flushAsked, 1) == 0)
        {
            _queue.Writer.TryWrite(new Waiting<Done>(Actor.System, _ => Task.FromResult<Outcome<Done>>(default(Done))));
        }
    }

    private async Task WorkAsync()
    {
        var batch = new List<Waiting>(LargestBatch);
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            batch.Clear();
            while (batch.Count < LargestBatch && _queue.Reader.TryRead(out var waiting))
            {
                batch.Add(waiting);
            }

            await RunBatchAsync(batch).ConfigureAwait(false);
        }

        await RunBatchAsync([]).ConfigureAwait(false);
    }

    private async Task RunBatchAsync(IReadOnlyList<Waiting> batch)
    {
        if (await TryBatchAsync(batch).ConfigureAwait(false))
        {
            return;
        }

        // SQLite ended the transaction by itself, or the commit failed: nothing of the batch is stored, and each gets a transaction of its own.
        foreach (var waiting in batch)
        {
            if (!await TryBatchAsync([waiting]).ConfigureAwait(false))
            {
                waiting.Answer();
            }
        }
    }

    /// <summary>One transaction; false when it was lost as a whole, the outcome of each then says why.</summary>
    private async Task<bool> TryBatchAsync(IReadOnlyList<Waiting> waiting)
    {
        var batch = new Batch(Columns.Stored(_time.GetUtcNow()));
        try
        {
            _writer.Begin();
            _writer.Audit.ReadHead();
            foreach (var one in waiting)
            {
                if (!await TryOperationAsync(one, batch).ConfigureAwait(false))
                {
                    return false;
                }
            }

            Interlocked.Exchange(ref _flushAsked, 0);
            batch.PrivateState = _privateState.Take();
            _writer.PrivateState.Write(batch.PrivateState);
            _writer.Audit.Write(batch.Entries, batch.Now);
            _writer.Commit();
            batch.Seen.ForEach(_known.Remember);
            Committed(waiting, batch);
            _privateState.Stored(batch.PrivateState);
            return true;
        }
        catch (Exception e)
        {
            Log.BatchLost(_log, waiting.Count, e);
            Undo();
            _privateState.NotStored(batch.PrivateState);
            foreach (var one in waiting)
            {
                one.Fail(e);
            }

            return false;
        }
    }

    /// <summary>One operation behind its savepoint; false when SQLite ended the whole transaction.</summary>
    private async Task<bool> TryOperationAsync(Waiting waiting, Batch batch)
    {
        _writer.Savepoint();
        if (!_writer.IsSignedIn(waiting.Actor))
        {
            _writer.Release();
            waiting.Refuse(StorageRefusals.SignedOut);
            return true;
        }

        var operation = new Operation(waiting, batch.Now, _writer, _known);
        try
        {
            await RunAsync(waiting, operation, batch).ConfigureAwait(false);
            return true;
        }
        catch (Exception e)
        {
            Log.OperationFailed(_log, e);
            waiting.Fail(e);
            if (!_writer.InTransaction)
            {
                Undo();
                return false;
            }

            _writer.RollbackToSavepoint();
            return true;
        }
        finally
        {
            if (operation.OpenedDb is not null)
            {
                await operation.OpenedDb.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task RunAsync(Waiting waiting, Operation operation, Batch batch)
    {
        var changesBefore = _writer.Changes;
        if (!await waiting.RunAsync(operation).ConfigureAwait(false))
        {
            _writer.RollbackToSavepoint();
            batch.Entries.AddRange(operation.RefusalEntries);
            return;
        }

        if (operation.OpenedDb is not null)
        {
            await operation.OpenedDb.SaveChangesAsync().ConfigureAwait(false);
        }

        if (_writer.Changes != changesBefore && operation.Entries.Count == 0)
        {
            throw new InvalidOperationException("The operation changed something and gave no audit entry.");
        }

        _writer.Release();
        var version = _writer.RightsVersion;
        if (version != operation.RightsVersion)
        {
            batch.Rights.Add(new RightsChanged(operation.RightsVersion, version, operation.Rights));
        }

        batch.Entries.AddRange(operation.Entries);
        batch.Facts.AddRange(operation.Facts);
        batch.Seen.AddRange(operation.Seen);
    }

    private void Committed(IReadOnlyList<Waiting> answered, Batch batch)
    {
        // The version is known before anybody is answered: what comes after the answer is asked under it.
        _clock.Advance(batch.Rights.Count > 0 ? batch.Rights[^1].Version : 0);
        foreach (var fact in batch.Rights.Concat(batch.Facts))
        {
            _bus.Publish(fact);
        }

        foreach (var waiting in answered)
        {
            waiting.Answer();
        }
    }

    private void Undo()
    {
        try
        {
            _writer.Rollback();
        }
        catch (Microsoft.Data.Sqlite.SqliteException e)
        {
            Log.UndoFailed(_log, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Error, "An operation failed; nothing of it was stored.")]
        public static partial void OperationFailed(ILogger log, Exception exception);

        [LoggerMessage(1002, LogLevel.Error, "A transaction of {Count} operations was lost; each is run again by itself.")]
        public static partial void BatchLost(ILogger log, int count, Exception exception);

        [LoggerMessage(1003, LogLevel.Error, "A transaction could not be rolled back.")]
        public static partial void UndoFailed(ILogger log, Exception exception);
    }
}
