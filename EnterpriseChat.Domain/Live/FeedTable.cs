using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace EnterpriseChat.Domain.Live;

/// <summary>The connected feeds, by user and by the room that they have open.</summary>
internal sealed class FeedTable
{
    private readonly ConcurrentDictionary<UserId, ImmutableArray<Feed>> _byUser = new();
    private readonly ConcurrentDictionary<RoomId, ImmutableArray<Feed>> _byRoom = new();

    private readonly ConcurrentDictionary<RoomId, (ImmutableArray<Feed> Feeds, UserId[] Users)> _viewers = new();

    /// <summary>All feeds.</summary>
    public IEnumerable<Feed> All => _byUser.Values.SelectMany(f => f);

    /// <summary>The connected users.</summary>
    public UserId[] Users => [.. _byUser.Keys];

    /// <summary>The rooms that somebody has open.</summary>
    public RoomId[] Rooms => [.. _byRoom.Keys];

    /// <summary>The feeds of one user.</summary>
    public ImmutableArray<Feed> Of(UserId user) => _byUser.GetValueOrDefault(user, []);

    /// <summary>The feeds that have a room open.</summary>
    public ImmutableArray<Feed> At(RoomId room) => _byRoom.GetValueOrDefault(room, []);

    /// <summary>Whether a page of the user is in view and shows the room.</summary>
    public bool IsInView(UserId user, RoomId room) => Of(user).Any(f => f.LooksAt == room && f.IsInView == true);

    /// <summary>Whether a page of the session is in view.</summary>
    public bool IsInView(UserId user, SessionId session) => Of(user).Any(f => f.Session == session && f.IsInView == true);

    /// <summary>The users of the feeds that have a room open: counted once for all who ask, until one comes or goes.</summary>
    public UserId[] Viewers(RoomId room)
    {
        var feeds = At(room);
        if (feeds.IsEmpty)
        {
            _viewers.TryRemove(room, out _);
            return [];
        }

        if (_viewers.TryGetValue(room, out var kept) && kept.Feeds == feeds)
        {
            return kept.Users;
        }

        UserId[] users = [.. feeds.Select(f => f.User).Distinct()];
        _viewers[room] = (feeds, users);
        return users;
    }

    /// <summary>Adds a feed.</summary>
    public void Add(Feed feed) => _byUser.AddOrUpdate(feed.User, [feed], (_, feeds) => feeds.Add(feed));

    /// <summary>Says that a feed has a room open.</summary>
    public void Open(Feed feed, RoomId room) => _byRoom.AddOrUpdate(room, [feed], (_, feeds) => feeds.Add(feed));

    /// <summary>Says that a feed has a room open no more.</summary>
    public void Close(Feed feed, RoomId room) => Remove(_byRoom, room, feed);

    /// <summary>Removes a feed everywhere; true when it was its user's last.</summary>
    public bool Remove(Feed feed)
    {
        foreach (var room in _byRoom.Keys)
        {
            Remove(_byRoom, room, feed);
        }

        return Remove(_byUser, feed.User, feed);
    }

    /// <summary>Removes one feed under a key, and the key with the last; true when it was the last.</summary>
    private static bool Remove<TKey>(ConcurrentDictionary<TKey, ImmutableArray<Feed>> feeds, TKey key, Feed feed)
        where TKey : notnull
    {
        while (feeds.TryGetValue(key, out var present))
        {
            var left = present.Remove(feed);
            if (left == present)
            {
                return false;
            }

            if (left.IsEmpty ? feeds.TryRemove(KeyValuePair.Create(key, present)) : feeds.TryUpdate(key, left, present))
            {
                return left.IsEmpty;
            }
        }

        return false;
    }
}
