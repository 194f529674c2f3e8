using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Domain.Live;

/// <summary>A page that only keeps what it was told.</summary>
internal sealed class Told : IAsyncDisposable
{
    private readonly List<FeedChange> _changes = [];

    public Told(World world, UserId user, long session = 1) => Feed = world.Get<LiveHub>().Connect(user, new SessionId(session), change =>
    {
        lock (_changes)
        {
            _changes.Add(change);
        }

        return Task.CompletedTask;
    });

    public Feed Feed { get; }

    public IReadOnlyList<FeedChange> Changes
    {
        get
        {
            lock (_changes)
            {
                return [.. _changes];
            }
        }
    }

    public void Forget()
    {
        lock (_changes)
        {
            _changes.Clear();
        }
    }

    public ValueTask DisposeAsync()
    {
        Feed.Dispose();
        return ValueTask.CompletedTask;
    }
}
