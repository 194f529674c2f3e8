using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Access;

/// <summary>Counters of all rooms and rights: numbers without content, so they need no reader.</summary>
internal static class Changes
{
    public static Task<Dictionary<RoomId, long>> OfRoomsAsync(ChatDb db, CancellationToken cancellation) =>
        db.Rooms.Where(r => r.Changes > 0).ToDictionaryAsync(r => r.Id, r => r.Changes, cancellation);

    public static Task<long> RightsVersionAsync(ChatDb db, CancellationToken cancellation) =>
        db.RightsVersion.Select(v => v.Version).SingleAsync(cancellation);
}
