using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Messages.Files;

/// <summary>Finds files through the door.</summary>
public sealed class FileFinder(IDbContextFactory<ChatDb> reads, RightsClock clock, KnownSights known)
{
    /// <summary>A file for a reader; null when the reader cannot see it or it is not there.</summary>
    internal async Task<MessageFile?> FindAsync(PublicId file, UserId reader, CancellationToken cancellation)
    {
        var version = clock.Version;
        using var db = reads.CreateDbContext();
        return await new Door(db, known, version).FileAsync(file, reader, cancellation).ConfigureAwait(false);
    }
}
