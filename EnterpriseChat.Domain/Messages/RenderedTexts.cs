using EnterpriseChat.Domain.Messages.Markdown;
using Microsoft.Extensions.Logging;

namespace EnterpriseChat.Domain.Messages;

/// <summary>Renders each revision of a message once a server, and keeps what was rendered lately.</summary>
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
        var key = (message.RoomId, message.Number, message.Revision);
        return (_kept.TryGet(key, out var kept) ? kept : _kept.KeepFirst(key, new(() => Render(message, text, names)))).Value;
    }

    private RenderedText Render(Message message, string text, IReadOnlyCollection<string> names)
    {
        Interlocked.Increment(ref _rendered);
        if (!MessageRenderer.TryRender(text, names, out var rendered, out var error))
        {
            Log.CannotRender(log, message.RoomId.Value, message.Number, error);
        }

        return rendered;
    }

    private static partial class Log
    {
        [LoggerMessage(1201, LogLevel.Error, "Message {Number} of room {Room} cannot be shown.")]
        public static partial void CannotRender(ILogger log, long room, long number, Exception? exception);
    }
}
