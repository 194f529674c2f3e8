using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Web.Circuits;

namespace EnterpriseChat.Web.Chat;

/// <summary>
/// The rooms of this circuit's reader, read once and kept up to date from the shared tails: a message costs no viewer a query. All parts of
/// the page that show rooms or numbers look here.
/// </summary>
internal sealed class Conversations(CurrentUser user, ChatList list, RoomReader rooms, Tabs tabs, PrivateState marks)
{
    private Dictionary<RoomId, ChatListRow> _rows = [];
    private IReadOnlyList<RoomId> _tabs = [];
    private Actor? _actor;
    private FeedChange? _applied;

    /// <summary>Whether the reader may use chat.</summary>
    public ChatUse Use { get; private set; } = ChatUse.NoPermission;

    /// <summary>The rooms that the reader sees.</summary>
    public IReadOnlyCollection<ChatListRow> Rows => _rows.Values;

    /// <summary>The row of tabs, without rooms that the reader does not see now.</summary>
    public IReadOnlyList<ChatListRow> Tabs => [.. _tabs.Where(_rows.ContainsKey).Select(t => _rows[t])];

    /// <summary>The sum of the unread numbers.</summary>
    public long Unread => _rows.Values.Sum(r => r.Unread);

    /// <summary>Reads the rooms, once a circuit.</summary>
    public async Task LoadAsync()
    {
        if (_actor is null && await user.ActorAsync() is { } actor)
        {
            _actor = actor;
            await ReadAsync();
            await ReadTabsAsync();
        }
    }

    /// <summary>Takes a change in; each part of the page may say it, the first does.</summary>
    public async Task ApplyAsync(FeedChange change)
    {
        if (_actor is null || ReferenceEquals(change, _applied))
        {
            return;
        }

        _applied = change;
        if (change.Tabs)
        {
            await ReadTabsAsync();
        }

        if (change.Rights || change.Everything)
        {
            await ReadAsync();
            return;
        }

        foreach (var room in change.Rooms)
        {
            await CatchUpAsync(room);
        }

        foreach (var room in change.Read)
        {
            await RecountAsync(room);
        }
    }

    /// <summary>Adds a room to the row of tabs.</summary>
    public async Task OpenTabAsync(OpenRoom room)
    {
        await tabs.OpenAsync(room, CancellationToken.None);
        await ReadTabsAsync();
    }

    /// <summary>Takes a room out of the row of tabs.</summary>
    public async Task CloseTabAsync(RoomId room)
    {
        await tabs.CloseAsync(_actor!.Me, room, CancellationToken.None);
        await ReadTabsAsync();
    }

    private async Task ReadTabsAsync() => _tabs = await tabs.OfAsync(_actor!.Me, CancellationToken.None);

    private async Task ReadAsync()
    {
        Use = await list.UseAsync(_actor!.Me, CancellationToken.None);
        _rows = Use == ChatUse.Allowed
            ? (await list.OfAsync(_actor.Me, CancellationToken.None)).ToDictionary(r => r.Id)
            : [];
    }

    private async Task CatchUpAsync(RoomId room)
    {
        if (!_rows.TryGetValue(room, out var row))
        {
            await ReadAsync();
            return;
        }

        if (await rooms.NewestAsync(_actor!.Me, row.PublicId, row.Changes, CancellationToken.None) is not { } newest)
        {
            _rows.Remove(room);
            return;
        }

        var added = newest.Messages.Where(m => m.Number > row.Last).ToList();
        if (added.Count > 0 && added[0].Number > row.Last + 1)
        {
            // Further behind than the tail reaches.
            await ReadAsync();
            return;
        }

        _rows[room] = row with
        {
            Last = added.Count > 0 ? added[^1].Number : row.Last,
            Changes = newest.Changes,
            Unread = row.Unread + added.Count(m => m.Author != _actor.Me),
            Newest = added.Count > 0 ? added[^1] : newest.Messages.LastOrDefault(m => m.Number == row.Last) ?? row.Newest,
        };
    }

    private async Task RecountAsync(RoomId room)
    {
        if (!_rows.TryGetValue(room, out var row)
            || await rooms.OpenAsync(_actor!.Me, row.PublicId, CancellationToken.None) is not { } open)
        {
            return;
        }

        var mark = marks.Mark(_actor.Me, room);
        if (await rooms.UnreadAboveAsync(open, mark, CancellationToken.None) is { } unread)
        {
            _rows[room] = row with { Unread = unread };
        }
        else
        {
            await ReadAsync();
        }
    }
}
