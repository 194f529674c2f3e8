using System.Globalization;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Circuits;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Messages;

/// <summary>A message as one reader sees it: with its day, its author and its times in words, made once for as long as nothing of it changes.</summary>
/// <param name="Message">The message.</param>
/// <param name="Author">Who wrote it; null when not known.</param>
/// <param name="Day">The line before the first message of a day.</param>
/// <param name="IsHead">Whether it begins a group.</param>
/// <param name="IsFirstNew">Whether the line of new messages stands before it.</param>
public sealed record MessageLine(MessageView Message, Person? Author, string? Day, bool IsHead, bool IsFirstNew)
{
    /// <summary>Whether the reader wrote it.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>Whether a link leads to it.</summary>
    public required bool IsLinked { get; init; }

    /// <summary>What happened behind it; null when nothing did.</summary>
    public RenderFragment? Events { get; init; }

    /// <summary>Its author and time in words.</summary>
    public required MessageStamp Stamp { get; init; }

    /// <summary>What it answers; null for nothing.</summary>
    internal MessageQuote? Quote { get; init; }

    /// <summary>When it was written, as the reader's clock says.</summary>
    public string Time { get; init; } = "";

    /// <summary>Name of the author.</summary>
    public string Name => Author?.DisplayName ?? "";

    /// <summary>Face of the author.</summary>
    public RenderFragment Face => Author is null ? People.Face.Nobody : People.Face.Of(Author);

    /// <summary>Class of its row.</summary>
    public string Look => (IsHead, IsLinked) switch
    {
        (true, true) => "msg head marked",
        (true, false) => "msg head",
        (false, true) => "msg marked",
        _ => "msg",
    };
}

/// <summary>Rows that are drawn together; the list is replaced when one is added, never changed.</summary>
/// <param name="Id">The same for as long as its messages are shown.</param>
/// <param name="Lines">The rows.</param>
internal sealed record MessagePart(long Id, IReadOnlyList<MessageLine> Lines);

/// <summary>What the look of the rows depends on, beside the messages behind the last.</summary>
/// <param name="Revision">The view's.</param>
/// <param name="People">The counter of changes of people.</param>
/// <param name="Reader">Who looks.</param>
/// <param name="Today">The reader's day, from which lines of days are told.</param>
internal sealed record LineMarks(int Revision, long People, UserId Reader, DateOnly Today)
{
    /// <summary>The number after which messages were new when the room was opened.</summary>
    public long? NewAfter { get; init; }

    /// <summary>The message of a link.</summary>
    public long? Linked { get; init; }

    /// <summary>Public id of the room.</summary>
    public string Room { get; init; } = "";

    /// <summary>The reader's time zone.</summary>
    public string Zone { get; init; } = "";
}

/// <summary>The rows of the messages of one page: those that came last are added, the others stay the same objects.</summary>
internal sealed class MessageLines
{
    /// <summary>
    /// Rows of a part: few enough to be drawn for one new message, enough to be few components, and such that their frames fit a buffer of
    /// 128 (a row has up to 16), as buffers double.
    /// </summary>
    private const int PartLength = 8;

    /// <summary>Messages of one author this close together are drawn as one group (product.md section 5).</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(5);

    private readonly List<MessagePart> _parts = [];
    private RoomView? _view;
    private LineMarks? _marks;
    private int _count;
    private bool _isAfterMark;

    /// <summary>The rows in parts.</summary>
    public IReadOnlyList<MessagePart> Parts => _parts;

    /// <summary>Who wrote them, as far as known.</summary>
    public IEnumerable<Person> Authors => _parts.SelectMany(p => p.Lines).Select(l => l.Author).OfType<Person>().Distinct();

    /// <summary>What happened before the first message of the room; null when nothing did, or when older messages are not shown.</summary>
    public RenderFragment? Beginning { get; private set; }

    /// <summary>A row by the number of its message, as a browser says it; null when it is not shown.</summary>
    public MessageLine? Shown(string number) =>
        long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted)
            ? _parts.SelectMany(p => p.Lines).FirstOrDefault(l => l.Message.Number == wanted)
            : null;

    /// <summary>How many messages, from the first on, have the rows that they had.</summary>
    public int Known(RoomView view, LineMarks marks) => ReferenceEquals(view, _view) && marks == _marks ? _count : 0;

    /// <summary>Makes the rows that are missing; the people are those of their messages and event lines.</summary>
    public void Take(RoomView view, LineMarks marks, IReadOnlyDictionary<UserId, Person> people, ReaderClock clock)
    {
        var known = Known(view, marks);
        Dictionary<long, MessageLine> before = [];
        if (known == 0)
        {
            before = _parts.SelectMany(p => p.Lines).ToDictionary(l => l.Message.Number);
            _parts.Clear();
            _isAfterMark = false;
        }

        (_view, _marks) = (view, marks);
        Beginning = view.HasOlder ? null : Happened(0);
        for (; known < view.Messages.Count; known++)
        {
            var message = view.Messages[known];
            var line = Make(message, known == 0 ? null : view.Messages[known - 1], people.GetValueOrDefault(message.Author), clock) with
            {
                Events = Happened(message.Number),
                Quote = view.QuotedBy(message) is { } quoted ? new MessageQuote(quoted, people.GetValueOrDefault(quoted.Author), marks.Room) : null,
            };
            _isAfterMark |= line.IsFirstNew;

            // The same object where nothing of it changed: its part is then not drawn again.
            Add(before.TryGetValue(message.Number, out var kept) && kept == line ? kept : line);
        }

        _count = known;

        RenderFragment? Happened(long after) => view.EventsAfter(after) is { IsEmpty: false } events ? EventText.Of(events, people, clock) : null;
    }

    private void Add(MessageLine line)
    {
        var id = line.Message.Number / PartLength;
        if (_parts.Count > 0 && _parts[^1].Id == id)
        {
            _parts[^1] = new MessagePart(id, [.. _parts[^1].Lines, line]);
        }
        else
        {
            _parts.Add(new MessagePart(id, [line]));
        }
    }

    private MessageLine Make(MessageView message, MessageView? before, Person? author, ReaderClock clock)
    {
        var day = clock.Day(message.PostedAt);
        var isNewDay = before is null || clock.Day(before.PostedAt) != day;
        var isHead = isNewDay || before!.Author != message.Author || message.PostedAt - before.PostedAt >= Together;
        var isFirstNew = !_isAfterMark && message.Number > _marks!.NewAfter && message.Author != _marks.Reader;
        return new MessageLine(message, author, isNewDay ? clock.DayLine(day) : null, isHead || isFirstNew, isFirstNew)
        {
            IsOwn = message.Author == _marks!.Reader,
            IsLinked = message.Number == _marks.Linked,
            Stamp = MessageStamp.Of(message, author, clock),
            Time = clock.Time(message.PostedAt),
        };
    }
}
