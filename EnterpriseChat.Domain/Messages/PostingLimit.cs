using System.Collections.Concurrent;

namespace EnterpriseChat.Domain.Messages;

/// <summary>How many messages one user may post in ten seconds, over all circuits and browsers (product.md section 18).</summary>
public sealed class PostingLimit(int messages)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<UserId, Queue<(DateTime At, object Request)>> _posted = new();

    /// <summary>
    /// Takes one place; null when there was one, else the whole seconds until the next is free. An operation that is run again has its place.
    /// </summary>
    internal int? Take(UserId user, DateTime now, object request)
    {
        var posted = _posted.GetOrAdd(user, _ => new Queue<(DateTime At, object Request)>());
        lock (posted)
        {
            // A clock that was set back must not lock anybody out for longer than the window.
            while (posted.TryPeek(out var oldest) && (now - oldest.At >= Window || oldest.At > now))
            {
                posted.Dequeue();
            }

            if (posted.Any(one => ReferenceEquals(one.Request, request)))
            {
                return null;
            }

            if (posted.Count < messages)
            {
                posted.Enqueue((now, request));
                return null;
            }

            return (int)Math.Ceiling((Window - (now - posted.Peek().At)).TotalSeconds);
        }
    }
}
