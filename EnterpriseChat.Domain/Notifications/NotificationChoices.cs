using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Notifications;

/// <summary>Reads the table of notifications of a user.</summary>
public sealed class NotificationChoices(IDbContextFactory<ChatDb> reads)
{
    /// <summary>The table.</summary>
    public async Task<NotificationTable> OfAsync(UserId user, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        return new(await db.NotificationChoices.Where(c => c.UserId == user).ToDictionaryAsync(c => c.Of, c => c.By, cancellation).ConfigureAwait(false));
    }
}
