using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Messages.Files;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Messages;

/// <summary>
/// The newest message of each room as every chat list shows it: read once for all readers, for as long as nothing of the room changes. Who
/// may see it is decided before it is asked for.
/// </summary>
public sealed class NewestMessages(RenderedTexts texts)
{
    /// <summary>Most rooms kept; beyond it all are forgotten, which costs one reading.</summary>
    private const int Most = 20_000;

    private readonly Bounded<RoomId, Kept> _kept = new(Most);

    /// <summary>The newest messages, by one statement for all that are not kept.</summary>
    /// <param name="db">The context, in the snapshot that the rooms were read in.</param>
    /// <param name="rooms">Rooms that the reader sees, with the counter of their changes.</param>
    /// <param name="cancellation">Ends the reading.</param>
    internal async Task<IReadOnlyDictionary<RoomId, MessageView>> OfAsync(
        ChatDb db, IReadOnlyCollection<(RoomId Room, long Changes)> rooms, CancellationToken cancellation)
    {
        var found = new Dictionary<RoomId, MessageView>(rooms.Count);
        var missing = new Dictionary<RoomId, long>();
        foreach (var (room, changes) in rooms)
        {
            if (_kept.TryGet(room, out var kept) && kept.Changes == changes)
            {
                found[room] = kept.Newest;
            }
            else
            {
                missing[room] = changes;
            }
        }

        if (missing.Count > 0)
        {
            var read = await MessageRow.Of(Door.NewestOf(db, missing.Keys), Door.TextsForDelivery(db), Door.MentionsForDelivery(db), Door.MarksForDelivery(db))
                .ToListAsync(cancellation).ConfigureAwait(false);
            var files = await FilesOf.MessagesAsync(read, Door.FilesForDelivery(db), cancellation).ConfigureAwait(false);
            foreach (var row in read)
            {
                var (room, view) = (row.Message.RoomId, row.View(texts, files));
                _kept.Keep(room, new Kept(missing[room], view));
                found[room] = view;
            }
        }

        return found;
    }

    private sealed record Kept(long Changes, MessageView Newest);
}
