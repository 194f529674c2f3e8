using Microsoft.Extensions.Logging;

namespace EnterpriseChat.Domain.Live;

/// <summary>Carries facts to the listeners of this server. A listener returns at once: it marks, it does not work.</summary>
public sealed partial class FactBus(ILogger<FactBus> log)
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

    /// <summary>
    /// Tells every listener, in the order of their subscription. What was told is stored already, so a listener that fails is logged and
    /// keeps it neither from the others nor from whoever waits for the answer.
    /// </summary>
    public void Publish(Fact fact)
    {
        foreach (var listener in _listeners)
        {
            try
            {
                listener(fact);
            }
            catch (Exception e)
            {
                Log.ListenerFailed(log, e);
            }
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

    private static partial class Log
    {
        [LoggerMessage(1121, LogLevel.Error, "A listener failed; what it was told is stored.")]
        public static partial void ListenerFailed(ILogger log, Exception exception);
    }
}
