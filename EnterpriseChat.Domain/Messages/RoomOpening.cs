using EnterpriseChat.Domain.Access;

namespace EnterpriseChat.Domain.Messages;

/// <summary>Why a room begins before its range does.</summary>
public enum BeginsEarlier
{
    /// <summary>It does not.</summary>
    No,

    /// <summary>There is something unread before.</summary>
    Unread,

    /// <summary>The message of the link lies before.</summary>
    Link,
}

/// <summary>How a room opens.</summary>
/// <param name="View">What it shows.</param>
/// <param name="From">The first number that is shown at all.</param>
/// <param name="NewAfter">The reader's mark: the line <c>New messages</c> stands after it; null when nothing is new.</param>
/// <param name="Linked">The number of the link, brought into the room's bounds; null without a link.</param>
/// <param name="Earlier">Why it begins before the range.</param>
public sealed record RoomOpening(RoomView View, long From, long? NewAfter, long? Linked, BeginsEarlier Earlier)
{
    /// <summary>When the newest message of the room was written, in the range or not; null while there is none.</summary>
    public DateTime? NewestAt { get; init; }
}

/// <summary>
/// Opens a room for reading: the newest page of the range, or the page around the message of a link. A range never hides what is unread or
/// linked: the room then begins there. A room of a million messages opens as fast as one of ten.
/// </summary>
public sealed class OpenForReading(RoomReader rooms, ReadMarks marks)
{
    /// <summary>Messages shown before the one of a link.</summary>
    private const int BeforeLink = 20;

    /// <summary>Opens it; null when the reader cannot see it any more.</summary>
    /// <param name="room">That the reader may see it.</param>
    /// <param name="start">Where the range begins; null for all.</param>
    /// <param name="link">The number of a link; any number, also one that does not exist.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<RoomOpening?> HandleAsync(OpenRoom room, DateTime? start, long? link, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(room);
        if (await rooms.NewestAsync(room.Reader, room.PublicId, -1, cancellation).ConfigureAwait(false) is not { } newest)
        {
            return null;
        }

        var last = newest.Messages.IsEmpty ? 0 : newest.Messages[^1].Number;
        var mark = await marks.OfAsync(room, cancellation).ConfigureAwait(false);
        var hasUnread = mark < last && (mark + RoomReader.PageLength < last || newest.Messages.Any(m => m.Number > mark && m.Author != room.Reader));
        var linked = link is { } number && last > 0 ? Math.Clamp(number, 1, last) : (long?)null;
        var inRange = await rooms.FirstNumberAsync(room, start, cancellation).ConfigureAwait(false);
        var from = Math.Max(1, Math.Min(inRange, Math.Min(hasUnread ? mark + 1 : long.MaxValue, linked ?? long.MaxValue)));
        var earlier = from >= inRange ? BeginsEarlier.No : linked == from ? BeginsEarlier.Link : BeginsEarlier.Unread;
        var view = await FillAsync(newest, last, linked, from, cancellation).ConfigureAwait(false);
        return view is null ? null : new RoomOpening(view, from, hasUnread ? mark : null, linked, earlier)
        {
            NewestAt = newest.Messages.IsEmpty ? null : newest.Messages[^1].PostedAt,
        };
    }

    private async Task<RoomView?> FillAsync(RoomMessages newest, long last, long? linked, long from, CancellationToken cancellation)
    {
        var view = new RoomView();
        var first = last - RoomReader.PageLength + 1;
        if (linked is { } number && number < first + 1)
        {
            var begin = Math.Max(from, number - BeforeLink);
            var end = Math.Min(last, begin + RoomReader.PageLength - 1);
            if (await rooms.StretchAsync(newest.Room.Reader, newest.Room.PublicId, begin, end, from, cancellation).ConfigureAwait(false) is not { } around)
            {
                return null;
            }

            // The counter is the newest page's: what changes from here on is applied to whatever is shown.
            view.Reset(around with { Changes = newest.Changes }, hasNewer: end < last);
            return view;
        }

        var shown = newest.Messages.RemoveAll(m => m.Number < from);
        view.Reset(newest with { Messages = shown, HasOlder = !shown.IsEmpty && shown[0].Number > from }, hasNewer: false);
        return view;
    }
}
