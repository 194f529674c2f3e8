using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Notifications;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Web.Circuits;

namespace EnterpriseChat.Web.Chat;

/// <summary>
/// The rooms of this circuit's reader, read once and kept up to date from the shared tails: a message costs no viewer a query. All parts of
/// the page that show rooms or numbers look here.
/// </summary>
internal sealed class Conversations(
    CurrentUser user, ChatList list, RoomReader rooms, MyTabs tabs, Drafts drafts, RoomLevels levels)
{
    private readonly Dictionary<RoomId, long> _marks = [];
    private Dictionary<RoomId, ChatListRow> _rows = [];
    private Dictionary<PublicId, RoomId> _ids = [];
    private IReadOnlyList<RoomId> _tabs = [];
    private IReadOnlySet<RoomId> _drafts = new HashSet<RoomId>();
    private Actor? _actor;
    private FeedChange? _applied;

    /// <summary>Whether the reader may use chat.</summary>
    public ChatUse Use { get; private set; } = ChatUse.NoPermission;

    /// <summary>The rooms that the reader sees.</summary>
    public IReadOnlyCollection<ChatListRow> Rows => _rows.Values;

    /// <summary>A room that the reader sees; null for any other.</summary>
    public ChatListRow? Of(RoomId room) => _rows.GetValueOrDefault(room);

    /// <summary>A room that the reader sees, by its name in addresses; null for any other.</summary>
    public ChatListRow? Of(PublicId room) => _ids.TryGetValue(room, out var id) ? Of(id) : null;

    /// <summary>The row of tabs, without rooms that the reader does not see now.</summary>
    public IReadOnlyList<ChatListRow> Tabs => [.. _tabs.Where(_rows.ContainsKey).Select(t => _rows[t])];

    /// <summary>Whether a room is in the row of tabs, seen or not.</summary>
    public bool HasTab(RoomId room) => _tabs.Contains(room);

    /// <summary>Whether something typed and not sent stands in a room.</summary>
    public bool HasDraft(RoomId room) => _drafts.Contains(room);

    /// <summary>The sum of the unread numbers; a room that is muted or on <c>Nothing</c>, and an issue chat that is none of the reader's, counts for itself only.</summary>
    public long Unread => _rows.Values.Where(r => r.IsInSum).Sum(r => r.Unread);

    /// <summary>Reads the rooms, once a circuit.</summary>
    public async Task LoadAsync()
    {
        if (_actor is null && await user.ActorAsync() is { } actor)
        {
            _actor = actor;
            await ReadAsync();
            await ReadTabsAsync();
            _drafts = await drafts.RoomsAsync(actor.Me, CancellationToken.None);
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

        if (change.Drafts.Count > 0 || change.Everything)
        {
            _drafts = await drafts.RoomsAsync(_actor.Me, CancellationToken.None);
        }

        if (change.TouchesDirectory || change.IssueChats.Count > 0)
        {
            await ReadAsync();
            return;
        }

        if (change.Notifications)
        {
            await ReadLevelsAsync();
        }

        await CatchUpAsync(change);
    }

    /// <summary>Adds a room to the row of tabs.</summary>
    public async Task OpenTabAsync(OpenRoom room)
    {
        await tabs.OpenAsync(_actor!, room);
        await ReadTabsAsync();
    }

    /// <summary>Takes a room out of the row of tabs.</summary>
    public async Task CloseTabAsync(RoomId room)
    {
        await tabs.CloseAsync(_actor!, room, Of(room)?.Kind == RoomKind.Issue);
        await ReadTabsAsync();
    }

    /// <summary>Who invited the reader into an issue chat; null when nobody did or the reader does not see it now.</summary>
    public async Task<UserId?> InvitedByAsync(ChatListRow row) =>
        await rooms.OpenAsync(_actor!.Me, row.PublicId, CancellationToken.None) is { } open ? await tabs.InvitedByAsync(open) : null;

    private async Task ReadTabsAsync()
    {
        var before = _tabs;
        _tabs = await tabs.OfAsync(_actor!.Me);

        // A direct chat that the other side had opened: nothing told of it until now.
        if (_tabs.Except(before).Any(tab => !_rows.ContainsKey(tab)))
        {
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        Use = await list.UseAsync(_actor!.Me, CancellationToken.None);
        _rows = Use == ChatUse.Allowed
            ? (await list.OfAsync(_actor.Me, CancellationToken.None)).ToDictionary(r => r.Id)
            : [];
        _ids = _rows.Values.ToDictionary(r => r.PublicId, r => r.Id);
    }

    private async Task ReadLevelsAsync()
    {
        var now = await levels.OfAsync(_actor!.Me, CancellationToken.None);
        foreach (var row in _rows.Values.Where(r => r.Level != now.GetValueOrDefault(r.Id)).ToArray())
        {
            _rows[row.Id] = row with { Level = now.GetValueOrDefault(row.Id) };
        }
    }

    private async Task CatchUpAsync(FeedChange change)
    {
        foreach (var room in change.Lost)
        {
            _rows.Remove(room);
        }

        foreach (var room in change.Rooms)
        {
            await CatchUpAsync(room);
        }

        foreach (var (room, move) in change.Read)
        {
            await RecountAsync(room, move);
        }
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
            await ReadAsync(); // further behind than the tail reaches
            return;
        }

        row = Named(row, newest.Head);
        _rows[room] = row with
        {
            Last = added.Count > 0 ? added[^1].Number : row.Last,
            // The list may have been read from the database after the tail was.
            Changes = Math.Max(row.Changes, newest.Changes),
            // Another tab may have read what comes to this one only now.
            Unread = row.Unread + added.Count(m => m.Author != _actor.Me && m.Number > _marks.GetValueOrDefault(room)),
            Newest = added.Count > 0 ? added[^1] : newest.Messages.LastOrDefault(m => m.Number == row.Last) ?? row.Newest,
            Issue = row.Issue is { } issue ? Counted(issue, added, _actor.Me) : null,
        };
    }

    /// <summary>The row as the room is called now; other kinds than chat rooms and issue chats are named after what they belong to.</summary>
    private static ChatListRow Named(ChatListRow row, RoomHead? head) =>
        head is null ? row
        : row.Kind == RoomKind.ChatRoom ? row with { Name = head.Name, Topic = head.Topic, IsPrivate = !head.IsPublic }
        : row.Issue is not null && head.Key is not null ? row with { Name = head.Key, Issue = row.Issue with { Title = head.Title!, Status = head.Status!.Value } }
        : row;

    /// <summary>An issue chat counts from the first message on that the reader writes or is mentioned in.</summary>
    private static IssueOfRoom Counted(IssueOfRoom issue, List<MessageView> added, UserId me) =>
        issue with { IsIn = issue.IsIn || added.Any(m => m.Author == me), IsOwn = issue.IsOwn || added.Any(m => m.Mentions(me)) };

    /// <summary>The mark moved: what is unread above it is what is left. Reading less than was read leaves the number as it is.</summary>
    private async Task RecountAsync(RoomId room, MarkMove move)
    {
        _marks[room] = move.From(_marks.GetValueOrDefault(room));
        if (!_rows.TryGetValue(room, out var row)
            || await rooms.OpenAsync(_actor!.Me, row.PublicId, CancellationToken.None) is not { } open)
        {
            return;
        }

        if (await rooms.UnreadAsync(open, move.Number, row.Last, CancellationToken.None) is { } unread)
        {
            _rows[room] = row with { Unread = move.IsSet ? unread : Math.Min(row.Unread, unread) };
        }
        else
        {
            await ReadAsync();
        }
    }
}
