using EnterpriseChat.Domain.Messages.Markdown;

namespace EnterpriseChat.Domain.Messages;

/// <summary>A message as every page shows it: made once a server and shared, immutable. Names are looked up when it is drawn.</summary>
public sealed class MessageView
{
    /// <summary>Number in the room.</summary>
    public required long Number { get; init; }

    /// <summary>Who wrote it.</summary>
    public required UserId Author { get; init; }

    /// <summary>The author's browser's name for it; shown to the author only.</summary>
    public required string ClientId { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTime PostedAt { get; init; }

    /// <summary>The rights version under which it was written; it is shown under no older one.</summary>
    public required long RightsVersion { get; init; }

    /// <summary>The room's counter at its last change.</summary>
    public required long Changed { get; init; }

    /// <summary>The rendered text.</summary>
    public required RenderedText Text { get; init; }

    /// <summary>Whether it mentions the reader, by name or as everyone here.</summary>
    /// <remarks>Nothing does so far: a message without a number is no message.</remarks>
    public bool Mentions(UserId reader) => Number == 0 && reader != Author;
}
