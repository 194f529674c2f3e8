using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Messages.Markdown;
using Microsoft.Extensions.Logging;

namespace EnterpriseChat.Domain.Messages;

/// <summary>Renders each revision of a message, and each comment, once a server, and keeps what was rendered lately.</summary>
public sealed partial class RenderedTexts(ILogger<RenderedTexts> log)
{
    /// <summary>Most renderings kept; beyond it all are forgotten, which costs one rendering each.</summary>
    private const int Most = 20_000;

    private readonly Bounded<(RoomId Room, long Number, int Revision), Lazy<RenderedText>> _kept = new(Most);
    private long _rendered;

    /// <summary>Times Markdown was rendered since the process began.</summary>
    public long Rendered => Interlocked.Read(ref _rendered);

    /// <summary>The rendered text. One that cannot be rendered says so in its place, is logged once and never breaks the room.</summary>
    public RenderedText Of(Message message, string text, IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Of((message.RoomId, message.Number, message.Revision), text, names);
    }

    /// <summary>The rendered text of a comment on an issue's page: it is of no room, is never changed and names nobody.</summary>
    public RenderedText Of(IssueEntry comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return Of((default, comment.Id, 1), comment.Text ?? "", []);
    }

    private RenderedText Of((RoomId Room, long Number, int Revision) key, string text, IReadOnlyCollection<string> names) =>
        (_kept.TryGet(key, out var kept) ? kept : _kept.KeepFirst(key, new(() => Render(key, text, names)))).Value;

    private RenderedText Render((RoomId Room, long Number, int Revision) of, string text, IReadOnlyCollection<string> names)
    {
        Interlocked.Increment(ref _rendered);
        if (!MessageRenderer.TryRender(text, names, out var rendered, out var error))
        {
            Log.CannotRender(log, of.Room.Value, of.Number, error);
        }

        return rendered;
    }

    private static partial class Log
    {
        [LoggerMessage(1201, LogLevel.Error, "Message {Number} of room {Room} cannot be shown.")]
        public static partial void CannotRender(ILogger log, long room, long number, Exception? exception);
    }
}
