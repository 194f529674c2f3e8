using System.Collections.Concurrent;

namespace EnterpriseChat.Domain.SignIn;

/// <summary>
/// Slows guessing: after ten failures in fifteen minutes for a name or an address each further try from there waits 1, 2, 4 … 30 s before it
/// is looked at, at most a hundred wait (product.md section 15). A browser that has signed in to the name before is not slowed by the
/// name's failures, so nobody locks another out.
/// </summary>
public sealed class SlowDown(TimeProvider time)
{
    /// <summary>Failures that are free.</summary>
    public const int Free = 10;

    private const int MostWaiting = 100;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, Queue<DateTimeOffset>> _failures = new();
    private int _waiting;

    /// <summary>Waits as long as this try has to; false when too many wait already.</summary>
    public async Task<bool> WaitAsync(string nameKey, string address, bool isKnownBrowser, CancellationToken cancellation)
    {
        var failures = Math.Max(isKnownBrowser ? 0 : Count(Name(nameKey)), Count(Place(address)));
        if (failures < Free)
        {
            return true;
        }

        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return false;
        }

        try
        {
            var seconds = Math.Min(Math.Pow(2, failures - Free), LongestWait.TotalSeconds);
            await Task.Delay(TimeSpan.FromSeconds(seconds), time, cancellation).ConfigureAwait(false);
            return true;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Notes a failure and gives how many there were in the window for the name or the address, whichever is more.</summary>
    public Failures Failed(string nameKey, string address)
    {
        var (ofName, ofPlace) = (new Failures(Name(nameKey), Add(Name(nameKey))), new Failures(Place(address), Add(Place(address))));
        return ofName.Count >= ofPlace.Count ? ofName : ofPlace;
    }

    /// <summary>Forgets the failures of a name after a right password.</summary>
    public void Succeeded(string nameKey) => _failures.TryRemove(Name(nameKey), out _);

    private static string Name(string key) => "name\n" + key;

    private static string Place(string address) => "address\n" + address;

    private int Count(string key)
    {
        if (!_failures.TryGetValue(key, out var times))
        {
            return 0;
        }

        lock (times)
        {
            Drop(times);
            return times.Count;
        }
    }

    private int Add(string key)
    {
        Forget();
        var times = _failures.GetOrAdd(key, _ => new Queue<DateTimeOffset>());
        lock (times)
        {
            Drop(times);
            times.Enqueue(time.GetUtcNow());
            return times.Count;
        }
    }

    private void Drop(Queue<DateTimeOffset> times)
    {
        while (times.TryPeek(out var oldest) && time.GetUtcNow() - oldest >= Window)
        {
            times.Dequeue();
        }
    }

    /// <summary>Names that are guessed at random must not fill the memory.</summary>
    private void Forget()
    {
        if (_failures.Count < 100_000)
        {
            return;
        }

        foreach (var key in _failures.Keys.Where(k => Count(k) == 0))
        {
            _failures.TryRemove(key, out _);
        }
    }
}

/// <summary>How often somebody failed in the window.</summary>
/// <param name="Of">The name or the address, as a key.</param>
/// <param name="Count">How often, the last time included.</param>
public readonly record struct Failures(string Of, int Count);
