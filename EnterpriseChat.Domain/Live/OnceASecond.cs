namespace EnterpriseChat.Domain.Live;

/// <summary>What is folded to at most one turn a second: people who changed (design.md section 6), and rooms that other people look at now.</summary>
internal sealed class OnceASecond : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Turns _turns;
    private readonly ITimer _timer;
    private HashSet<UserId> _people = [];
    private HashSet<RoomId> _rooms = [];

    /// <summary>Begins to ask for turns.</summary>
    public OnceASecond(TimeProvider time, Turns turns)
    {
        _turns = turns;
        _timer = time.CreateTimer(_ => Tell(), null, Every, Every);
    }

    /// <summary>Somebody changed.</summary>
    public void Add(UserId person)
    {
        lock (_gate)
        {
            _people.Add(person);
        }
    }

    /// <summary>Somebody came to look at a room, or left it.</summary>
    public void Add(RoomId room)
    {
        lock (_gate)
        {
            _rooms.Add(room);
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private void Tell()
    {
        lock (_gate)
        {
            if (_people.Count + _rooms.Count > 0)
            {
                var (people, rooms) = (_people, _rooms);
                (_people, _rooms) = ([], []);
                _turns.Ask(turn =>
                {
                    turn.People.UnionWith(people);
                    foreach (var room in rooms)
                    {
                        turn.Rooms.TryAdd(room, null);
                    }
                });
            }
        }
    }
}
