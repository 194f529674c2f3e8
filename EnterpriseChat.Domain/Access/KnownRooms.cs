using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Access;

/// <summary>
/// Remembers which rooms a user sees, with the rights version under which the rule gave them. It counts for as long as the database itself
/// says that the version is the same, in the snapshot in which the rooms are then read: neither older nor newer than they are.
/// </summary>
public sealed class KnownRooms
{
    /// <summary>Most users whose rooms are kept; beyond it all are forgotten, which costs one query each.</summary>
    private const int Most = 5_000;

    private static readonly Compiled<UserId, RoomId> Seen = new((db, reader) => Door.RoomsOf(db, db.Users.Where(u => u.Id == reader.Value)).Select(r => r.Id));
    private static readonly Func<ChatDb, Task<long>> Version = EF.CompileAsyncQuery((ChatDb db) => db.RightsVersion.Select(v => v.Version).Single());

    private readonly Bounded<UserId, Kept> _known = new(Most);

    /// <summary>The rooms that the reader sees.</summary>
    /// <param name="snapshot">A context in the snapshot that all else is read in.</param>
    /// <param name="reader">Who looks.</param>
    /// <param name="cancellation">Ends the reading.</param>
    internal async Task<IReadOnlyList<RoomId>> OfAsync(ChatDb snapshot, UserId reader, CancellationToken cancellation)
    {
        var version = await Version(snapshot).ConfigureAwait(false);
        if (_known.TryGet(reader, out var known) && known.Version == version)
        {
            return known.Rooms;
        }

        RuleCount.Asked();
        var rooms = await Seen.Of(snapshot, reader).ToListAsync(cancellation).ConfigureAwait(false);
        _known.Keep(reader, new Kept(version, rooms));
        return rooms;
    }

    private sealed record Kept(long Version, IReadOnlyList<RoomId> Rooms);
}
