namespace EnterpriseChat.Domain.Live;

/// <summary>What the hub's worker has to do next: facts folded, so that any number of them is one turn.</summary>
internal sealed class Turn
{
    /// <summary>Rooms that changed, with who acted last.</summary>
    public Dictionary<RoomId, UserId?> Rooms { get; } = [];

    /// <summary>People who changed.</summary>
    public HashSet<UserId> People { get; } = [];

    /// <summary>Whether rights changed.</summary>
    public bool Rights { get; set; }
}

/// <summary>Folds what is asked of the hub's worker into its next turn.</summary>
internal sealed class Turns : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _asked = new(0);
    private Turn? _next;

    /// <summary>Adds to the next turn.</summary>
    public void Ask(Action<Turn> ask)
    {
        lock (_gate)
        {
            var isFirst = _next is null;
            ask(_next ??= new Turn());
            if (isFirst)
            {
                _asked.Release();
            }
        }
    }

    /// <summary>Waits until there is something to do, and takes it.</summary>
    public async Task<Turn> TakeAsync(CancellationToken cancellation)
    {
        await _asked.WaitAsync(cancellation).ConfigureAwait(false);
        lock (_gate)
        {
            (var turn, _next) = (_next!, null);
            return turn;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _asked.Dispose();
}
