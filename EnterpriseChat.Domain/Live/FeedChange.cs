namespace EnterpriseChat.Domain.Live;

/// <summary>What a feed's page has to look at again: folded, so that any number of facts is one look.</summary>
public sealed class FeedChange
{
    /// <summary>Rooms that changed.</summary>
    public HashSet<RoomId> Rooms { get; } = [];

    /// <summary>People who changed.</summary>
    public HashSet<UserId> People { get; } = [];

    /// <summary>Rights changed: every room may be lost or gained.</summary>
    public bool Rights { get; internal set; }

    /// <summary>Rooms that the owner has read further.</summary>
    public HashSet<RoomId> Read { get; } = [];

    /// <summary>Rooms in which the owner's draft was kept.</summary>
    public HashSet<RoomId> Drafts { get; } = [];

    /// <summary>The owner's row of tabs changed.</summary>
    public bool Tabs { get; internal set; }

    /// <summary>The session ended: the page leaves for the sign-in page and shows nothing more.</summary>
    public bool SessionEnded { get; internal set; }

    /// <summary>The feed overflowed: the page reads everything afresh.</summary>
    public bool Everything { get; internal set; }

    /// <summary>Whether a room's rows may have changed.</summary>
    public bool Touches(RoomId room) => Everything || Rights || Rooms.Contains(room);

    /// <summary>Whether the list of people may have changed.</summary>
    public bool TouchesPeople => Everything || Rights || People.Count > 0;
}
