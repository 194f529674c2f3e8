using System.Collections.Immutable;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Messages.Files;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Messages;

/// <summary>The newest messages of one room, read once and shared by every page. Pages hold references to it, no copies.</summary>
internal sealed class RoomTail(RoomId room, RenderedTexts texts) : IDisposable
{
    /// <summary>Messages kept: enough for any burst between two looks; a page that is further behind reads by number.</summary>
    public const int Length = 200;

    private readonly SemaphoreSlim _one = new(1);
    private volatile TailState _state = new([], [], -1, 0, null);

    /// <summary>What is known now.</summary>
    public TailState State => _state;

    /// <summary>Reads what changed since the last time: one query, whoever looks.</summary>
    public async Task CatchUpAsync(ChatDb db, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var known = _state;
            var counters = await Counters(db).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
            if (counters is null || counters.Changes == known.Changes)
            {
                return;
            }

            var changed = await ChangedAsync(db, known.Changes, counters.Last - Length, cancellation).ConfigureAwait(false);
            var first = Math.Max(known.Messages.IsEmpty ? 0 : known.Messages[0].Number, counters.Last - Length + 1);
            var messages = Together(known.Messages, changed.FindAll(m => m.Number >= first));

            // Each message raised the counter once; what is missing to it may be event lines.
            var raised = counters.Changes - known.Changes - changed.Count(m => m.Changed <= counters.Changes);
            var events = raised == 0 ? known.Events : await EventsAsync(db, known, counters.Last, cancellation).ConfigureAwait(false);

            // Rows may be newer than the counters that were read before them; the state says only what is surely complete.
            var newest = messages.IsEmpty ? counters.Last : messages[^1].Number;
            var before = Before(known, changed.FindAll(m => m.Number < first), counters.Changes);
            var quoted = await QuotedAsync(db, messages, before, cancellation).ConfigureAwait(false);
            _state = before with { Messages = messages, Events = events, Changes = counters.Changes, Last = newest, Head = counters.Head, Quoted = quoted };
        }
        finally
        {
            _one.Release();
        }
    }

    private IQueryable<TailCounters> Counters(ChatDb db) =>
        from r in Door.CountersForDelivery(db, room)
        from i in db.Issues.Where(i => i.Id == r.IssueId).DefaultIfEmpty()
        select new TailCounters(r.Last, r.Changes, new RoomHead(r.Name, r.Topic, r.IsPublic)
        {
            Key = i == null ? null : i.Key,
            Title = i == null ? null : i.Title,
            Status = i == null ? null : i.Status,
        });

    /// <summary>What changed since a counter, by number; at the first reading only what the tail holds.</summary>
    private async Task<List<MessageView>> ChangedAsync(ChatDb db, long since, long after, CancellationToken cancellation)
    {
        var changed = Door.ForDelivery(db, room).Where(m => m.Changed > since && (since >= 0 || m.Number > after));
        var rows = await MessageRow.Of(changed, Door.TextsForDelivery(db), Door.MentionsForDelivery(db), Door.MarksForDelivery(db))
            .OrderBy(m => m.Message.Number).ToListAsync(cancellation).ConfigureAwait(false);
        var files = await FilesOf.MessagesAsync(rows, Door.FilesForDelivery(db), cancellation).ConfigureAwait(false);
        return rows.ConvertAll(r => r.View(texts, files));
    }

    private static ImmutableArray<MessageView> Together(ImmutableArray<MessageView> known, List<MessageView> changed)
    {
        var messages = known.Where(m => !changed.Any(c => c.Number == m.Number)).Concat(changed).OrderBy(m => m.Number).ToImmutableArray();
        return messages.Length > Length ? messages[^Length..] : messages;
    }

    /// <summary>What messages of the tail answer that lies before it: each is read once, and follows its changes.</summary>
    private async Task<ImmutableDictionary<long, MessageView>> QuotedAsync(
        ChatDb db, ImmutableArray<MessageView> messages, TailState known, CancellationToken cancellation)
    {
        var first = messages.IsEmpty ? 0 : messages[0].Number;
        var answering = messages.RemoveAll(m => !(m.ReplyTo < first));
        var missing = answering.RemoveAll(m => known.Quoted.ContainsKey(m.ReplyTo!.Value));
        var read = await Quotes.OfAsync(missing, (Rows, Door.FilesForDelivery(db)), texts, cancellation).ConfigureAwait(false);
        return known.Quoted.SetItems(known.Changed.Where(m => known.Quoted.ContainsKey(m.Number)).Select(m => KeyValuePair.Create(m.Number, m)))
            .SetItems(read).RemoveRange(known.Quoted.Keys.Except(answering.Select(m => m.ReplyTo!.Value)));

        IQueryable<MessageRow> Rows(IReadOnlyCollection<long> numbers) => MessageRow.Of(
            Door.ForDelivery(db, room).Where(m => numbers.Contains(m.Number)), Door.TextsForDelivery(db), Door.MentionsForDelivery(db), Door.MarksForDelivery(db));
    }

    /// <summary>What was changed before the tail begins; of many only the last are kept, and whoever was away for longer asks the database.</summary>
    private static TailState Before(TailState known, List<MessageView> changed, long changes)
    {
        if (known.Changes < 0)
        {
            return known with { ChangedSince = changes };
        }

        var all = known.Changed.Where(m => !changed.Any(c => c.Number == m.Number)).Concat(changed).OrderBy(m => m.Changed).ToImmutableArray();
        return all.Length > Length
            ? known with { Changed = all[^Length..], ChangedSince = all[^(Length + 1)].Changed }
            : known with { Changed = all };
    }

    private async Task<ImmutableArray<EventView>> EventsAsync(ChatDb db, TailState known, long last, CancellationToken cancellation)
    {
        var added = await EventView.NewestAsync(
            Door.EventsForDelivery(db, room).Where(e => e.Changed > known.Changes && e.After >= last - Length), Length, cancellation).ConfigureAwait(false);
        var events = known.Events.Where(e => !added.Any(a => a.Id == e.Id)).Concat(added).OrderBy(e => e.Id).ToImmutableArray();
        return events.Length > Length ? events[^Length..] : events;
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();
}

/// <summary>One state of a tail.</summary>
/// <param name="Messages">By number, without gap.</param>
/// <param name="Events">The event lines behind them, in order.</param>
/// <param name="Changes">The room's counter that it is complete to; −1 before the first reading.</param>
/// <param name="Last">Number of the newest message.</param>
/// <param name="Head">What the room is called; null before the first reading.</param>
internal sealed record TailState(
    ImmutableArray<MessageView> Messages, ImmutableArray<EventView> Events, long Changes, long Last, RoomHead? Head)
{
    /// <summary>Older messages that were changed or deleted since <see cref="ChangedSince"/>, by their change.</summary>
    public ImmutableArray<MessageView> Changed { get; init; } = [];

    /// <summary>What messages of the tail answer that lies before it, by number.</summary>
    public ImmutableDictionary<long, MessageView> Quoted { get; init; } = ImmutableDictionary<long, MessageView>.Empty;

    /// <summary>A message that one of the tail answers; null when it is not known.</summary>
    public MessageView? Of(long number)
    {
        var at = Messages.IsEmpty ? -1 : number - Messages[0].Number;
        return at >= 0 && at < Messages.Length ? Messages[(int)at] : Quoted.GetValueOrDefault(number);
    }

    /// <summary>The room's counter from which on <see cref="Changed"/> is complete.</summary>
    public long ChangedSince { get; init; }
}

/// <summary>What a room's row says to its tail.</summary>
internal sealed record TailCounters(long Last, long Changes, RoomHead Head);
