using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Rooms;

/// <summary>
/// The issue chats that a reader's pages hold: the current ones, those that count for the reader, and those in the row of tabs. Of the others,
/// which are nearly all, neither numbers nor messages are read.
/// </summary>
public sealed class IssueChatList(LiveHub hub, Tabs tabs, TimeProvider time)
{
    private static readonly Compiled<IReadOnlyList<RoomId>, UserId, Listing> Listed = new(Compose);

    /// <summary>All that the reader sees, as they are called; without numbers and messages.</summary>
    internal static IAsyncEnumerable<Listing> All(ChatDb db, IReadOnlyList<RoomId> seen, UserId reader) => Listed.Of(db, seen, reader);

    /// <summary>Those that the reader's pages hold, among the rooms that the rule gave in the same snapshot.</summary>
    internal async Task<List<Listing>> OfAsync(ChatDb db, IReadOnlyList<RoomId> seen, UserId reader, CancellationToken cancellation)
    {
        var since = time.GetUtcNow().UtcDateTime - IssueOfRoom.Current;
        var open = (await tabs.OfAsync(reader, cancellation).ConfigureAwait(false)).ToHashSet();
        return await Listed.Of(db, seen, reader)
            .Where(l => open.Contains(l.Row.Id) || hub.IsWatched(l.Row.Id) || (l.Row.Issue is { } issue && (issue.Counts || (!issue.IsClosed && issue.ChangedAt > since))))
            .ToListAsync(cancellation).ConfigureAwait(false);
    }

    private static IQueryable<Listing> Compose(ChatDb db, Slot<IReadOnlyList<RoomId>> seen, Slot<UserId> reader)
    {
        var mentioned = Door.MentioningRooms(db, db.Users.Where(u => u.Id == reader.Value));
        return from r in Door.RoomsIn(db, seen)
               where r.Kind == RoomKind.Issue
               join i in db.Issues on r.IssueId equals i.Id
               from l in db.RoomLevels.Where(l => l.UserId == reader.Value && l.RoomId == r.Id).DefaultIfEmpty()
               select new Listing(
                   new ChatListRow(r.Id, r.PublicId, r.Kind, i.Key, "", r.Last, r.Changes, 0, null)
                   {
                       Issue = new IssueOfRoom(i.Title, i.Status)
                       {
                           ChangedAt = i.ChangedAt,
                           IsInvited = db.Invitations.Any(v => v.RoomId == r.Id && v.UserId == reader.Value && v.InvitedById != null),
                           IsIn = db.Invitations.Any(v => v.RoomId == r.Id && v.UserId == reader.Value)
                               || db.ReadMarks.Any(m => m.UserId == reader.Value && m.RoomId == r.Id),
                           IsOwn = i.ReporterId == reader.Value || i.AssigneeId == reader.Value || mentioned.Contains(r.Id),
                       },
                   },
                   l);
    }
}
