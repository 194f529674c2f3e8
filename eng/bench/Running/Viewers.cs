using EnterpriseChat.Tests.Harness.Circuits;

namespace EnterpriseChat.Bench.Running;

/// <summary>Circuits that look at one page, each of them a person of its own.</summary>
internal sealed class Viewers : IAsyncDisposable
{
    private const int AtOnce = 8;
    private readonly List<(CircuitClient Client, Watch Watch, WebSession Session)> _all = [];

    private Viewers(Uri server) => Server = server;

    /// <summary>The server.</summary>
    public Uri Server { get; }

    /// <summary>How many.</summary>
    public int Count => _all.Count;

    /// <summary>Batches of all so far.</summary>
    public long Batches => _all.Sum(v => (long)v.Client.Batches);

    /// <summary>Bytes of all so far.</summary>
    public long Bytes => _all.Sum(v => v.Watch.Bytes);

    /// <summary>Calls of JavaScript of the first one, by name.</summary>
    public IReadOnlyList<string> JsCalls => [.. _all[0].Client.JsCalls.Select(c => c.Identifier)];

    /// <summary>Opens the page so many times.</summary>
    public static async Task<Viewers> OpenAsync(Uri server, string path, int count, Func<int, WebSession> session)
    {
        var viewers = new Viewers(server);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (person, _) => await viewers.OpenOneAsync(path, session(person)));
        return viewers;
    }

    /// <summary>When a text will have come to all: the moment of the last one.</summary>
    public async Task<long> ExpectAsync(string text)
    {
        var seen = _all.Select(v => v.Watch.ExpectAsync(text)).ToArray();
        return (await Task.WhenAll(seen).WaitAsync(TimeSpan.FromSeconds(120))).Max();
    }

    /// <summary>Fails when a circuit was lost.</summary>
    public void AllLive() => Assert.True(_all.All(v => v.Client.IsLive), $"Lost: {_all.FirstOrDefault(v => !v.Client.IsLive).Client?.Error}");

    public async ValueTask DisposeAsync()
    {
        foreach (var (client, _, session) in _all)
        {
            await client.DisposeAsync();
            session.Dispose();
        }
    }

    private async Task OpenOneAsync(string path, WebSession session)
    {
        var watch = new Watch();
        var client = await CircuitClient.OpenAsync(session, path, new CircuitOpening { KeepsBytes = false, Sees = watch.See });
        lock (_all)
        {
            _all.Add((client, watch, session));
        }
    }
}
