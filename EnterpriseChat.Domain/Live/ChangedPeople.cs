namespace EnterpriseChat.Domain.Live;

/// <summary>Changes of people, folded to at most one turn a second (design.md section 6).</summary>
internal sealed class ChangedPeople : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Turns _turns;
    private readonly ITimer _timer;
    private HashSet<UserId> _changed = [];

    /// <summary>Begins to ask for turns.</summary>
    public ChangedPeople(TimeProvider time, Turns turns)
    {
        _turns = turns;
        _timer = time.CreateTimer(_ => Tell(), null, Every, Every);
    }

    /// <summary>Adds somebody to those of this second.</summary>
    public void Add(UserId person)
    {
        lock (_gate)
        {
            _changed.Add(person);
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private void Tell()
    {
        lock (_gate)
        {
            if (_changed.Count > 0)
            {
                var changed = _changed;
                _changed = [];
                _turns.Ask(t => t.People.UnionWith(changed));
            }
        }
    }
}
