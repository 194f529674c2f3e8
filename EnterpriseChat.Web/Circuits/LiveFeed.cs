using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;

namespace EnterpriseChat.Web.Circuits;

/// <summary>
/// The live link of this circuit. Parts subscribe, then read, then drop what they already have; a change enters the circuit's dispatcher
/// here and nowhere else.
/// </summary>
internal sealed class LiveFeed(LiveHub hub) : IDisposable
{
    private readonly List<Func<FeedChange, Task>> _parts = [];
    private Feed? _feed;
    private RoomId? _looksAt;
    private readonly List<Action> _drawn = [];
    private Func<Func<Task>, Task>? _enter;
    private Action<IReadOnlyList<Action>>? _together;
    private bool _isDelivering;
    private int _issues;

    /// <summary>Whether the session has ended: nothing is shown any more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Connects, once, when the layout becomes live.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="enter">Runs work on the circuit's dispatcher.</param>
    /// <param name="together">Draws parts of the page in one batch.</param>
    public void Connect(Actor actor, Func<Func<Task>, Task> enter, Action<IReadOnlyList<Action>> together)
    {
        (_enter, _together) = (enter, together);
        _feed ??= hub.Connect(actor.Me, actor.Session ?? throw new InvalidOperationException("A page has a session."), DeliverAsync);
        LookAt(_looksAt);
        ShowIssues(0);
    }

    /// <summary>Asks to be told what changed; disposing the result ends it. A page that is only prerendered is told nothing.</summary>
    public IDisposable Subscribe(Func<FeedChange, Task> part)
    {
        _parts.Add(part);
        return new Subscription(() => _parts.Remove(part));
    }

    /// <summary>Says that a room is open in this tab.</summary>
    public IDisposable? Watch(RoomId room) => _feed?.Watch(room);

    /// <summary>As <see cref="Subscribe"/>, and to be told of issues that change too.</summary>
    public IDisposable SubscribeToIssues(Func<FeedChange, Task> part)
    {
        var subscription = Subscribe(part);
        ShowIssues(1);
        return new Subscription(() =>
        {
            subscription.Dispose();
            ShowIssues(-1);
        });
    }

    /// <summary>Says which room this tab shows, to its owner's own pages alone; null for none.</summary>
    public void LookAt(RoomId? room)
    {
        _looksAt = room; // said again when a page that asked before it was live is connected
        if (_feed is not null)
        {
            _feed.LooksAt = room;
        }
    }

    /// <summary>Whether this page is in view, as it said last; null while it said nothing.</summary>
    public bool? IsInView => _feed?.IsInView;

    /// <summary>The page says that it is in view, or is not any more.</summary>
    public void Show(bool isInView)
    {
        if (_feed is not null)
        {
            _feed.IsInView = isInView;
        }
    }

    /// <summary>Whether a message in a room would be seen at once: the room is in view in a page of this reader.</summary>
    public bool Shows(RoomId room) => _feed is not null && hub.IsInView(_feed.User, room);

    /// <summary>Whether any page of this browser is in view.</summary>
    public bool IsBrowserInView => _feed is not null && hub.IsInView(_feed.User, _feed.Session);

    /// <summary>The line to the browser is down: nothing is drawn for it until it is back.</summary>
    public void Hold() => _feed?.Hold();

    /// <summary>The line is there again: the page takes in what was missed.</summary>
    public void GoOn() => _feed?.GoOn();

    /// <summary>Draws a part that took a change in: with all others, once each has.</summary>
    public void Draw(Action part)
    {
        if (_isDelivering)
        {
            _drawn.Add(part);
        }
        else
        {
            part();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _feed?.Dispose();

    private void ShowIssues(int more)
    {
        _issues += more; // said again when a page that asked before it was live is connected
        if (_feed is not null)
        {
            _feed.ShowsIssues = _issues > 0;
        }
    }

    private Task DeliverAsync(FeedChange change) => _enter!(async () =>
    {
        IsOver |= change.SessionEnded;
        _isDelivering = true;
        try
        {
            foreach (var part in _parts.ToArray())
            {
                await part(change);
            }
        }
        finally
        {
            // Also when a part failed: the others have taken the change in.
            _isDelivering = false;
            if (_drawn.Count > 0)
            {
                // A batch of nothing would be a message to the browser all the same.
                _together!([.. _drawn]);
                _drawn.Clear();
            }
        }
    });

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
