namespace EnterpriseChat.Domain.Live;

/// <summary>What the hub's worker has to do next: facts folded, so that any number of them is one turn.</summary>
internal sealed class Turn
{
    /// <summary>Rooms that changed, with who acted last.</summary>
    public Dictionary<RoomId, UserId?> Rooms { get; } = [];

    /// <summary>People who changed.</summary>
    public HashSet<UserId> People { get; } = [];

    /// <summary>Issues that changed.</summary>
    public HashSet<IssueId> Issues { get; } = [];

    /// <summary>How rights changed; null when they did not.</summary>
    public RightsTold? Rights { get; set; }

    /// <summary>Adds what another turn was to do.</summary>
    public void Add(Turn other)
    {
        Rights = other.Rights is null ? Rights : RightsTold.Anything;
        People.UnionWith(other.People);
        Issues.UnionWith(other.Issues);
        foreach (var (room, author) in other.Rooms)
        {
            Rooms.TryAdd(room, author);
        }
    }
}

/// <summary>Folds what is asked of the hub's worker into its next turn.</summary>
internal sealed class Turns : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _asked = new(0);
    private List<Turn> _failed = [];
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

    /// <summary>Keeps a turn that failed until it is asked for again.</summary>
    public void Failed(Turn turn)
    {
        lock (_gate)
        {
            _failed.Add(turn);
        }
    }

    /// <summary>Asks for what turns that failed did not tell.</summary>
    public void AskAgain()
    {
        List<Turn> failed;
        lock (_gate)
        {
            (failed, _failed) = (_failed, []);
        }

        foreach (var turn in failed)
        {
            Ask(t => t.Add(turn));
        }
    }

    /// <inheritdoc />
    public void Dispose() => _asked.Dispose();
}
