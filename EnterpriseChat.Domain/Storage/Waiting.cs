using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Domain.Storage;

/// <summary>An operation in the runner's queue, whatever its result's type.</summary>
internal abstract class Waiting(Access.Actor actor)
{
    public Access.Actor Actor { get; } = actor;

    /// <summary>Runs the work and keeps its outcome for <see cref="Answer"/>; gives whether it was done rather than refused.</summary>
    public abstract Task<bool> RunAsync(Operation operation);

    /// <summary>Keeps a refusal as the outcome.</summary>
    public abstract void Refuse(Refusal refusal);

    /// <summary>Keeps an exception as the outcome.</summary>
    public abstract void Fail(Exception exception);

    /// <summary>Answers the caller; after the commit and not before.</summary>
    public abstract void Answer();

    /// <summary>Whether an error says that the disk or file will not take anything now, rather than that the operation is wrong.</summary>
    public static bool IsUnavailable(Exception exception) =>
        (exception as SqliteException ?? exception.InnerException as SqliteException)?.SqliteErrorCode
            is SQLitePCL.raw.SQLITE_FULL or SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_READONLY
            or SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_CANTOPEN;
}

/// <summary>An operation in the runner's queue.</summary>
internal sealed class Waiting<T>(Access.Actor actor, Func<Operation, Task<Outcome<T>>> work) : Waiting(actor)
{
    private readonly TaskCompletionSource<Outcome<T>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Outcome<T> _outcome;
    private Exception? _exception;

    public Task<Outcome<T>> Answered => _answer.Task;

    public override async Task<bool> RunAsync(Operation operation)
    {
        _exception = null;
        _outcome = await work(operation).ConfigureAwait(false);
        return _outcome.IsDone;
    }

    public override void Refuse(Refusal refusal) => (_outcome, _exception) = (refusal, null);

    public override void Fail(Exception exception)
    {
        if (IsUnavailable(exception))
        {
            Refuse(StorageRefusals.Unavailable);
        }
        else
        {
            _exception = exception;
        }
    }

    public override void Answer()
    {
        if (_exception is not null)
        {
            _answer.TrySetException(_exception);
        }
        else
        {
            _answer.TrySetResult(_outcome);
        }
    }
}
