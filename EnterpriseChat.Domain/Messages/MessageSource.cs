using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Messages;

/// <summary>What was written in a message at one time.</summary>
/// <param name="Revision">1 as written first.</param>
/// <param name="Text">The text as it was typed.</param>
/// <param name="At">Since when it said so.</param>
public sealed record MessageVersion(int Revision, string Text, DateTime At);

/// <summary>
/// Messages as they were typed, for those who see the room: the present text, to be copied or changed, and the earlier ones. Of a deleted
/// message there is none.
/// </summary>
public sealed class MessageSource(IDbContextFactory<ChatDb> reads, RightsClock clock, KnownSights known)
{
    /// <summary>
    /// All that the message ever said, the newest first; none when it is not there or was deleted, null when the reader cannot see the room.
    /// </summary>
    /// <param name="reader">Who looks.</param>
    /// <param name="room">The room as the browser named it.</param>
    /// <param name="number">The message.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<MessageVersion>?> VersionsAsync(UserId reader, PublicId room, long number, CancellationToken cancellation)
    {
        var version = clock.Version;
        using var db = reads.CreateDbContext();
        var door = new Door(db, known, version);
        if (await door.OpenAsync(room, reader, cancellation).ConfigureAwait(false) is not { } open)
        {
            return null;
        }

        var versions =
            from m in door.Messages(open).Where(m => m.Number == number && m.DeletedAt == null && m.RightsVersion <= version)
            join t in door.Texts on m.Id equals t.MessageId
            where t.Revision <= m.Revision
            orderby t.Revision descending
            select new MessageVersion(t.Revision, t.Text, t.WrittenAt ?? m.PostedAt);
        return await versions.ToListAsync(cancellation).ConfigureAwait(false);
    }
}
