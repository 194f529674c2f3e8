namespace EnterpriseChat.Domain.Live;

/// <summary>That a page shows a room; disposing it says that it does no more.</summary>
internal sealed class Watching(LiveHub hub, Feed feed, RoomId room) : IDisposable
{
    private bool _isOver;

    /// <inheritdoc />
    public void Dispose()
    {
        if (!_isOver)
        {
            _isOver = true;
            hub.Unwatch(feed, room);
        }
    }
}
