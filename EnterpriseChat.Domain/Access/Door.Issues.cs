using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Access;

/// <summary>The one way to issues. One that the actor may not see and one that is not there are told apart by nobody.</summary>
public sealed partial class Door
{
    private static readonly Compiled<string, UserId, SightedIssue> IssueSights = new((db, key, reader) =>
        from s in IssueAccess.Of(db, Named(db, key), db.Users.Where(u => u.Id == reader.Value))
        join i in db.Issues on s.IssueId equals i.Id
        select new SightedIssue(i.Id, i.Key));

    /// <summary>Opens an issue by a key that it has or had; null when the reader cannot see it or no issue ever had the key.</summary>
    public async Task<OpenIssue?> OpenIssueAsync(string key, UserId reader, CancellationToken cancellation)
    {
        RuleCount.Asked();
        var found = await IssueSights.Of(_db, key, reader).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        return found is null ? null : new OpenIssue(found.Id, found.Key, reader, _version);
    }

    /// <summary>The issues that a reader sees.</summary>
    public IQueryable<Issue> IssuesOf(UserId reader)
    {
        RuleCount.Asked();
        return IssuesOf(_db, _db.Issues, _db.Users.Where(u => u.Id == reader));
    }

    /// <summary>Those of some issues that one user sees.</summary>
    internal static IQueryable<Issue> IssuesOf(ChatDb db, IQueryable<Issue> issues, IQueryable<User> one)
    {
        var seen = IssueAccess.Of(db, issues, one);
        return issues.Where(i => seen.Any(s => s.IssueId == i.Id));
    }

    /// <summary>The row of an opened issue.</summary>
    public IQueryable<Issue> Issue(OpenIssue open) => _db.Issues.Where(i => i.Id == open.Id);

    /// <summary>Whether the reader may also change it: by the permission to see issues, not by having reported it alone.</summary>
    public Task<bool> MayEditAsync(OpenIssue open, CancellationToken cancellation)
    {
        var editors = _db.Users.Where(u => u.Id == open.Reader).With(_db, Permission.EditIssues);
        return IssueAccess.Viewed(_db, Issue(open), editors).AnyAsync(cancellation);
    }

    /// <summary>The history of an opened issue; nothing of it that was written under newer rights than those of the answer.</summary>
    public IQueryable<IssueEntry> Entries(OpenIssue open) => _db.IssueEntries.Where(e => e.IssueId == open.Id && e.RightsVersion <= open.RightsVersion);

    /// <summary>
    /// The messages that stand in the history of an opened issue: whoever sees the issue reads them there, also without the chat. Those of an
    /// internal chat are none of them.
    /// </summary>
    public IQueryable<Message> MessagesOf(OpenIssue open) =>
        from e in Entries(open)
        where e.Kind == IssueEntryKind.Message
        join m in _db.Messages on e.MessageId equals m.Id
        join r in _db.Rooms on m.RoomId equals r.Id
        where !r.IsInternal && m.RightsVersion <= open.RightsVersion
        select m;

    /// <summary>The chat of an issue and its internal chat, for an operation that changes what they show of it.</summary>
    internal IQueryable<Room> ChatsOf(IssueId issue) => _db.Rooms.Where(r => r.Kind == RoomKind.Issue && r.IssueId == issue && r.DeletedAt == null);

    /// <summary>The issue of an issue chat, for what an operation logs of it.</summary>
    internal Task<IssueId?> IssueOfAsync(RoomId room) => _db.Rooms.Where(r => r.Id == room).Select(r => r.IssueId).SingleAsync(CancellationToken.None);

    /// <summary>Those of the users who have posted in a room, for lists of people whom the rule lets in.</summary>
    internal static IQueryable<User> PostersOf(ChatDb db, RoomId room, IQueryable<User> users) =>
        users.Where(u => db.Messages.Any(m => m.RoomId == room && m.AuthorId == u.Id));

    /// <summary>Rooms in which messages name a user.</summary>
    internal static IQueryable<RoomId> MentioningRooms(ChatDb db, IQueryable<User> user) =>
        from u in user
        join n in db.Mentions on (UserId?)u.Id equals n.UserId
        join m in db.Messages on n.MessageId equals m.Id
        select m.RoomId;

    private static IQueryable<Issue> Named(ChatDb db, Slot<string> key) =>
        from n in db.IssueNames
        where n.Key == key.Value
        join i in db.Issues on n.IssueId equals i.Id
        select i;

    private sealed record SightedIssue(IssueId Id, string Key);
}
