using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Notifications;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Web.Chat;
using EnterpriseChat.Web.Circuits;

namespace EnterpriseChat.Web.Notifications;

/// <summary>
/// What this page tells its reader of new messages: one notice a room, read through the door, and taken back when the room is lost or read. A
/// page in view shows toasts; one that is not lets the browser tell, unless another page of that browser is in view.
/// </summary>
internal sealed class MyNotices(
    CurrentUser user, Conversations rooms, RoomReader reader, NotificationChoices choices, PeopleDirectory people, LiveFeed feed)
{
    /// <summary>Most toasts at a time (look.md section 4).</summary>
    public const int MostToasts = 3;

    /// <summary>Most that a browser holds of one page.</summary>
    private const int MostOfBrowser = 10;

    private readonly Dictionary<RoomId, (long Last, long Changes)> _looked = [];
    private readonly List<Notice> _shown = [];
    private readonly HashSet<RoomId> _untold = [];
    private readonly HashSet<RoomId> _invited = [];
    private NotificationTable _table = NotificationTable.Untouched;
    private UserId? _me;

    /// <summary>The notices, the newest last.</summary>
    public IReadOnlyList<Notice> Shown => _shown;

    /// <summary>Reads what there is: only what comes later is news.</summary>
    public async Task LoadAsync()
    {
        if (await user.ActorAsync() is { } actor)
        {
            _me = actor.Me;
            await rooms.LoadAsync();
            _table = await choices.OfAsync(actor.Me, CancellationToken.None);
            foreach (var row in rooms.Rows)
            {
                Look(row);
                if (row.Issue is { IsInvited: true })
                {
                    _invited.Add(row.Id);
                }
            }
        }
    }

    /// <summary>Takes a change in. True when other notices are shown than before, or they may say something else.</summary>
    public async Task<bool> ApplyAsync(FeedChange change)
    {
        if (_me is not { } me || change.SessionEnded)
        {
            return false;
        }

        await rooms.ApplyAsync(change);
        foreach (var lost in change.Lost)
        {
            _looked.Remove(lost);
        }

        if (change.Notifications || change.Everything)
        {
            _table = await choices.OfAsync(me, CancellationToken.None);
        }

        var isOther = await FollowAsync(me, change);
        isOther |= TakeBack(change);
        isOther |= await TellAsync(me, change.TouchesDirectory ? Everywhere() : change.Rooms.Select(rooms.Of).OfType<ChatListRow>(), change.Rooms);
        foreach (var room in change.IssueChats)
        {
            isOther |= await TellInvitationAsync(room);
        }

        return isOther;
    }

    /// <summary>
    /// The page came into view, or left it: what the browser told is taken back, since its reader is here. What came before it said so for the
    /// first time is told now.
    /// </summary>
    public async Task ShowAsync(bool isInView)
    {
        feed.Show(isInView);
        _shown.RemoveAll(n => isInView && !n.IsToast);
        if (_me is { } me && _untold.Count > 0)
        {
            var untold = _untold.ToHashSet();
            _untold.Clear();
            await TellAsync(me, [.. untold.Select(rooms.Of).OfType<ChatListRow>()], untold);
        }
    }

    /// <summary>The reader has done with one, or its time is over.</summary>
    public void Close(string id) => _shown.RemoveAll(n => n.Id == id);

    /// <summary>What is told says what its message says now; of a deleted one nothing is told any more.</summary>
    private async Task<bool> FollowAsync(UserId me, FeedChange change)
    {
        var isOther = false;
        foreach (var notice in _shown.Where(n => n.Message is not null && change.Rooms.Contains(n.Room.Id)).ToArray())
        {
            var changed = await reader.NewestAsync(me, notice.Room.PublicId, notice.Message!.Changed, CancellationToken.None);
            if (changed?.Messages.Concat(changed.Changed).FirstOrDefault(m => m.Number == notice.Message.Number) is { } now)
            {
                isOther = true;
                _shown[_shown.IndexOf(notice)] = notice with { Message = now };
            }
        }

        return _shown.RemoveAll(n => n.Message is { IsDeleted: true }) > 0 || isOther;
    }

    /// <summary>What is lost, read or not to be told any more goes; the rest is as its room is called now.</summary>
    private bool TakeBack(FeedChange change)
    {
        var left = _shown.Select(n => (Notice: n, Row: rooms.Of(n.Room.Id))).Where(n => n.Row is { Level.IsQuiet: false } row
                && (n.Notice.Message is not { } message ? IsNews(row) : row.Unread > 0 && change.Read.GetValueOrDefault(row.Id).Number < message.Number))
            .Select(n => n.Notice with { Room = n.Row! }).ToList();
        var isOther = !left.Select(n => (n.Id, n.Room.Name)).SequenceEqual(_shown.Select(n => (n.Id, n.Room.Name)));
        _shown.Clear();
        _shown.AddRange(left);
        return isOther;
    }

    /// <summary>All rooms, after a change that may have touched any; what one lost meanwhile would be no news if it came back.</summary>
    private ChatListRow[] Everywhere()
    {
        foreach (var gone in _looked.Keys.Where(r => rooms.Of(r) is null).ToArray())
        {
            _looked.Remove(gone);
        }

        return [.. rooms.Rows];
    }

    private async Task<bool> TellAsync(UserId me, IEnumerable<ChatListRow> rows, HashSet<RoomId> changed)
    {
        var isOther = false;
        foreach (var row in rows)
        {
            if (feed.IsInView is null && (_looked.ContainsKey(row.Id) || row.Kind == RoomKind.Direct))
            {
                _untold.Add(row.Id);
            }
            else
            {
                isOther |= await TellAsync(me, row, changed.Contains(row.Id));
            }
        }

        return isOther;
    }

    private async Task<bool> TellAsync(UserId me, ChatListRow row, bool isChanged)
    {
        var isKnown = _looked.TryGetValue(row.Id, out var before);
        Look(row);

        // A room that was gained brings its past, which is no news; a direct chat comes with its first message.
        var isNews = isKnown ? row.Last > before.Last : row.Kind == RoomKind.Direct && row.Unread == row.Last && isChanged;
        if (!isNews || row.Unread == 0 || feed.Shows(row.Id)
            || await reader.NewestAsync(me, row.PublicId, isKnown ? before.Changes : -1, CancellationToken.None) is not { } newest)
        {
            return false;
        }

        var told = newest.Messages.Where(m => m.Number > before.Last && m.Author != me && !m.IsDeleted)
            .Select(m => (Message: m, Ways: WaysOf(row, m.Mentions(me)))).LastOrDefault(m => m.Ways != NotifiedBy.None);
        if (told.Message is null)
        {
            return false;
        }

        var author = (await people.OfAsync([told.Message.Author], CancellationToken.None))[told.Message.Author];
        Add(new Notice(row, told.Message, author, told.Ways) { IsMention = told.Message.Mentions(me) });
        return true;
    }

    /// <summary>Somebody invited the reader into an issue chat: told once, and never of a chat that the reader cannot see.</summary>
    private async Task<bool> TellInvitationAsync(RoomId room)
    {
        if (rooms.Of(room) is not { Issue.IsInvited: true } row)
        {
            _invited.Remove(room);
            return false;
        }

        if (!_invited.Add(room) || !IsNews(row) || feed.IsInView is null || WaysOf(row, isMention: false) is var ways && ways == NotifiedBy.None
            || await rooms.InvitedByAsync(row) is not { } by)
        {
            return false;
        }

        Add(new Notice(row, null, (await people.OfAsync([by], CancellationToken.None))[by], ways));
        return true;
    }

    /// <summary>An invitation is news until its chat is looked at.</summary>
    private bool IsNews(ChatListRow row) => row.Issue is { IsInvited: true } && !feed.Shows(row.Id);

    private NotifiedBy WaysOf(ChatListRow row, bool isMention)
    {
        var open = feed.IsInView == true ? NotifiedBy.Page : feed.IsBrowserInView ? NotifiedBy.None : NotifiedBy.Browser | NotifiedBy.Sound;
        var ways = row.Issue is { IsIn: false }
            ? isMention && row.Level.Tells(isMention: true) ? _table[NotifiedOf.Mentions] : NotifiedBy.None
            : _table.WaysOf(row.Kind, row.Level, isMention);
        return ways & open;
    }

    private void Add(Notice notice)
    {
        _shown.RemoveAll(n => n.Room.Id == notice.Room.Id);
        _shown.Add(notice);
        var most = notice.IsToast ? MostToasts : MostOfBrowser;
        if (_shown.Count(n => n.IsToast == notice.IsToast) > most)
        {
            _shown.Remove(_shown.First(n => n.IsToast == notice.IsToast));
        }
    }

    private void Look(ChatListRow row) => _looked[row.Id] = (row.Last, row.Changes);
}
