using System.Collections.Concurrent;
using System.Collections.Immutable;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages.Files;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Messages;

/// <summary>Reads messages of a room for one reader: the newest from the shared tail, older ones by number. Every call asks the door.</summary>
public sealed class RoomReader : IDisposable
{
    /// <summary>Messages of one page.</summary>
    public const int PageLength = 50;

    /// <summary>Tails of rooms that nobody has open are forgotten beyond this many.</summary>
    private const int MostTails = 1_000;

    private readonly ConcurrentDictionary<RoomId, RoomTail> _tails = new();
    private readonly IDbContextFactory<ChatDb> _reads;
    private readonly RightsClock _clock;
    private readonly KnownSights _known;
    private readonly RenderedTexts _texts;
    private readonly LiveHub _hub;

    /// <summary>Reads through the door; the hub lets it read what changed before it marks the feeds.</summary>
    public RoomReader(IDbContextFactory<ChatDb> reads, RightsClock clock, KnownSights known, RenderedTexts texts, LiveHub hub)
    {
        ArgumentNullException.ThrowIfNull(hub);
        (_reads, _clock, _known, _texts, _hub) = (reads, clock, known, texts, hub);
        hub.PrepareWith(CatchUpAsync);
    }

    /// <summary>The messages that changed since a counter, as far as the tail reaches back. Null when the reader cannot see the room.</summary>
    /// <param name="reader">Who looks.</param>
    /// <param name="room">The room as the address names it.</param>
    /// <param name="since">The counter of the last reading; −1 for the newest page.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<RoomMessages?> NewestAsync(UserId reader, PublicId room, long since, CancellationToken cancellation)
    {
        while (true)
        {
            if (await OpenAsync(reader, room, cancellation).ConfigureAwait(false) is not { } open)
            {
                return null;
            }

            // Whoever opens a room sees all that is stored; who has it open is told when the tail has it.
            var tail = since < 0
                ? (await CatchUpAsync(open.Id, cancellation).ConfigureAwait(false)).State
                : await TailAsync(open.Id, cancellation).ConfigureAwait(false);
            var messages = Since(tail.Messages, since);
            var changed = since < 0 ? [] : await ChangedAsync(open, tail, since, cancellation).ConfigureAwait(false);
            var events = tail.Events.RemoveAll(e => e.Changed <= since);

            var quoted = messages.Concat(changed).Select(m => m.ReplyTo).OfType<long>().Distinct().Select(tail.Of).OfType<MessageView>().ToDictionary(m => m.Number);
            if (!HasNewerRights(open, [.. messages, .. changed, .. quoted.Values], events))
            {
                var hasOlder = messages is [{ Number: > 1 }, ..];
                return new RoomMessages(open, messages, tail.Changes, hasOlder) { Changed = changed, Quoted = quoted, Events = events, Last = tail.Last, Head = tail.Head };
            }
        }
    }

    /// <summary>A page of messages before a number. Null when the reader cannot see the room.</summary>
    /// <param name="reader">Who looks.</param>
    /// <param name="room">The room as the address names it.</param>
    /// <param name="before">The number before which the page ends.</param>
    /// <param name="from">The first number of the range; nothing before it is read.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<RoomMessages?> BeforeAsync(UserId reader, PublicId room, long before, long from, CancellationToken cancellation)
    {
        var first = Math.Max(from, before - PageLength);
        return await StretchAsync(reader, room, first, before - 1, from, cancellation).ConfigureAwait(false);
    }

    /// <summary>A page of messages after a number, and whether there are more behind it. Null when the reader cannot see the room.</summary>
    public async Task<(RoomMessages Page, bool HasNewer)?> AfterAsync(UserId reader, PublicId room, long after, CancellationToken cancellation)
    {
        if (await StretchAsync(reader, room, after + 1, after + PageLength, 1, cancellation).ConfigureAwait(false) is not { } page)
        {
            return null;
        }

        var tail = await TailAsync(page.Room.Id, cancellation).ConfigureAwait(false);
        return (page, !page.Messages.IsEmpty && page.Messages[^1].Number < tail.Last);
    }

    /// <summary>The messages of a stretch of numbers, at most four pages. Null when the reader cannot see the room.</summary>
    /// <param name="reader">Who looks.</param>
    /// <param name="room">The room as the address names it.</param>
    /// <param name="first">First number.</param>
    /// <param name="last">Last number.</param>
    /// <param name="from">The first number of the range, which says whether there are older ones.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<RoomMessages?> StretchAsync(
        UserId reader, PublicId room, long first, long last, long from, CancellationToken cancellation)
    {
        while (true)
        {
            if (await OpenAsync(reader, room, cancellation).ConfigureAwait(false) is not { } open)
            {
                return null;
            }

            using var db = _reads.CreateDbContext();
            var door = new Door(db, _known, open.RightsVersion);
            var rows = await MessageRow.Of(door.Messages(open).Where(m => m.Number >= first && m.Number <= last), door.Texts, door.Mentions, door.Marks)
                .OrderBy(m => m.Message.Number).Take(4 * PageLength).ToListAsync(cancellation).ConfigureAwait(false);
            var files = await FilesOf.MessagesAsync(rows, door.Files, cancellation).ConfigureAwait(false);
            var messages = rows.Select(r => r.View(_texts, files)).ToImmutableArray();
            var quoted = await Quotes.OfAsync(
                messages, (n => MessageRow.Of(door.Messages(open).Where(m => n.Contains(m.Number)), door.Texts, door.Mentions, door.Marks), door.Files), _texts, cancellation)
                .ConfigureAwait(false);
            var begin = first == 1 ? 0 : first;
            var events = await EventView.NewestAsync(
                door.Events(open).Where(e => e.After >= begin && e.After <= last), 4 * PageLength, cancellation).ConfigureAwait(false);
            if (!HasNewerRights(open, [.. messages, .. quoted.Values], events))
            {
                var changes = await door.Room(open).Select(r => r.Changes).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
                return new RoomMessages(open, messages, changes, HasOlder: !messages.IsEmpty && messages[0].Number > Math.Max(1, from)) { Events = events, Quoted = quoted };
            }
        }
    }

    /// <summary>The first number of a range; one past the newest when nothing lies in it.</summary>
    public async Task<long> FirstNumberAsync(OpenRoom room, DateTime? start, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(room);
        if (start is not { } since)
        {
            return 1;
        }

        using var db = _reads.CreateDbContext();
        var door = new Door(db, _known, room.RightsVersion);
        var first = await door.Messages(room).Where(m => m.PostedAt >= since).OrderBy(m => m.PostedAt).ThenBy(m => m.Number)
            .Select(m => m.Number).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        return first > 0 ? first : await door.Room(room).Select(r => r.Last).FirstOrDefaultAsync(cancellation).ConfigureAwait(false) + 1;
    }

    /// <summary>
    /// Messages above a mark, up to a number, that the reader did not write, counted in the tail; null when it does not reach back that far.
    /// </summary>
    public async Task<long?> UnreadAsync(OpenRoom room, long mark, long last, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(room);
        var tail = await TailAsync(room.Id, cancellation).ConfigureAwait(false);
        return tail.Messages.IsEmpty || tail.Messages[0].Number > mark + 1
            ? null
            : tail.Messages.Count(m => m.Number > mark && m.Number <= last && m.Author != room.Reader && m.RightsVersion <= room.RightsVersion);
    }

    /// <summary>Opens a room for a reader; null when the reader cannot see it or it is not there.</summary>
    public async Task<OpenRoom?> OpenAsync(UserId reader, PublicId room, CancellationToken cancellation)
    {
        var version = _clock.Version;
        using var db = _reads.CreateDbContext();
        return await new Door(db, _known, version).OpenAsync(room, reader, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var tail in _tails.Values)
        {
            tail.Dispose();
        }
    }

    private static ImmutableArray<MessageView> Since(ImmutableArray<MessageView> tail, long since)
    {
        if (since < 0)
        {
            return tail.Length > PageLength ? tail[^PageLength..] : tail;
        }

        // New messages are at the end, so the common case looks at few.
        return tail.IsEmpty || tail[^1].Changed > since || tail.Any(m => m.Changed > since) ? [.. tail.Where(m => m.Changed > since)] : [];
    }

    /// <summary>What was changed before the tail begins: the tail knows of it, unless it was read later than the page was.</summary>
    private async Task<ImmutableArray<MessageView>> ChangedAsync(OpenRoom open, TailState tail, long since, CancellationToken cancellation)
    {
        if (since >= tail.ChangedSince)
        {
            return tail.Changed.IsEmpty || tail.Changed[^1].Changed <= since ? [] : [.. tail.Changed.Where(m => m.Changed > since)];
        }

        var first = tail.Messages.IsEmpty ? 0 : tail.Messages[0].Number;
        using var db = _reads.CreateDbContext();
        var door = new Door(db, _known, open.RightsVersion);
        var rows = await MessageRow.Of(door.Messages(open).Where(m => m.Changed > since && m.Number < first), door.Texts, door.Mentions, door.Marks)
            .OrderBy(m => m.Message.Changed).ToListAsync(cancellation).ConfigureAwait(false);
        var files = await FilesOf.MessagesAsync(rows, door.Files, cancellation).ConfigureAwait(false);
        return [.. rows.Select(r => r.View(_texts, files))];
    }

    private async Task<TailState> TailAsync(RoomId room, CancellationToken cancellation)
    {
        // A tail that is kept is fresh: the hub brings it up to date with every change.
        if (_tails.TryGetValue(room, out var kept) && kept.State.Changes >= 0)
        {
            return kept.State;
        }

        var read = await CatchUpAsync(room, cancellation).ConfigureAwait(false);
        ForgetTails();
        return read.State;
    }

    /// <summary>What was written under newer rights waits for an answer of the rule under them: true when it has to be asked again.</summary>
    private bool HasNewerRights(OpenRoom open, ImmutableArray<MessageView> messages, ImmutableArray<EventView> events)
    {
        var newest = Math.Max(messages.IsEmpty ? 0 : messages.Max(m => m.RightsVersion), events.IsEmpty ? 0 : events.Max(e => e.RightsVersion));
        _clock.Advance(newest);
        return newest > open.RightsVersion;
    }

    private async Task<RoomTail> CatchUpAsync(RoomId room, CancellationToken cancellation)
    {
        var tail = _tails.GetOrAdd(room, r => new RoomTail(r, _texts));
        using var db = _reads.CreateDbContext();
        await tail.CatchUpAsync(db, cancellation).ConfigureAwait(false);
        return tail;
    }

    /// <summary>Reads what changed in these rooms into their shared tails.</summary>
    private async Task CatchUpAsync(IReadOnlyCollection<RoomId> rooms, CancellationToken cancellation)
    {
        foreach (var room in rooms)
        {
            await CatchUpAsync(room, cancellation).ConfigureAwait(false);
        }

        ForgetTails();
    }

    private void ForgetTails()
    {
        if (_tails.Count > MostTails)
        {
            foreach (var room in _tails.Keys.Where(r => !_hub.IsWatched(r)))
            {
                _tails.TryRemove(room, out _);
            }
        }
    }
}
