using EnterpriseChat.Domain.Issues;

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

    /// <summary>A command gave the issue to somebody.</summary>
    public const string Assigned = "Assigned";

    /// <summary>A command left the issue to nobody.</summary>
    public const string Unassigned = "Unassigned";

    /// <summary>A command set the due date of the issue.</summary>
    public const string DueChanged = "DueChanged";

    /// <summary>A command took the due date of the issue away.</summary>
    public const string DueRemoved = "DueRemoved";

    /// <summary>All of them; where a command set a status or a priority the code ends with the value.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Invited, Taken, HandedOver, Closed, Assigned, Unassigned, DueChanged, DueRemoved,
        .. Enum.GetNames<IssueStatus>().Select(name => $"Status{name}"), .. Enum.GetNames<IssuePriority>().Select(name => $"Priority{name}"),
    ];
}
