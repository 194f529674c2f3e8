using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Messages;

/// <summary>
/// <c>@here</c>: it calls everyone who can see the room and is online when it comes; who comes later finds it as any other message. It asks
/// first when it calls many, and nobody may do it often.
/// </summary>
public sealed class Here(IDbContextFactory<ChatDb> reads, RightsClock clock, KnownSights known, Presence presence, HereLimit limit)
{
    /// <summary>The name that calls everyone; it goes before a user who is called the same.</summary>
    public const string Name = "here";

    /// <summary>Most people who are called without a question (product.md section 11).</summary>
    public const int AskedAbove = 15;

    /// <summary>
    /// How many people it would call, the author not among them; 0 when the author cannot see the room. Before the queue: in a room of all
    /// it reads everyone, and no other writer may wait for that. Who has muted the room counts too: that is for nobody else to work out.
    /// </summary>
    internal async Task<int> PeopleAsync(UserId author, PublicId room, CancellationToken cancellation)
    {
        var version = clock.Version;
        using var db = reads.CreateDbContext();
        if (await new Door(db, known, version).OpenAsync(room, author, cancellation).ConfigureAwait(false) is not { } open)
        {
            return 0;
        }

        var seenBy = await Door.SeenBy(db, open).ToListAsync(cancellation).ConfigureAwait(false);
        return seenBy.Count(user => user != author && presence.IsOnline(user));
    }

    /// <summary>Why it does not go now; null when it goes. Only one that goes counts for the limit.</summary>
    internal Refusal? Refused(Operation op, int people, bool isConfirmed)
    {
        var asks = people > AskedAbove && !isConfirmed;
        var wait = asks ? limit.Wait(op.Actor.Me, op.Now, op.Request) : limit.Take(op.Actor.Me, op.Now, op.Request);
        return wait is { } seconds ? MessageRefusals.HereTooOften(seconds) : asks ? new HereAsks(people) : null;
    }
}
