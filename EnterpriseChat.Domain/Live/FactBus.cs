namespace EnterpriseChat.Domain.Live;

/// <summary>Carries facts to the listeners of this server. A listener returns at once: it marks, it does not work.</summary>
public sealed class FactBus
{
    private readonly Lock _gate = new();
    private Action<Fact>[] _listeners = [];

    /// <summary>Adds a listener; disposing the result removes it.</summary>
    public IDisposable Subscribe(Action<Fact> listener)
    {
        lock (_gate)
        {
            _listeners = [.. _listeners, listener];
        }

        return new Subscription(this, listener);
    }

    /// <summary>Tells every listener, in the order of their subscription.</summary>
    public void Publish(Fact fact)
    {
        foreach (var listener in _listeners)
        {
            listener(fact);
        }
    }

    private void Remove(Action<Fact> listener)
    {
        lock (_gate)
        {
            _listeners = [.. _listeners.Where(l => l != listener)];
        }
    }

    private sealed class Subscription(FactBus bus, Action<Fact> listener) : IDisposable
    {
        public void Dispose() => bus.Remove(listener);
    }
}
