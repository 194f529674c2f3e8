using EnterpriseChat.Domain.Rooms;

namespace EnterpriseChat.Domain.Notifications;

/// <summary>The table of one user: of what they are told, and in which ways.</summary>
/// <param name="chosen">What was chosen; the rest is as at first.</param>
public sealed class NotificationTable(IReadOnlyDictionary<NotifiedOf, NotifiedBy> chosen)
{
    /// <summary>The table of somebody who chose nothing.</summary>
    public static NotificationTable Untouched { get; } = new(new Dictionary<NotifiedOf, NotifiedBy>());

    /// <summary>The ways in which one is told of something.</summary>
    public NotifiedBy this[NotifiedOf of] => chosen.TryGetValue(of, out var by) ? by : AtFirst(of);

    /// <summary>What is on while nobody chose: what is meant for one person makes itself heard, what is said to many only shows.</summary>
    public static NotifiedBy AtFirst(NotifiedOf of) => of switch
    {
        NotifiedOf.Rooms => NotifiedBy.Page,
        NotifiedOf.IssueChats => NotifiedBy.Page | NotifiedBy.Browser,
        _ => NotifiedBy.Page | NotifiedBy.Browser | NotifiedBy.Sound,
    };

    /// <summary>The row that messages of a kind of room belong to.</summary>
    public static NotifiedOf RowOf(RoomKind kind) => kind switch
    {
        RoomKind.Direct => NotifiedOf.Direct,
        RoomKind.Issue => NotifiedOf.IssueChats,
        RoomKind.Support => NotifiedOf.Support,
        _ => NotifiedOf.Rooms,
    };

    /// <summary>In which ways a message is told: what the room's own level lets through, as the table says; a mention by its own row too.</summary>
    public NotifiedBy WaysOf(RoomKind kind, LevelNow level, bool isMention)
    {
        var byKind = level.Tells(isMention: false) ? this[RowOf(kind)] : NotifiedBy.None;
        return isMention && level.Tells(isMention: true) ? byKind | this[NotifiedOf.Mentions] : byKind;
    }
}
