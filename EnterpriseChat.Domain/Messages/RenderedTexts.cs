using System.Collections.Concurrent;
using EnterpriseChat.Domain.Messages.Markdown;
using Microsoft.Extensions.Logging;

namespace EnterpriseChat.Domain.Messages;

/// <summary>Renders each revision of a message once a server, and keeps what was rendered lately.</summary>
public sealed partial class RenderedTexts(ILogger<RenderedTexts> log)
{
    /// <summary>Most renderings kept; beyond it all are forgotten, which costs one rendering each.</summary>
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<(RoomId Room, long Number, int Revision), Lazy<RenderedText>> _kept = new();
    private long _rendered;

    /// <summary>Times Markdown was rendered since the process began.</summary>
    public long Rendered => Interlocked.Read(ref _rendered);

    /// <summary>The rendered text. One that cannot be rendered says so in its place, is logged once and never breaks the room.</summary>
    public RenderedText Of(RoomId room, long number, int revision, string text)
    {
        if (_kept.Count >= Most)
        {
            _kept.Clear();
        }

        return _kept.GetOrAdd((room, number, revision), key => new Lazy<RenderedText>(() => Render(key.Room, key.Number, text))).Value;
    }

    private RenderedText Render(RoomId room, long number, string text)
    {
        Interlocked.Increment(ref _rendered);
        if (!MessageRenderer.TryRender(text, out var rendered, out var error))
        {
            Log.CannotRender(log, room.Value, number, error);
        }

        return rendered;
    }

    private static partial class Log
    {
        [LoggerMessage(1201, LogLevel.Error, "Message {Number} of room {Room} cannot be shown.")]
        public static partial void CannotRender(ILogger log, long room, long number, Exception? exception);
    }
}
