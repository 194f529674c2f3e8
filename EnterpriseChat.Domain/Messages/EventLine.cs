namespace EnterpriseChat.Domain.Messages;

/// <summary>
/// What happened to a conversation, drawn between its messages: no message, so it has no number, is never unread and never edited. Codes and
/// keys only; the words are made when it is drawn, in the reader's language and with the names of that moment.
/// </summary>
public sealed class EventLine
{
    /// <summary>Key; among the lines behind one message the order of what happened.</summary>
    public long Id { get; init; }

    /// <summary>The room.</summary>
    public required RoomId RoomId { get; init; }

    /// <summary>Number of the message behind which it stands; 0 before the first.</summary>
    public required long After { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTime At { get; init; }

    /// <summary>The rights version under which it happened; it is never delivered to an older audience.</summary>
    public required long RightsVersion { get; init; }

    /// <summary>The room's <see cref="Rooms.Room.Changes"/> that it raised.</summary>
    public required long Changed { get; init; }

    /// <summary>What happened, one of <see cref="EventKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Who did it; null for the system.</summary>
    public UserId? ActorId { get; init; }

    /// <summary>Whom it was about.</summary>
    public UserId? SubjectId { get; init; }
}

/// <summary>The codes of event lines; their words stand in the resource files as <c>Event_</c> and the code.</summary>
public static class EventKind
{
    /// <summary>Somebody was invited into an issue chat.</summary>
    public const string Invited = "Invited";

    /// <summary>An agent took a support chat.</summary>
    public const string Taken = "Taken";

    /// <summary>An agent handed a support chat over to another.</summary>
    public const string HandedOver = "HandedOver";

    /// <summary>A support chat was closed.</summary>
    public const string Closed = "Closed";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Invited, Taken, HandedOver, Closed];
}
