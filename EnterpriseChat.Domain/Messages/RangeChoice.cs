using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Messages;

/// <summary>The reader's choice of <c>Show messages from</c>, remembered per user.</summary>
public sealed class RangeChoice(IDbContextFactory<ChatDb> reads, PrivateState state)
{
    /// <summary>The choice; at first seven days.</summary>
    public async Task<MessageRange> OfAsync(UserId user, CancellationToken cancellation)
    {
        var days = state.RangeDays(user);
        if (days is null)
        {
            using var db = reads.CreateDbContext();
            days = await db.UserTraces.Where(t => t.UserId == user).Select(t => t.RangeDays).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        }

        return days is { } known && Enum.IsDefined((MessageRange)known) ? (MessageRange)known : MessageRange.SevenDays;
    }

    /// <summary>Remembers a choice.</summary>
    public void Choose(UserId user, MessageRange range) => state.ChooseRange(user, (int)range);
}
