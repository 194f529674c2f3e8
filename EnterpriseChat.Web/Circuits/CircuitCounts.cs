using System.Collections.Concurrent;
using EnterpriseChat.Domain;
using EnterpriseChat.Web.Configuration;

namespace EnterpriseChat.Web.Circuits;

/// <summary>How many live connections each user has; bounded by <c>Chat:Limits:LiveTabs</c>.</summary>
internal sealed class CircuitCounts(ChatOptions options)
{
    private readonly ConcurrentDictionary<UserId, int> _open = new();

    /// <summary>Live connections of all users.</summary>
    public int Total => _open.Values.Sum();

    /// <summary>Whether the user may open one more.</summary>
    public bool HasRoom(UserId user) => _open.GetValueOrDefault(user) < options.LiveTabs;

    /// <summary>Counts one more; false when that is one too many.</summary>
    public bool Add(UserId user) => _open.AddOrUpdate(user, 1, (_, n) => n + 1) <= options.LiveTabs;

    /// <summary>Counts one less.</summary>
    public void Remove(UserId user) => _open.AddOrUpdate(user, 0, (_, n) => Math.Max(0, n - 1));
}
