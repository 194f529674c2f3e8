using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Messages;

/// <summary>An event line as pages get it: read once a server and shared. Names are looked up when it is drawn.</summary>
/// <param name="Id">Key, which orders the lines behind one message.</param>
/// <param name="After">Number of the message behind which it stands; 0 before the first.</param>
/// <param name="At">When it happened.</param>
/// <param name="RightsVersion">The rights version under which it happened.</param>
/// <param name="Changed">The room's counter that it raised.</param>
/// <param name="Kind">What happened, one of <see cref="EventKind"/>.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Subject">Whom it was about.</param>
public sealed record EventView(long Id, long After, DateTime At, long RightsVersion, long Changed, string Kind, UserId? Actor, UserId? Subject)
{
    /// <summary>The newest of the lines that came from the door, in order.</summary>
    internal static async Task<ImmutableArray<EventView>> NewestAsync(IQueryable<EventLine> lines, int most, CancellationToken cancellation)
    {
        var newest = await lines.OrderByDescending(e => e.Id).Take(most)
            .Select(e => new EventView(e.Id, e.After, e.At, e.RightsVersion, e.Changed, e.Kind, e.ActorId, e.SubjectId))
            .ToListAsync(cancellation).ConfigureAwait(false);
        newest.Reverse();
        return [.. newest];
    }
}
