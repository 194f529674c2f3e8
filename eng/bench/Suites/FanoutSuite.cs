using EnterpriseChat.Bench.Running;

namespace EnterpriseChat.Bench.Suites;

/// <summary>G11: what a message costs the server for each viewer, paced.</summary>
internal static class FanoutSuite
{
    private const double Goal = 1.5;
    private const double FlatGoal = 1.25;
    private const int Few = 100;
    private const int Many = 1_000;

    /// <summary>Rounds that are thrown away: until then the compiler is dearer than what it compiles.</summary>
    private const int WarmUps = 12;

    public static async Task RunAsync(Options options, Report report)
    {
        using var crowd = await Crowd.MakeAsync(options.Quick ? Few : Many);
        await using var few = await Pair.OpenAsync(crowd, Few, new Pace(50, TimeSpan.FromMilliseconds(20)));
        await using var many = options.Quick ? null : await Pair.OpenAsync(crowd, Many, new Pace(12, TimeSpan.FromMilliseconds(200)));
        Pair[] pairs = many is null ? [few] : [few, many];
        foreach (var pair in pairs)
        {
            await pair.WarmUpAsync();
        }

        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var pair in pairs)
            {
                await pair.RoundAsync();
            }
        }

        foreach (var pair in pairs)
        {
            report.Add(new Line($"G11 CPU a message and viewer, {pair.Count}", "us", pair.Product, pair.Floor, Goal));
            report.Note(pair.Counts());
        }

        if (many is not null)
        {
            report.Add(new Line("G11 the same, 1,000 against 100", "us", many.Product, few.Product, FlatGoal));
        }
    }

    /// <summary>How messages are sent in a round.</summary>
    private sealed record Pace(int Messages, TimeSpan Every);

    /// <summary>Product and floor with the same number of viewers.</summary>
    private sealed class Pair(Side product, Side floor) : IAsyncDisposable
    {
        public int Count => product.Viewers.Count;

        public IReadOnlyList<double> Product => product.Cpu;

        public IReadOnlyList<double> Floor => floor.Cpu;

        public static async Task<Pair> OpenAsync(Crowd crowd, int count, Pace pace)
        {
            var product = await Running.Product.StartAsync(crowd);
            var floor = await FloorProcess.StartAsync();
            return new Pair(
                new Side(product, product.Poster(), await product.OpenAsync(count), pace),
                new Side(floor, floor.Poster(), await floor.OpenAsync("talk", count), pace));
        }

        public async Task WarmUpAsync()
        {
            await Task.Delay(TimeSpan.FromSeconds(4)); // who came online has been told by then
            await product.SendAsync(WarmUps);
            await floor.SendAsync(WarmUps);
        }

        public async Task RoundAsync()
        {
            await product.MeasureAsync();
            await floor.MeasureAsync();
        }

        public string Counts() => $"{Count} viewers, product: {product.Counts()}; floor: {floor.Counts()}";

        public async ValueTask DisposeAsync()
        {
            await product.DisposeAsync();
            await floor.DisposeAsync();
        }
    }

    /// <summary>One server with its viewers.</summary>
    private sealed class Side(IAsyncDisposable server, Poster poster, Viewers viewers, Pace pace) : IAsyncDisposable
    {
        private readonly List<double> _batches = [];
        private readonly List<double> _bytes = [];
        private readonly List<double> _sql = [];
        private readonly List<double> _allocated = [];
        private int _sent;

        public List<double> Cpu { get; } = [];

        public Viewers Viewers => viewers;

        public async Task SendAsync(int times)
        {
            for (var time = 0; time < times; time++)
            {
                var texts = Enumerable.Range(0, pace.Messages).Select(_ => $"Message zz{++_sent}zz, about as long as people write in a chat.").ToList();
                var seen = viewers.ExpectAsync($"zz{_sent}zz");
                await poster.PacedAsync(texts, pace.Every);
                await seen;
            }
        }

        public async Task MeasureAsync()
        {
            viewers.AllLive();
            var (before, batches, bytes) = (await State.OfAsync(viewers.Server), viewers.Batches, viewers.Bytes);
            await SendAsync(1);
            await Task.Delay(pace.Every); // acknowledgements
            var after = await State.OfAsync(viewers.Server);
            var each = (double)pace.Messages * viewers.Count;
            Cpu.Add(1_000 * (after.CpuMilliseconds - before.CpuMilliseconds) / each);
            _batches.Add((viewers.Batches - batches) / each);
            _bytes.Add((viewers.Bytes - bytes) / each);
            _allocated.Add((after.Allocated - before.Allocated) / each / 1024);
            _sql.Add((double)(after.SqlCommands - before.SqlCommands) / pace.Messages);
        }

        public string Counts() =>
            $"batches {Figures.Spread(_batches)}, bytes {Figures.Spread(_bytes)}, KiB allocated {Figures.Spread(_allocated)} a message and viewer, "
            + $"SQL commands a message {Figures.Spread(_sql)}";

        public async ValueTask DisposeAsync()
        {
            await viewers.DisposeAsync();
            await server.DisposeAsync();
        }
    }
}
