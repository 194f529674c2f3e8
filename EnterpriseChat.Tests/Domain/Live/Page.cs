using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Domain.Live;

/// <summary>A page with one room open, without anything that draws: it subscribes, reads, and looks again when its feed says so.</summary>
internal sealed class Page : IAsyncDisposable
{
    private readonly SemaphoreSlim _dispatcher = new(1);
    private readonly World _world;
    private readonly UserId _user;
    private readonly PublicId _room;
    private readonly RoomId _id;
    private readonly Feed _feed;
    private readonly IDisposable _watching;

    private Page(World world, UserId user, PublicId room, RoomId id)
    {
        (_world, _user, _room, _id) = (world, user, room, id);
        _feed = world.Get<LiveHub>().Connect(user, new SessionId(1), DeliverAsync);
        _watching = _feed.Watch(id);
    }

    public RoomView View { get; } = new();

    /// <summary>Whether the next look fails.</summary>
    public bool FailsNext { get; set; }

    /// <summary>What each look waits for: a delivery that is under way.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Whether a delivery waits at the gate.</summary>
    public bool IsHeld { get; private set; }

    public static async Task<Page> OpenAsync(World world, UserId user, PublicId room, RoomId id)
    {
        var page = new Page(world, user, room, id);
        await page.CatchUpAsync();
        return page;
    }

    public async Task AssertShowsWhatAReloadShowsAsync()
    {
        string[] shown = [], fresh = [];
        var isSame = false;
        await Eventually.That(
            async () =>
            {
                var reload = new RoomView();
                await reload.CatchUpAsync(_world.Get<RoomReader>(), _user, _room, default);
                await _dispatcher.WaitAsync();
                shown = [.. View.Messages.Select(Shown)];
                _dispatcher.Release();
                fresh = [.. reload.Messages.Select(Shown)];
                isSame = (await PastAsync(View)).SequenceEqual(shown);

                // A page that has been open for long shows more of the past; the rest is the same, and nothing is missing.
                return isSame && shown.TakeLast(fresh.Length).SequenceEqual(fresh) && (fresh.Length > 0 || shown.Length == 0)
                    && View.Messages.Zip(View.Messages.Skip(1)).All(pair => pair.First.Number + 1 == pair.Second.Number);
            },
            TimeSpan.FromSeconds(5));
    }

    /// <summary>All that a page shows, read afresh by number.</summary>
    private async Task<IEnumerable<string>> PastAsync(RoomView view)
    {
        var past = new List<string>();
        for (var first = view.Messages.Count == 0 ? 1 : view.Messages[0].Number; first <= view.Last; first += 200)
        {
            var stretch = await _world.Get<RoomReader>().StretchAsync(_user, _room, first, Math.Min(view.Last, first + 199), 1, default);
            past.AddRange(stretch?.Messages.Select(Shown) ?? []);
        }

        return past;
    }

    public ValueTask DisposeAsync()
    {
        _watching.Dispose();
        _feed.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string Shown(MessageView message) => $"{message.Number} {message.Author.Value} {message.Revision} {message.IsDeleted} {message.Text.FirstLine}";

    private async Task DeliverAsync(FeedChange change)
    {
        IsHeld = !Gate.IsCompleted;
        await Gate;
        if (FailsNext)
        {
            FailsNext = false;
            throw new InvalidOperationException("A page that fails.");
        }

        if (change.Touches(_id))
        {
            await CatchUpAsync();
        }
    }

    private async Task CatchUpAsync()
    {
        await _dispatcher.WaitAsync();
        try
        {
            await View.CatchUpAsync(_world.Get<RoomReader>(), _user, _room, default);
        }
        finally
        {
            _dispatcher.Release();
        }
    }
}
