using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Circuits;

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

    /// <summary>Hours and minutes.</summary>
    public required string Time { get; init; }

    /// <summary>Full date, time and zone.</summary>
    public required string FullTime { get; init; }

    /// <summary>The moment for machines.</summary>
    public string Iso { get; } = Message.PostedAt.ToString("O");

    /// <summary>Name of the author.</summary>
    public string Name => Author?.DisplayName ?? "";

    /// <summary>Initials of the author.</summary>
    public string Initials { get; } = People.Initials.Of(Author?.DisplayName ?? "");

    /// <summary>Colour of the author.</summary>
    public int Colour { get; } = Author is null ? 0 : People.Initials.Colour(Author.PublicId);
}

/// <summary>Rows that are drawn together.</summary>
/// <param name="Id">The same for as long as its messages are shown.</param>
/// <param name="Lines">The rows.</param>
internal sealed record MessagePart(long Id, List<MessageLine> Lines);

/// <summary>What else the look of the rows depends on.</summary>
/// <param name="Reader">Who looks.</param>
/// <param name="NewAfter">The number after which messages were new when the room was opened.</param>
/// <param name="Linked">The message of a link.</param>
internal sealed record LineMarks(UserId Reader, long? NewAfter, long? Linked);

/// <summary>Makes the rows of the messages of one page, and gives those back that are as before.</summary>
internal sealed class MessageLines(ReaderClock clock)
{
    /// <summary>Rows of a part: few enough to be drawn for one new message, enough to be few components.</summary>
    private const int PartLength = 16;

    /// <summary>Messages of one author this close together are drawn as one group (product.md section 5).</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(5);

    private List<MessageLine> _before = [];
    private LineMarks? _marks;
    private DateOnly _today;

    /// <summary>The rows in parts.</summary>
    public List<MessagePart> Of(IReadOnlyList<MessageView> messages, IReadOnlyDictionary<UserId, Person> authors, LineMarks marks)
    {
        // Lines of days are told from the reader's today.
        var isAsBefore = marks == _marks && clock.Today == _today;
        (_marks, _today) = (marks, clock.Today);
        var lines = new List<MessageLine>(messages.Count);
        var isAfterMark = false;
        for (var at = 0; at < messages.Count; at++)
        {
            var author = authors.GetValueOrDefault(messages[at].Author);
            var line = isAsBefore && IsKept(messages, at) && _before[at].Author == author
                ? _before[at]
                : Make(messages[at], at == 0 ? null : messages[at - 1], author, isAfterMark);
            isAfterMark |= line.IsFirstNew;
            lines.Add(line);
        }

        _before = lines;
        return Parts(lines);
    }

    private static List<MessagePart> Parts(List<MessageLine> lines)
    {
        var parts = new List<MessagePart>();
        foreach (var line in lines)
        {
            var id = line.Message.Number / PartLength;
            if (parts.Count == 0 || parts[^1].Id != id)
            {
                parts.Add(new MessagePart(id, new List<MessageLine>(PartLength)));
            }

            parts[^1].Lines.Add(line);
        }

        return parts;
    }

    /// <summary>Whether the message and the one before it stood here before.</summary>
    private bool IsKept(IReadOnlyList<MessageView> messages, int at) =>
        at < _before.Count && ReferenceEquals(_before[at].Message, messages[at])
        && (at == 0 || ReferenceEquals(_before[at - 1].Message, messages[at - 1]));

    private MessageLine Make(MessageView message, MessageView? before, Person? author, bool isAfterMark)
    {
        var day = clock.Day(message.PostedAt);
        var isNewDay = before is null || clock.Day(before.PostedAt) != day;
        var isHead = isNewDay || before!.Author != message.Author || message.PostedAt - before.PostedAt >= Together;
        var isFirstNew = !isAfterMark && message.Number > _marks!.NewAfter && message.Author != _marks.Reader;
        return new MessageLine(message, author, isNewDay ? clock.DayLine(day) : null, isHead || isFirstNew, isFirstNew)
        {
            IsOwn = message.Author == _marks!.Reader,
            IsLinked = message.Number == _marks.Linked,
            Time = clock.Time(message.PostedAt),
            FullTime = clock.Full(message.PostedAt),
        };
    }
}
