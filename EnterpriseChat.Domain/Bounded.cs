using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace EnterpriseChat.Domain;

/// <summary>
/// What is kept so that it need not be asked again: beyond a number of additions all is forgotten. They are counted by hand, since a concurrent
/// dictionary's own count takes all of its locks.
/// </summary>
/// <param name="most">Most values kept.</param>
internal sealed class Bounded<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TValue> _kept = new();
    private int _added;

    /// <summary>The value, if it is kept.</summary>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value) => _kept.TryGetValue(key, out value);

    /// <summary>Keeps a value in the place of one that was.</summary>
    public void Keep(TKey key, TValue value)
    {
        MakeRoom();
        _kept[key] = value;
    }

    /// <summary>The value that is kept, or this one, which is kept from now on.</summary>
    public TValue KeepFirst(TKey key, TValue value)
    {
        MakeRoom();
        return _kept.GetOrAdd(key, value);
    }

    private void MakeRoom()
    {
        if (Interlocked.Increment(ref _added) > most)
        {
            Interlocked.Exchange(ref _added, 0);
            _kept.Clear();
        }
    }
}
