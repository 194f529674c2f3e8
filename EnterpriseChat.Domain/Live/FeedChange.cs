using EnterpriseChat.Domain.Messages;

namespace EnterpriseChat.Domain.Live;

/// <summary>What a feed's page has to look at again: folded, so that any number of facts is one look.</summary>
public sealed class FeedChange
{
    /// <summary>Rooms that changed.</summary>
    public HashSet<RoomId> Rooms { get; } = [];

    /// <summary>Rooms that the owner does not see now, by the rule's answer to all; pages that show one leave it without asking again.</summary>
    public HashSet<RoomId> Lost { get; } = [];

    /// <summary>People who changed.</summary>
    public HashSet<UserId> People { get; } = [];

    /// <summary>Issues of which fields or history changed; only pages that show issues are told.</summary>
    public HashSet<IssueId> Issues { get; } = [];

    /// <summary>Rights changed: every room may be lost or gained.</summary>
    public bool Rights { get; internal set; }

    /// <summary>Rooms whose read mark the owner has moved, and where to.</summary>
    public Dictionary<RoomId, MarkMove> Read { get; } = [];

    /// <summary>Rooms in which the owner's draft was kept.</summary>
    public HashSet<RoomId> Drafts { get; } = [];

    /// <summary>Issue chats into which the owner was invited, came or went out of.</summary>
    public HashSet<RoomId> IssueChats { get; } = [];

    /// <summary>The owner's row of tabs changed.</summary>
    public bool Tabs { get; internal set; }

    /// <summary>What the owner wants to be told changed: the levels of rooms, or the table.</summary>
    public bool Notifications { get; internal set; }

    /// <summary>Names or settings of companies, users or groups changed: pages that show them read them again.</summary>
    public bool Directory { get; internal set; }

    /// <summary>The session ended: the page leaves for the sign-in page and shows nothing more.</summary>
    public bool SessionEnded { get; internal set; }

    /// <summary>The feed overflowed: the page reads everything afresh.</summary>
    public bool Everything { get; internal set; }

    /// <summary>Whether more is remembered one by one than a feed may hold.</summary>
    internal bool IsTooMuch => new[] { Rooms.Count + Lost.Count, People.Count, Issues.Count, Read.Count, Drafts.Count, IssueChats.Count }.Max() > Feed.Most;

    /// <summary>Takes in what the rule answers of a room now.</summary>
    internal void Sees(RoomId room, bool isSeen)
    {
        (isSeen ? Lost : Rooms).Remove(room);
        (isSeen ? Rooms : Lost).Add(room);
    }

    /// <summary>Folds all of it into one: the page reads everything afresh.</summary>
    internal void MeansEverything()
    {
        Everything = Tabs = Notifications = true;
        Rooms.Clear();
        Lost.Clear();
        People.Clear();
        Issues.Clear();
        Read.Clear();
        Drafts.Clear();
        IssueChats.Clear();
    }

    /// <summary>Whether a room's rows may have changed.</summary>
    public bool Touches(RoomId room) => Everything || Rights || Rooms.Contains(room) || Lost.Contains(room);

    /// <summary>Whether an issue may have changed; without one, any.</summary>
    public bool TouchesIssues(IssueId? issue = null) => Everything || Rights || (issue is { } one ? Issues.Contains(one) : Issues.Count > 0);

    /// <summary>Whether the list of people may have changed.</summary>
    public bool TouchesPeople => Everything || Rights || People.Count > 0;

    /// <summary>Whether companies, users, groups or what they may do could have changed.</summary>
    public bool TouchesDirectory => Everything || Rights || Directory;
}
