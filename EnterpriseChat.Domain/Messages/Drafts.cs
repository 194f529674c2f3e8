using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Messages;

/// <summary>Keeps and gives what a user has typed and not sent, so that it follows the user into other browsers.</summary>
public sealed class Drafts(IDbContextFactory<ChatDb> reads, RoomReader rooms, PrivateState state, FactBus bus, TimeProvider time)
{
    /// <summary>Keeps a draft, an empty text too, and answers with its time when it is durable.</summary>
    /// <param name="actor">Whose draft it is.</param>
    /// <param name="room">The room; one that the user cannot see answers like an absent one.</param>
    /// <param name="text">What was typed; beyond the longest message it is refused, not cut.</param>
    /// <param name="typedAt">When the last key was pressed, by the browser's clock; a time in the future counts as now.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<DateTime>> SaveAsync(Actor actor, PublicId room, string text, DateTime typedAt, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var clean = TextRules.Clean(text);
        if (clean.Length > TextRules.LongestMessage)
        {
            return MessageRefusals.TooLong(clean.Length - TextRules.LongestMessage);
        }

        if (await rooms.OpenAsync(actor.Me, room, cancellation).ConfigureAwait(false) is not { } open)
        {
            return MessageRefusals.RoomNotFound;
        }

        var now = time.GetUtcNow().UtcDateTime;
        var typed = new TypedText(clean, typedAt > now ? now : typedAt);
        await state.SaveDraftAsync(actor.Me, open.Id, typed)
            .WaitAsync(cancellation).ConfigureAwait(false);
        bus.Publish(new DraftKept(actor.Me, open.Id));
        return typed.TypedAt;
    }

    /// <summary>The draft of a reader in an opened room, which may be empty; null when nothing was ever typed there.</summary>
    public async Task<TypedText?> OfAsync(OpenRoom room, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(room);
        if (state.Draft(room.Reader, room.Id) is { } newer)
        {
            return newer;
        }

        using var db = reads.CreateDbContext();
        var stored = await db.Drafts.FirstOrDefaultAsync(d => d.UserId == room.Reader && d.RoomId == room.Id, cancellation).ConfigureAwait(false);
        return stored is null ? null : new TypedText(stored.Text, stored.TypedAt);
    }
}
