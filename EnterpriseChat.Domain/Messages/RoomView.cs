using System.Collections.Immutable;

namespace EnterpriseChat.Domain.Messages;

/// <summary>
/// The messages that one page shows of a room, by number and without gap: a stretch that ends at the newest message, unless the reader came
/// by a link and has not read on to the end.
/// </summary>
public sealed class RoomView
{
    /// <summary>Beyond so many messages a page whose reader is at the end lets the oldest go.</summary>
    private const int Most = 200;

    private readonly List<MessageView> _messages = [];
    private readonly Dictionary<long, ImmutableArray<EventView>> _events = [];

    /// <summary>What shown messages answer that is not shown itself.</summary>
    private readonly Dictionary<long, MessageView> _quoted = [];

    /// <summary>The newest number that was there when it was read: what is older and not shown lies before the range.</summary>
    private long _known;

    /// <summary>By number, without gap.</summary>
    public IReadOnlyList<MessageView> Messages => _messages;

    /// <summary>Whether older messages of the range can be fetched.</summary>
    public bool HasOlder { get; private set; }

    /// <summary>Whether newer messages can be fetched: the reader is away from the end.</summary>
    public bool HasNewer { get; private set; }

    /// <summary>The room's counter that it is complete to; −1 before the first reading.</summary>
    public long Changes { get; private set; } = -1;

    /// <summary>Rises when anything but the end changes: while it stays, what was shown is still shown, and only more came behind it.</summary>
    public int Revision { get; private set; }

    /// <summary>Number of the last message; 0 while there is none.</summary>
    public long Last => _messages.Count == 0 ? 0 : _messages[^1].Number;

    /// <summary>Whether there is nothing to show; a room that was lost is not known to be empty.</summary>
    public bool IsEmpty => _messages.Count == 0 && Changes >= 0;

    /// <summary>The event lines behind a message, in order; with 0 those before the first message of the room.</summary>
    public ImmutableArray<EventView> EventsAfter(long number) => _events.GetValueOrDefault(number, []);

    /// <summary>The message that a shown one answers, as it is now; null when it answers none.</summary>
    public MessageView? QuotedBy(MessageView message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var at = _messages.Count == 0 || message.ReplyTo is null ? -1 : message.ReplyTo.Value - _messages[0].Number;
        return at >= 0 && at < _messages.Count ? _messages[(int)at] : _quoted.GetValueOrDefault(message.ReplyTo ?? 0);
    }

    /// <summary>Everybody whom the event lines name.</summary>
    public IEnumerable<UserId> PeopleOfEvents =>
        _events.Values.SelectMany(e => e).SelectMany(e => new[] { e.Actor, e.Subject }).OfType<UserId>().Distinct();

    /// <summary>Begins anew.</summary>
    public void Reset(RoomMessages messages, bool hasNewer)
    {
        ArgumentNullException.ThrowIfNull(messages);
        Revision++;
        _messages.Clear();
        _messages.AddRange(messages.Messages);
        _events.Clear();
        _quoted.Clear();
        AddWhatGoesWith(messages);
        _known = Math.Max(messages.Last, Last);
        (HasOlder, HasNewer, Changes) = (messages.HasOlder, hasNewer, messages.Changes);
    }

    /// <summary>Shows nothing any more: the room was lost.</summary>
    public void Clear()
    {
        Revision++;
        _messages.Clear();
        _events.Clear();
        _quoted.Clear();
        (HasOlder, HasNewer, Changes) = (false, false, -1);
    }

    /// <summary>Puts a page of older messages before the first.</summary>
    public void AddOlder(RoomMessages older)
    {
        ArgumentNullException.ThrowIfNull(older);
        var first = _messages.Count == 0 ? long.MaxValue : _messages[0].Number;
        Revision++;
        _messages.InsertRange(0, older.Messages.Where(m => m.Number < first));
        AddWhatGoesWith(older);
        HasOlder = older.HasOlder;
    }

    /// <summary>Puts a page of newer messages after the last.</summary>
    public void AddNewer(RoomMessages newer, bool hasNewer)
    {
        ArgumentNullException.ThrowIfNull(newer);
        var last = Last;
        _messages.AddRange(newer.Messages.Where(m => m.Number > last));
        AddWhatGoesWith(newer);
        HasNewer = hasNewer;
    }

    /// <summary>
    /// The reader is at the end and has read it: of many messages only the newest stay, so that a room may stay open for weeks. The others are
    /// older ones again, to be fetched by scrolling.
    /// </summary>
    /// <param name="read">The number that has been read; nothing goes when it is not one of the newest page.</param>
    public void LetGo(long read)
    {
        if (!HasNewer && _messages.Count > Most && read > Last - RoomReader.PageLength)
        {
            _messages.RemoveRange(0, _messages.Count - (Most / 2));
            HasOlder = true;
            Revision++;
        }
    }

    /// <summary>
    /// Takes in what changed since <see cref="Changes"/>. False when there is a gap between what is shown and what is new: the view has to
    /// begin anew, and shows nothing beyond the gap before.
    /// </summary>
    public bool TryApply(RoomMessages changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var last = Last;
        var added = changed.Messages.Where(m => m.Number > Math.Max(last, _known)).ToList();
        if (!HasNewer && added.Count > 0 && last > 0 && added[0].Number > last + 1)
        {
            return false;
        }

        foreach (var message in changed.Messages.Concat(changed.Changed))
        {
            Replace(message);
        }

        if (!HasNewer)
        {
            _messages.AddRange(added);
            _known = Math.Max(_known, Last);
        }

        AddWhatGoesWith(changed);
        Changes = Math.Max(Changes, changed.Changes);
        return true;
    }

    /// <summary>A reading may come late: a message, shown or quoted, is never replaced by an older state of itself.</summary>
    private void Replace(MessageView message)
    {
        var at = _messages.Count == 0 ? -1 : message.Number - _messages[0].Number;
        if (at >= 0 && at < _messages.Count && message.Changed >= _messages[(int)at].Changed)
        {
            _messages[(int)at] = message;
            Revision++;
        }
        else if (_quoted.TryGetValue(message.Number, out var quoted) && message.Changed > quoted.Changed)
        {
            _quoted[message.Number] = message;
            Revision++;
        }
    }

    /// <summary>What goes with messages; also event lines behind those that are not shown now: they may come to be.</summary>
    private void AddWhatGoesWith(RoomMessages read)
    {
        foreach (var (number, message) in read.Quoted)
        {
            _quoted[number] = _quoted.TryGetValue(number, out var known) && known.Changed > message.Changed ? known : message;
        }

        foreach (var behind in read.Events.GroupBy(e => e.After))
        {
            var known = EventsAfter(behind.Key);
            var all = known.Concat(behind.Where(e => !known.Any(k => k.Id == e.Id))).OrderBy(e => e.Id).ToImmutableArray();
            if (all.Length > known.Length)
            {
                _events[behind.Key] = all;
                Revision++;
            }
        }
    }

    /// <summary>
    /// Reads and takes in what changed; a gap, which only a page far behind has, is closed by reading afresh. False when the reader cannot
    /// see the room: nothing is shown any more then.
    /// </summary>
    public async Task<bool> CatchUpAsync(RoomReader reader, UserId user, PublicId room, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (await reader.NewestAsync(user, room, Changes, cancellation).ConfigureAwait(true) is { } changed)
        {
            if (Changes >= 0 && TryApply(changed))
            {
                return true;
            }

            if (await reader.NewestAsync(user, room, -1, cancellation).ConfigureAwait(true) is { } newest)
            {
                Reset(newest, hasNewer: false);
                return true;
            }
        }

        Clear();
        return false;
    }
}
