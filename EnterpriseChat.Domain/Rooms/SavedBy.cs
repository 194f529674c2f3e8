using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Rooms;

/// <summary>Who saved a chat room last, as its log tells.</summary>
internal static class SavedBy
{
    /// <summary>Null while nobody changed it, or the entry is not written yet.</summary>
    public static Task<UserId?> OfAsync(ChatDb db, OpenRoom room, CancellationToken cancellation) =>
        db.AuditEntries
            .Where(e => e.RoomId == room.Id && e.MessageNumber == null
                && (e.Action == AuditAction.RoomChanged || e.Action == AuditAction.RoomAccessChanged))
            .OrderByDescending(e => e.Sequence).Select(e => e.ActorId).FirstOrDefaultAsync(cancellation);
}
