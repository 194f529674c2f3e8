using System.Collections.Immutable;
using EnterpriseChat.Domain.Messages.Files;
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

    /// <summary>The revision of the text that is shown; 1 as written.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Whether its author has changed it.</summary>
    public bool IsEdited => Revision > 1 && !IsDeleted;

    /// <summary>Whether its author has deleted it: its place and number stay, its text is nowhere but in the audit log.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>Whether it was marked as a decision about its issue.</summary>
    public bool IsDecision { get; init; }

    /// <summary>Whether it is still to arrive in the tracker outside in which its issue lives.</summary>
    public bool IsOnItsWay { get; init; }

    /// <summary>Number of the message in the same room that it answers; null for none.</summary>
    public long? ReplyTo { get; init; }

    /// <summary>What went out with it, in its author's order; nothing of a deleted one.</summary>
    public ImmutableArray<FileView> Files { get; init; } = [];

    /// <summary>Whether it calls everyone who is there, by <c>@here</c>.</summary>
    public bool MentionsHere { get; init; }

    /// <summary>Whom it names; all of them could see it when it was written.</summary>
    public ImmutableArray<UserId> Named { get; init; } = [];

    /// <summary>
    /// Whether it is meant for this reader in particular: by name, or as one of those who are there when it comes. Nobody mentions oneself.
    /// It says nothing about whether the reader may see it.
    /// </summary>
    public bool Mentions(UserId reader) => reader != Author && (MentionsHere || Named.Contains(reader));
}
