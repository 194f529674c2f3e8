using System.Collections.Immutable;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Messages;

/// <summary>The newest messages of one room, read once and shared by every page. Pages hold references to it, no copies.</summary>
internal sealed class RoomTail(RoomId room, RenderedTexts texts) : IDisposable
{
    /// <summary>Messages kept: enough for any burst between two looks; a page that is further behind reads by number.</summary>
    public const int Length = 200;

    private readonly SemaphoreSlim _one = new(1);
    private volatile TailState _state = new([], -1, 0);

    /// <summary>What is known now.</summary>
    public TailState State => _state;

    /// <summary>Reads what changed since the last time: one query, whoever looks.</summary>
    public async Task CatchUpAsync(ChatDb db, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var known = _state;
            var counters = await Door.CountersForDelivery(db, room).Select(r => new { r.Last, r.Changes })
                .FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
            if (counters is null || counters.Changes == known.Changes)
            {
                return;
            }

            var rows = await MessageRow.Of(
                    Door.ForDelivery(db, room).Where(m => m.Changed > known.Changes && m.Number > counters.Last - Length),
                    Door.TextsForDelivery(db))
                .OrderBy(m => m.Number).ToListAsync(cancellation).ConfigureAwait(false);
            var changed = rows.Select(r => r.View(texts)).ToList();
            var kept = known.Messages.Where(m => !changed.Any(c => c.Number == m.Number));
            var messages = kept.Concat(changed).OrderBy(m => m.Number).ToImmutableArray();
            messages = messages.Length > Length ? messages[^Length..] : messages;

            // Rows may be newer than the counters that were read before them; the state says only what is surely complete.
            var newest = messages.IsEmpty ? counters.Last : messages[^1].Number;
            _state = new TailState(messages, counters.Changes, newest);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();
}

/// <summary>One state of a tail.</summary>
/// <param name="Messages">By number, without gap.</param>
/// <param name="Changes">The room's counter that it is complete to; −1 before the first reading.</param>
/// <param name="Last">Number of the newest message.</param>
internal sealed record TailState(ImmutableArray<MessageView> Messages, long Changes, long Last);
