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
    private Func<Func<Task>, Task>? _enter;

    /// <summary>Whether the session has ended: nothing is shown any more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Connects, once, when the layout becomes live.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="enter">Runs work on the circuit's dispatcher.</param>
    public void Connect(Actor actor, Func<Func<Task>, Task> enter)
    {
        _enter = enter;
        _feed ??= hub.Connect(actor.Me, actor.Session ?? throw new InvalidOperationException("A page has a session."), DeliverAsync);
    }

    /// <summary>Asks to be told what changed; disposing the result ends it. A page that is only prerendered is told nothing.</summary>
    public IDisposable Subscribe(Func<FeedChange, Task> part)
    {
        _parts.Add(part);
        return new Subscription(() => _parts.Remove(part));
    }

    /// <summary>Says that a room is open in this tab.</summary>
    public IDisposable? Watch(RoomId room) => _feed?.Watch(room);

    /// <inheritdoc />
    public void Dispose() => _feed?.Dispose();

    private Task DeliverAsync(FeedChange change) => _enter!(async () =>
    {
        IsOver |= change.SessionEnded;
        foreach (var part in _parts.ToArray())
        {
            await part(change);
        }
    });

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
