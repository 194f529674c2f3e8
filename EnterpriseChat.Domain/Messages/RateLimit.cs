using System.Collections.Concurrent;

namespace EnterpriseChat.Domain.Messages;

/// <summary>How often one user may do something within a time, over all circuits and browsers.</summary>
/// <param name="most">How often.</param>
/// <param name="window">Within which time.</param>
public abstract class RateLimit(int most, TimeSpan window)
{
    private readonly ConcurrentDictionary<UserId, Queue<(DateTime At, object Request)>> _done = new();

    /// <summary>
    /// Takes one place; null when there was one, else the whole seconds until the next is free. An operation that is run again has its place.
    /// </summary>
    internal int? Take(UserId user, DateTime now, object request) => Ask(user, now, request, takes: true);

    /// <summary>The whole seconds until a place is free, taking none; null when one is.</summary>
    internal int? Wait(UserId user, DateTime now, object request) => Ask(user, now, request, takes: false);

    private int? Ask(UserId user, DateTime now, object request, bool takes)
    {
        var done = _done.GetOrAdd(user, _ => new Queue<(DateTime At, object Request)>());
        lock (done)
        {
            // A clock that was set back must not lock anybody out for longer than the window.
            while (done.TryPeek(out var oldest) && (now - oldest.At >= window || oldest.At > now))
            {
                done.Dequeue();
            }

            if (done.Any(one => ReferenceEquals(one.Request, request)))
            {
                return null;
            }

            if (done.Count >= most)
            {
                return (int)Math.Ceiling((window - (now - done.Peek().At)).TotalSeconds);
            }

            if (takes)
            {
                done.Enqueue((now, request));
            }

            return null;
        }
    }
}

/// <summary>How many messages one user may post in ten seconds (product.md section 18).</summary>
public sealed class PostingLimit(int messages) : RateLimit(messages, TimeSpan.FromSeconds(10));

/// <summary>
/// How often one user may call everyone who is there. Each time interrupts a whole room, and nobody has that much to say to all of them: who
/// tries it more often has made a mistake or means harm. Five leave room for an incident that goes on.
/// </summary>
public sealed class HereLimit() : RateLimit(Most, Window)
{
    /// <summary>How often.</summary>
    public const int Most = 5;

    /// <summary>Within which time.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
}
