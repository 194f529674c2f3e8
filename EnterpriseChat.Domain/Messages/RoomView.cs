namespace EnterpriseChat.Domain.Messages;

/// <summary>
/// What one page shows of a room's messages: by number, without gap. Readings may come late or twice; a message is never replaced by an
/// older state of itself. Not for several threads.
/// </summary>
public sealed class RoomView
{
    private readonly List<MessageView> _messages = [];

    /// <summary>The messages, by number.</summary>
    public IReadOnlyList<MessageView> Messages => _messages;

    /// <summary>The room's counter that they are complete to; −1 before the first reading.</summary>
    public long Changes { get; private set; } = -1;

    /// <summary>Whether the room has messages before the first of these.</summary>
    public bool HasOlder { get; private set; }

    /// <summary>Forgets everything; the next reading begins anew.</summary>
    public void Clear()
    {
        _messages.Clear();
        (Changes, HasOlder) = (-1, false);
    }

    /// <summary>Takes a reading of what changed since <see cref="Changes"/>. False when a page that was far behind would get a gap: read afresh.</summary>
    public bool Take(RoomMessages newest)
    {
        ArgumentNullException.ThrowIfNull(newest);
        var last = _messages.Count > 0 ? _messages[^1].Number : 0;
        if (Changes >= 0 && newest.Messages.FirstOrDefault(m => m.Number > last) is { } next && next.Number > last + 1)
        {
            return false;
        }

        if (_messages.Count == 0)
        {
            HasOlder = newest.HasOlder;
        }

        Changes = Math.Max(Changes, newest.Changes);
        foreach (var message in newest.Messages)
        {
            Put(message);
        }

        return true;
    }

    /// <summary>Takes a page of messages before the first; one that does not end there has come twice and is left.</summary>
    public void TakeOlder(RoomMessages older)
    {
        ArgumentNullException.ThrowIfNull(older);
        if (_messages.Count > 0 && !older.Messages.IsEmpty && older.Messages[^1].Number == _messages[0].Number - 1)
        {
            _messages.InsertRange(0, older.Messages);
            HasOlder = older.HasOlder;
        }
    }

    /// <summary>Reads and takes what changed. False when the reader cannot see the room; nothing is shown any more then.</summary>
    public async Task<bool> CatchUpAsync(RoomReader reader, UserId user, PublicId room, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(reader);
        while (await reader.NewestAsync(user, room, Changes, cancellation).ConfigureAwait(true) is { } newest)
        {
            if (Take(newest))
            {
                return true;
            }

            Clear();
        }

        Clear();
        return false;
    }

    private void Put(MessageView message)
    {
        if (_messages.Count == 0 || message.Number > _messages[^1].Number)
        {
            _messages.Add(message);
            return;
        }

        var at = (int)(message.Number - _messages[0].Number);
        if (at >= 0 && message.Changed >= _messages[at].Changed)
        {
            _messages[at] = message;
        }
    }
}
