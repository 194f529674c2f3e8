using System.Collections.Concurrent;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Domain.People;

/// <summary>
/// Who is online: measured from live tabs, never stored but for <c>last seen</c>. A user goes offline two seconds after the last live tab
/// is gone, so that a reload does not flicker (design.md section 6).
/// </summary>
public sealed class Presence(FactBus bus, PrivateState privateState, TimeProvider time) : IDisposable
{
    /// <summary>How long a user without a live tab still counts as online.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<UserId, Tabs> _users = new();

    /// <summary>Whether the user has a live tab anywhere.</summary>
    public bool IsOnline(UserId user) => _users.TryGetValue(user, out var tabs) && tabs.IsOnline;

    /// <summary>How many users are remembered: those who are online, and nobody else.</summary>
    public int Remembered => _users.Count;

    /// <summary>Number of live tabs of a user.</summary>
    public int LiveTabs(UserId user) => _users.TryGetValue(user, out var tabs) ? tabs.Count : 0;

    /// <summary>A tab of the user became live.</summary>
    public void Up(UserId user)
    {
        while (true)
        {
            var tabs = _users.GetOrAdd(user, _ => new Tabs());
            lock (tabs)
            {
                if (tabs.IsGone)
                {
                    continue;
                }

                tabs.Count++;
                tabs.Leaving?.Dispose();
                tabs.Leaving = null;
                if (tabs.IsOnline)
                {
                    return;
                }

                tabs.IsOnline = true;
            }

            bus.Publish(new PresenceChanged(user));
            return;
        }
    }

    /// <summary>A live tab of the user is gone.</summary>
    public void Down(UserId user)
    {
        if (!_users.TryGetValue(user, out var tabs))
        {
            return;
        }

        lock (tabs)
        {
            tabs.Count = Math.Max(0, tabs.Count - 1);
            if (tabs.Count == 0)
            {
                tabs.Leaving?.Dispose();
                tabs.Leaving = time.CreateTimer(_ => Leave(user, tabs), null, Grace, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var tabs in _users.Values)
        {
            lock (tabs)
            {
                tabs.Leaving?.Dispose();
            }
        }
    }

    private void Leave(UserId user, Tabs tabs)
    {
        lock (tabs)
        {
            if (tabs.Count > 0 || !tabs.IsOnline)
            {
                return;
            }

            tabs.IsOnline = false;
            tabs.IsGone = true;
            tabs.Leaving?.Dispose();
            _users.TryRemove(KeyValuePair.Create(user, tabs));
        }

        privateState.SeenUser(user, time.GetUtcNow().UtcDateTime);
        bus.Publish(new PresenceChanged(user));
    }

    private sealed class Tabs
    {
        public int Count { get; set; }

        public bool IsOnline { get; set; }

        /// <summary>Whether nobody finds it any more: a tab that comes now begins anew.</summary>
        public bool IsGone { get; set; }

        public ITimer? Leaving { get; set; }
    }
}
