using EnterpriseChat.Domain.Messages;

namespace EnterpriseChat.Domain.Storage;

/// <summary>A text that was typed, in a room, by a user.</summary>
public sealed record TypedText(string Text, DateTime TypedAt);

/// <summary>
/// The closed list of what is stored without an audit entry, since only its owner sees it: drafts, read marks, remembered tabs, range
/// choice, last seen of users and sessions. The newest value per key waits in memory and is written by the runner once a second.
/// </summary>
public sealed class PrivateState
{
    private readonly Lock _gate = new();
    private PrivateStateBatch _waiting = new();
    private PrivateStateBatch _beingStored = PrivateStateBatch.Empty;

    /// <summary>The tables and columns that this path may write; a test holds it to them.</summary>
    public static IReadOnlyList<string> Exempt { get; } =
        ["Drafts", "ReadMarks", "ChatTabs", "UserTraces.RangeDays", "UserTraces.LastSeenAt", "Sessions.LastSeenAt"];

    /// <summary>Whether something waits.</summary>
    public bool HasChanges
    {
        get
        {
            lock (_gate)
            {
                return !_waiting.IsEmpty;
            }
        }
    }

    /// <summary>Keeps a draft, an empty text too, so that other browsers learn of it; the task ends when it is durable.</summary>
    public Task SaveDraftAsync(UserId user, RoomId room, TypedText draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        lock (_gate)
        {
            if (!_waiting.Drafts.TryGetValue((user, room), out var known) || known.TypedAt <= draft.TypedAt)
            {
                _waiting.Drafts[(user, room)] = draft;
            }

            return _waiting.Durable.Task;
        }
    }

    /// <summary>Moves a read mark.</summary>
    public void MoveMark(UserId user, RoomId room, MarkMove move)
    {
        lock (_gate)
        {
            _waiting.Marks[(user, room)] = _waiting.Marks.GetValueOrDefault((user, room)).Then(move);
        }
    }

    /// <summary>Keeps the row of tabs of a user, in order.</summary>
    public void SaveTabs(UserId user, IReadOnlyList<RoomId> rooms)
    {
        lock (_gate)
        {
            _waiting.Tabs[user] = rooms;
        }
    }

    /// <summary>Keeps a user's choice of range, in days.</summary>
    public void ChooseRange(UserId user, int days)
    {
        lock (_gate)
        {
            _waiting.Ranges[user] = days;
        }
    }

    /// <summary>The choice of range that is newer than the stored one; null when the stored one counts.</summary>
    public int? RangeDays(UserId user)
    {
        lock (_gate)
        {
            return _waiting.Ranges.TryGetValue(user, out var waiting) ? waiting
                : _beingStored.Ranges.TryGetValue(user, out var stored) ? stored
                : null;
        }
    }

    /// <summary>Keeps when a user's last live tab closed.</summary>
    public void SeenUser(UserId user, DateTime at)
    {
        lock (_gate)
        {
            _waiting.SeenUsers[user] = at;
        }
    }

    /// <summary>When the last live tabs of users closed, where that is newer than what is stored.</summary>
    public IReadOnlyDictionary<UserId, DateTime> SeenUsers()
    {
        lock (_gate)
        {
            return _beingStored.SeenUsers.Concat(_waiting.SeenUsers).GroupBy(s => s.Key).ToDictionary(g => g.Key, g => g.Last().Value);
        }
    }

    /// <summary>Keeps that a session was used.</summary>
    public void SeenSession(SessionId session, DateTime at)
    {
        lock (_gate)
        {
            _waiting.SeenSessions[session] = at;
        }
    }

    /// <summary>The newest draft that waits; a late one may wait although the stored one is newer. Null when none waits.</summary>
    public TypedText? Draft(UserId user, RoomId room)
    {
        lock (_gate)
        {
            var waiting = _waiting.Drafts.GetValueOrDefault((user, room));
            var beingStored = _beingStored.Drafts.GetValueOrDefault((user, room));
            return waiting is null || beingStored?.TypedAt > waiting.TypedAt ? beingStored : waiting;
        }
    }

    /// <summary>The row of tabs that is newer than the stored one; null when the stored one counts.</summary>
    public IReadOnlyList<RoomId>? Tabs(UserId user)
    {
        lock (_gate)
        {
            return _waiting.Tabs.GetValueOrDefault(user) ?? _beingStored.Tabs.GetValueOrDefault(user);
        }
    }

    /// <summary>How the read marks of a user were moved since they were stored.</summary>
    public IReadOnlyDictionary<RoomId, MarkMove> Marks(UserId user)
    {
        lock (_gate)
        {
            return _beingStored.Marks.Concat(_waiting.Marks).Where(m => m.Key.User == user)
                .GroupBy(m => m.Key.Room).ToDictionary(g => g.Key, g => g.Aggregate(default(MarkMove), (moved, m) => moved.Then(m.Value)));
        }
    }

    /// <summary>How a read mark was moved since it was stored; to 0 when it was not.</summary>
    public MarkMove Mark(UserId user, RoomId room)
    {
        lock (_gate)
        {
            return _beingStored.Marks.GetValueOrDefault((user, room)).Then(_waiting.Marks.GetValueOrDefault((user, room)));
        }
    }

    internal PrivateStateBatch Take()
    {
        lock (_gate)
        {
            if (_waiting.IsEmpty)
            {
                return PrivateStateBatch.Empty;
            }

            (_beingStored, _waiting) = (_waiting, new PrivateStateBatch());
            return _beingStored;
        }
    }

    internal void Stored(PrivateStateBatch batch)
    {
        lock (_gate)
        {
            _beingStored = PrivateStateBatch.Empty;
        }

        batch.Durable.TrySetResult();
    }

    internal void NotStored(PrivateStateBatch batch)
    {
        if (batch.IsEmpty)
        {
            return;
        }

        lock (_gate)
        {
            _waiting = batch.Under(_waiting);
            _beingStored = PrivateStateBatch.Empty;
        }
    }
}
