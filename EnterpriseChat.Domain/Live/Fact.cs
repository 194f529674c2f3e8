using EnterpriseChat.Domain.Messages;

namespace EnterpriseChat.Domain.Live;

/// <summary>What happened, told after the commit: ids, numbers and versions, never content.</summary>
public abstract record Fact;

/// <summary>Something came into a room that those who have it open see.</summary>
/// <param name="Room">The room.</param>
/// <param name="By">Who did it, if anybody's own pages come first.</param>
public abstract record RoomChanged(RoomId Room, UserId? By) : Fact;

/// <summary>A message was posted.</summary>
/// <param name="Room">The room.</param>
/// <param name="Number">Its number.</param>
/// <param name="RightsVersion">The version under which it was written.</param>
/// <param name="Author">Who wrote it; the author's own pages come first.</param>
public sealed record MessagePosted(RoomId Room, long Number, long RightsVersion, UserId Author) : RoomChanged(Room, Author);

/// <summary>A message was changed or deleted: what it says now is read like any other.</summary>
/// <param name="Room">The room.</param>
/// <param name="By">Its author.</param>
public sealed record MessageChanged(RoomId Room, UserId? By) : RoomChanged(Room, By);

/// <summary>An event line was put into a room.</summary>
/// <param name="Room">The room.</param>
/// <param name="By">Who did it.</param>
public sealed record EventHappened(RoomId Room, UserId? By) : RoomChanged(Room, By);

/// <summary>Name, topic or access of a chat room were changed.</summary>
/// <param name="Room">The room.</param>
/// <param name="By">Who did it.</param>
public sealed record RoomEdited(RoomId Room, UserId? By) : RoomChanged(Room, By);

/// <summary>Who is in an issue chat has changed: somebody was invited, came in or left.</summary>
/// <param name="Room">The room.</param>
/// <param name="By">Who did it.</param>
public sealed record IssuePeopleChanged(RoomId Room, UserId? By) : RoomChanged(Room, By);

/// <summary>A field or the history of an issue has changed: pages that show it read it again.</summary>
/// <param name="Issue">The issue.</param>
/// <param name="By">Who did it, if anybody's own pages come first.</param>
public sealed record IssueChanged(IssueId Issue, UserId? By) : Fact;

/// <summary>Something that the rule reads has changed.</summary>
/// <param name="Before">The rights version before.</param>
/// <param name="Version">The rights version now.</param>
/// <param name="Of">The one room that it is about; null when it may touch anything.</param>
public sealed record RightsChanged(long Before, long Version, RightsOfRoom? Of) : Fact;

/// <summary>A change of rights by which nobody gains or loses another room than this one.</summary>
/// <param name="Room">The room.</param>
/// <param name="IsForAll">Whether it was or is public: anybody may gain or lose it.</param>
/// <param name="People">Who was or is selected in it: they may gain or lose it, and know others than before.</param>
public sealed record RightsOfRoom(RoomId Room, bool IsForAll, IReadOnlySet<UserId> People);

/// <summary>Sessions ended: their cookies are refused and their tabs close.</summary>
/// <param name="Sessions">Which.</param>
public sealed record SessionsEnded(IReadOnlyCollection<SessionId> Sessions) : Fact;

/// <summary>Something of a user has changed that others see.</summary>
/// <param name="User">Who.</param>
public abstract record PersonFact(UserId User) : Fact;

/// <summary>What is stored of a user and read by others has changed: the name, the status.</summary>
/// <param name="User">Who.</param>
public sealed record PersonChanged(UserId User) : PersonFact(User);

/// <summary>A user came online or left; nothing stored has changed.</summary>
/// <param name="User">Who.</param>
public sealed record PresenceChanged(UserId User) : PersonFact(User);

/// <summary>Something that only the user's own pages are told; they come first.</summary>
/// <param name="User">Who.</param>
public abstract record OwnFact(UserId User) : Fact
{
    /// <summary>Marks what those pages have to look at.</summary>
    internal abstract void Mark(FeedChange change);
}

/// <summary>A user has read a room further, or set the mark back.</summary>
/// <param name="User">Who.</param>
/// <param name="Room">The room.</param>
/// <param name="Move">Where the mark went.</param>
public sealed record ReadMoved(UserId User, RoomId Room, MarkMove Move) : OwnFact(User)
{
    internal override void Mark(FeedChange change) => change.Read[Room] = change.Read.GetValueOrDefault(Room).Then(Move);
}

/// <summary>A user's draft in a room was kept.</summary>
/// <param name="User">Who.</param>
/// <param name="Room">The room.</param>
public sealed record DraftKept(UserId User, RoomId Room) : OwnFact(User)
{
    internal override void Mark(FeedChange change) => change.Drafts.Add(Room);
}

/// <summary>A user was invited into an issue chat, came in or left: the chat counts for them otherwise than before.</summary>
/// <param name="User">Who.</param>
/// <param name="Room">The room.</param>
public sealed record OwnIssueChatChanged(UserId User, RoomId Room) : OwnFact(User)
{
    internal override void Mark(FeedChange change) => change.IssueChats.Add(Room);
}

/// <summary>A user's row of tabs has changed.</summary>
/// <param name="User">Who.</param>
public sealed record TabsChanged(UserId User) : OwnFact(User)
{
    internal override void Mark(FeedChange change) => change.Tabs = true;
}

/// <summary>What a user wants to be told has changed, or a mute is over.</summary>
/// <param name="User">Who.</param>
public sealed record NotificationsChanged(UserId User) : OwnFact(User)
{
    internal override void Mark(FeedChange change) => change.Notifications = true;
}

/// <summary>A name or setting of a company, user or group has changed that the rule does not read.</summary>
public abstract record DirectoryChanged : Fact;

/// <summary>A company was made or changed.</summary>
/// <param name="Company">Which.</param>
public sealed record CompanyChanged(CompanyId Company) : DirectoryChanged;

/// <summary>A user was made or changed.</summary>
/// <param name="User">Who.</param>
public sealed record UserChanged(UserId User) : DirectoryChanged;

/// <summary>A group was made, renamed or removed.</summary>
/// <param name="Group">Which.</param>
public sealed record GroupChanged(GroupId Group) : DirectoryChanged;
