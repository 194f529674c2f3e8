using EnterpriseChat.Bench.Running;

namespace EnterpriseChat.Bench.Suites;

/// <summary>G10: what an idle chat page of 50 messages holds in memory, and what it calls in the browser when it opens.</summary>
internal static class CircuitsSuite
{
    private const int Circuits = 60;
    private const int MostCalls = 15;

    /// <summary>A room of the demo with a handful of messages.</summary>
    private const string FewMessages = "Design review";

    private const double PlainGoal = 2.5;
    private const double MudGoal = 0.6;

    public static async Task RunAsync(Options options, Report report)
    {
        using var crowd = await Crowd.MakeAsync(2 * Circuits);
        List<double> product = [], plain = [], mud = [];
        IReadOnlyList<string> calls = [], fewCalls = [];
        for (var round = 0; round < options.Rounds; round++)
        {
            // A server of its own for each figure: circuits that were closed stay a while.
            await using (var server = await Product.StartAsync(crowd))
            {
                (var heap, calls) = await HeapAsync(server.OpenAsync, server.Address);
                product.Add(heap);
                await using var few = await Viewers.OpenAsync(server.Address, $"chat/{crowd.RoomNamed(FewMessages)}", 1, p => crowd.Session(server.Address, p));
                fewCalls = few.JsCalls;
            }

            plain.Add(await FloorAsync("plain"));
            mud.Add(await FloorAsync("mud"));
        }

        report.Add(new Line("G10 heap a circuit, against plain rows", "KiB", product, plain, PlainGoal));
        report.Add(new Line("G10 heap a circuit, against a MudList", "KiB", product, mud, MudGoal));
        report.Add(new Line("G10 JS calls on open, at most 15", "calls", [calls.Count], [MostCalls], 1) { IsExact = true });
        report.Note($"calls: {string.Join(", ", calls.GroupBy(c => c).Select(g => $"{g.Count()} {g.Key}"))}");
        report.Add(new Line("G10 JS calls with 50 messages, with few", "calls", [calls.Count], [fewCalls.Count], 1) { IsExact = true });
    }

    private static async Task<double> FloorAsync(string page)
    {
        await using var floor = await FloorProcess.StartAsync();
        return (await HeapAsync(count => floor.OpenAsync(page, count), floor.Address)).Heap;
    }

    /// <summary>What so many more circuits add to the heap; the first ones pay for what is made once.</summary>
    private static async Task<(double Heap, IReadOnlyList<string> Calls)> HeapAsync(Func<int, Task<Viewers>> open, Uri server)
    {
        await using var first = await open(Circuits / 2);
        await SettleAsync();
        var before = await State.OfAsync(server, collects: true);
        await using var more = await open(Circuits);
        await SettleAsync();
        var after = await State.OfAsync(server, collects: true);
        return ((after.Heap - before.Heap) / 1024.0 / Circuits, more.JsCalls);
    }

    private static Task SettleAsync() => Task.Delay(TimeSpan.FromSeconds(3));
}
