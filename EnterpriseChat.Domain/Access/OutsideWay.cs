using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Access;

/// <summary>A comment that waits for a tracker outside.</summary>
/// <param name="Id">Key; they go in its order.</param>
/// <param name="Issue">The issue.</param>
/// <param name="Key">Its key.</param>
/// <param name="Marker">The comment's name there.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="NotBefore">Before this it is not tried again.</param>
public sealed record WaitingComment(long Id, IssueId Issue, string Key, PublicId Marker, int Tries, DateTime NotBefore)
{
    /// <summary>Who wrote it.</summary>
    public required UserId AuthorId { get; init; }

    /// <summary>Display name of who wrote it.</summary>
    public required string Author { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTime WrittenAt { get; init; }

    /// <summary>What it says now; null when it was deleted before it went.</summary>
    public required string? Text { get; init; }
}

/// <summary>
/// What waits for trackers outside: read by the outbox, which is no reader. Those who see an issue here may be others than those who see it
/// there; whoever joins a project to a tracker decides that its comments go there.
/// </summary>
internal static class OutsideWay
{
    /// <summary>What waits for a tracker behind a key, in its order.</summary>
    public static IQueryable<WaitingComment> WaitingFor(ChatDb db, string tracker, long after) =>
        from c in db.OutsideComments.Where(c => c.ArrivedAt == null && c.Id > after)
        join e in db.IssueEntries on c.EntryId equals e.Id
        join i in db.Issues on c.IssueId equals i.Id
        join p in db.Projects.Where(p => p.Tracker == tracker) on i.ProjectId equals p.Id
        join u in db.Users on e.ActorId equals u.Id
        join m in db.Messages on e.MessageId equals m.Id into messages
        from m in messages.DefaultIfEmpty()
        join t in db.MessageTexts on new { MessageId = m.Id, m.Revision } equals new { t.MessageId, t.Revision } into texts
        from t in texts.DefaultIfEmpty()
        orderby c.Id
        select new WaitingComment(c.Id, i.Id, i.Key, c.Marker, c.Tries, c.NotBefore)
        {
            AuthorId = u.Id,
            Author = u.DisplayName,
            WrittenAt = e.At,
            Text = m == null ? e.Text : m.DeletedAt == null ? t.Text : null,
        };

    /// <summary>Lets the message of an entry be read again by the pages that show it; null for a comment, which is none.</summary>
    public static async Task<(RoomId Room, long Number)?> TouchAsync(ChatDb db, long entry)
    {
        var found = await (
            from e in db.IssueEntries.Where(e => e.Id == entry)
            join m in db.Messages on e.MessageId equals m.Id
            join r in db.Rooms on m.RoomId equals r.Id
            select new { Message = m, Room = r }).FirstOrDefaultAsync(CancellationToken.None).ConfigureAwait(false);
        if (found is null)
        {
            return null;
        }

        found.Message.Changed = ++found.Room.Changes;
        return (found.Room.Id, found.Message.Number);
    }
}
