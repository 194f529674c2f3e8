namespace EnterpriseChat.Domain.Live;

/// <summary>
/// The live link of one circuit: it holds what its page has not looked at yet, folded and bounded, so that a slow reader costs nobody else
/// anything. Disposing it ends it.
/// </summary>
public sealed class Feed : IDisposable
{
    /// <summary>Most rooms or people that are remembered one by one; beyond it the page reads everything afresh.</summary>
    public const int Most = 256;

    private readonly LiveHub _hub;
    private readonly Func<FeedChange, Task> _deliver;
    private readonly Lock _gate = new();
    private FeedChange? _waiting;
    private bool _isQueued;
    private bool _isBusy;
    private bool _isHeld;
    private bool _showsIssues;

    internal Feed(LiveHub hub, UserId user, SessionId session, Func<FeedChange, Task> deliver) =>
        (_hub, User, Session, _deliver) = (hub, user, session, deliver);

    /// <summary>Whose page it is.</summary>
    public UserId User { get; }

    /// <summary>By which session.</summary>
    public SessionId Session { get; }

    /// <summary>Whether the page is in view, as it said last; null while it said nothing. One whose line is down is seen by nobody, as far as is known.</summary>
    public bool? IsInView
    {
        get
        {
            lock (_gate)
            {
                return _isHeld ? false : field;
            }
        }

        set
        {
            lock (_gate)
            {
                field = value;
            }
        }
    }

    /// <summary>The room that the page shows, whether or not others may count it as here: a direct chat tells nobody that it is open.</summary>
    public RoomId? LooksAt
    {
        get
        {
            lock (_gate)
            {
                return field;
            }
        }

        set
        {
            lock (_gate)
            {
                field = value;
            }
        }
    }

    /// <summary>Whether the page shows issues; only then is it told of those that change.</summary>
    public bool ShowsIssues
    {
        get => Volatile.Read(ref _showsIssues);
        set => Volatile.Write(ref _showsIssues, value);
    }

    /// <summary>Says that the page shows a room; disposing the result says that it does no more.</summary>
    public IDisposable Watch(RoomId room) => _hub.Watch(this, room);

    /// <summary>Whether the page failed to look: it waits for the next mark, and the comparison of counters gives it one.</summary>
    internal bool IsBehind
    {
        get
        {
            lock (_gate)
            {
                return _waiting is not null && !_isQueued && !_isBusy && !_isHeld;
            }
        }
    }

    /// <summary>The line to the page is down: what it has to look at is kept, folded, and costs nobody anything until it is back.</summary>
    public void Hold()
    {
        lock (_gate)
        {
            _isHeld = true;
        }
    }

    /// <summary>The line is there again: the page looks at what was kept.</summary>
    public void GoOn()
    {
        lock (_gate)
        {
            if (!_isHeld)
            {
                return;
            }

            _isHeld = false;
            if (_waiting is null || _isQueued || _isBusy)
            {
                return;
            }

            _isQueued = true;
        }

        _hub.Pumps.Queue(this, isFirst: true);
    }

    /// <inheritdoc />
    public void Dispose() => _hub.Disconnect(this);

    /// <summary>Marks what is to be looked at; true when the feed has to be queued for a pump.</summary>
    internal bool Mark(Action<FeedChange> mark)
    {
        lock (_gate)
        {
            _waiting ??= new FeedChange();
            mark(_waiting);
            if (_waiting.IsTooMuch)
            {
                _waiting.MeansEverything();
            }

            var isNew = !_isQueued && !_isBusy && !_isHeld;
            _isQueued |= isNew;
            return isNew;
        }
    }

    /// <summary>Lets the page look; true when more has come meanwhile and the feed has to be queued again.</summary>
    internal async Task<bool> DeliverAsync()
    {
        if (Take() is not { } change)
        {
            return false;
        }

        var hasLooked = false;
        try
        {
            await _deliver(change).ConfigureAwait(false);
            hasLooked = true;
        }
        finally
        {
            lock (_gate)
            {
                _isBusy = false;
                _isQueued = hasLooked && _waiting is not null && !_isHeld;
                if (!hasLooked)
                {
                    // What it did not look at it has to read afresh, at the next mark.
                    (_waiting ??= new FeedChange()).Everything = true;
                    _waiting.SessionEnded |= change.SessionEnded;
                }
            }
        }

        return IsQueued;
    }

    /// <summary>What waits, for the page to look at; null when there is nothing, or it may not look now.</summary>
    private FeedChange? Take()
    {
        lock (_gate)
        {
            _isQueued &= !_isHeld;
            if (_isHeld || _isBusy || _waiting is null)
            {
                return null;
            }

            (var change, _waiting, _isQueued, _isBusy) = (_waiting, null, false, true);
            return change;
        }
    }

    private bool IsQueued
    {
        get
        {
            lock (_gate)
            {
                return _isQueued;
            }
        }
    }
}
