using System.Globalization;
using EnterpriseChat.Bench.Running;
using Microsoft.Playwright;

namespace EnterpriseChat.Bench.Suites;

/// <summary>G16: from Enter in one browser to the article in another; G17: opening a room cold.</summary>
internal static class BrowserSuite
{
    private const int People = 60;
    private const int Messages = 20;
    private const int Shown = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(120);

    public static async Task RunAsync(Options options, Report report)
    {
        using var crowd = await Crowd.MakeAsync(People);
        await using var product = await Product.StartAsync(crowd);
        await using var floor = await FloorProcess.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        await WarmUpAsync(product, floor);
        await OpeningsAsync(options, report, chromium, (product, crowd, floor));
        await ArrivalsAsync(options, report, chromium, (product, crowd, floor));
    }

    /// <summary>A few viewers and some hundred messages: until then the compiler is dearer than what it compiles.</summary>
    private static async Task WarmUpAsync(Product product, FloorProcess floor)
    {
        const int Viewing = 8;
        const int Posted = 400;
        await using var ours = await product.OpenAsync(Viewing);
        await using var theirs = await floor.OpenAsync("talk", Viewing);
        string[] texts = [.. Enumerable.Range(0, Posted).Select(n => $"Warm-up {n}, about as long as people write in a chat.")];
        await product.Poster().PacedAsync(texts, TimeSpan.FromMilliseconds(20));
        await floor.Poster().PacedAsync(texts, TimeSpan.FromMilliseconds(20));
    }

    private static async Task OpeningsAsync(Options options, Report report, Chromium chromium, (Product Product, Crowd Crowd, FloorProcess Floor) at)
    {
        List<double> ours = [], floor = [], oursLive = [], floorLive = [];
        var (rows, live) = (new Wanted("[role=log] article", Shown), new Wanted("[data-live]", 1));
        for (var round = -2; round < options.Rounds; round++)
        {
            var cookie = at.Crowd.Cookie(10 + (2 * (round + 2)));
            var other = at.Crowd.Cookie(11 + (2 * (round + 2)));
            double[] took =
            [
                await chromium.PaintedAsync(at.Product.Address, at.Product.RoomPage, cookie, rows), await chromium.PaintedAsync(at.Floor.Address, "talk", null, rows),
                await chromium.PaintedAsync(at.Product.Address, at.Product.RoomPage, other, live), await chromium.PaintedAsync(at.Floor.Address, "talk", null, live),
            ];
            if (round >= 0)
            {
                ours.Add(took[0]);
                floor.Add(took[1]);
                oursLive.Add(took[2]);
                floorLive.Add(took[3]);
            }
        }

        report.Add(new Line("G17 open a room of 50, painted", "ms", ours, floor, 1.6));
        report.Note($"until it answers: product {Figures.Spread(oursLive)}, floor {Figures.Spread(floorLive)} ms, ratio {Figures.Shown(Figures.Median(oursLive) / Figures.Median(floorLive))}");
    }

    private static async Task ArrivalsAsync(Options options, Report report, Chromium chromium, (Product Product, Crowd Crowd, FloorProcess Floor) at)
    {
        await using var product = await Couple.MeetAsync(chromium, at.Product.Address, at.Product.RoomPage, [at.Crowd.Cookie(0), at.Crowd.Cookie(1)]);
        await using var talk = await Couple.MeetAsync(chromium, at.Floor.Address, "talk", [null, null]);
        await using var script = await Couple.MeetAsync(chromium, at.Floor.Address, "script", [null, null]);
        Couple[] couples = [product, talk, script];
        for (var round = -1; round < options.Rounds; round++)
        {
            foreach (var couple in couples)
            {
                await couple.RoundAsync(isKept: round >= 0);
            }
        }

        report.Add(new Line("G16 Enter to the other's list, p50, Blazor", "ms", product.Half, talk.Half, 1.8));
        report.Add(new Line("G16 the same, p95", "ms", product.Most, talk.Most, 2));
        report.Add(new Line("G16 the same, p50, SignalR and script", "ms", product.Half, script.Half, 3));
        report.Note($"painted, p50: product {Figures.Spread(product.Painted)}, Blazor {Figures.Spread(talk.Painted)}, script {Figures.Spread(script.Painted)} ms");
    }

    /// <summary>Two browsers at the same page: one writes, the other sees.</summary>
    private sealed class Couple(IPage writer, IPage reader) : IAsyncDisposable
    {
        private static int _next;

        public List<double> Half { get; } = [];

        public List<double> Most { get; } = [];

        public List<double> Painted { get; } = [];

        public static async Task<Couple> MeetAsync(Chromium chromium, Uri server, string path, string?[] cookies)
        {
            var pages = new List<IPage>();
            foreach (var cookie in cookies)
            {
                var page = await chromium.PageAsync(server, cookie, Scripts.Arrivals);
                await page.GotoAsync(path);
                await page.Locator("[data-live]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
                pages.Add(page);
            }

            return new Couple(pages[0], pages[1]);
        }

        public async Task RoundAsync(bool isKept)
        {
            List<double> seen = [], painted = [];
            for (var message = 0; message < Messages; message++)
            {
                var (list, paint) = await SendAsync((++_next).ToString(CultureInfo.InvariantCulture));
                seen.Add(list);
                painted.Add(paint);
                await Task.Delay(Pause);
            }

            if (isKept)
            {
                Half.Add(Figures.Median(seen));
                Most.Add(Figures.Quantile(seen, 0.95));
                Painted.Add(Figures.Median(painted));
            }
        }

        public async ValueTask DisposeAsync()
        {
            await writer.Context.DisposeAsync();
            await reader.Context.DisposeAsync();
        }

        private async Task<(double Seen, double Painted)> SendAsync(string number)
        {
            var box = writer.GetByRole(AriaRole.Textbox, new() { Name = "Message", Exact = true });
            await writer.EvaluateAsync("n => { window.next = n; }", number);
            await box.FillAsync($"Message zz{number}zz");
            await Task.Delay(Pause);
            await box.PressAsync("Enter");
            await reader.WaitForFunctionAsync("n => window.painted[n] > 0", number);
            var pressed = await writer.EvaluateAsync<double>("n => window.pressed[n]", number);
            var seen = await reader.EvaluateAsync<double[]>("n => [window.seen[n], window.painted[n]]", number);
            return (seen[0] - pressed, seen[1] - pressed);
        }
    }
}
