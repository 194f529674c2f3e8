using EnterpriseChat.Bench.Running;
using Microsoft.Playwright;

namespace EnterpriseChat.Bench.Suites;

/// <summary>G18: the list of 10,000 users.</summary>
internal static class UsersSuite
{
    private const int People = 10_000;
    private const double FirstGoal = 1.5;
    private const double PointsGoal = 2;

    public static async Task RunAsync(Options options, Report report)
    {
        using var crowd = await Crowd.MakeAsync(People);
        await using var product = await Product.StartAsync(crowd);
        await using var floor = await FloorProcess.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        List<double> ours = [], home = [], list = [];
        for (var round = -2; round < options.Rounds; round++)
        {
            double[] took =
            [
                await chromium.PaintedAsync(product.Address, "chat", crowd.Cookie(10 + round), new("aside [role=listitem]", 10)),
                await chromium.PaintedAsync(floor.Address, "", null, new("[data-live]", 1)),
                await chromium.PaintedAsync(floor.Address, "people", null, new("li.row", 10)),
            ];
            if (round >= 0)
            {
                ours.Add(took[0]);
                home.Add(took[1]);
                list.Add(took[2]);
            }
        }

        report.Add(new Line("G18 first rows of 10,000 users painted", "ms", ours, home, FirstGoal));
        report.Note($"the trivial virtual list of 10,000: {Figures.Spread(list)} ms; ratio to it {Figures.Shown(Figures.Median(ours) / Figures.Median(list))}");
        await ScrollsAsync(options, report, chromium, (product.Address, crowd.Cookie(0), floor.Address));
    }

    private static async Task ScrollsAsync(Options options, Report report, Chromium chromium, (Uri Product, string Cookie, Uri Floor) at)
    {
        var product = await chromium.PageAsync(at.Product, at.Cookie, Scripts.None);
        var floor = await chromium.PageAsync(at.Floor, null, Scripts.None);
        await product.GotoAsync("chat");
        await floor.GotoAsync("people");
        await product.Locator("aside [role=listitem]").First.WaitForAsync(new() { Timeout = 60_000 });
        await floor.Locator("li.row").First.WaitForAsync();
        List<double> long1 = [], long2 = [], blank1 = [], blank2 = [];
        for (var round = -1; round < options.Rounds; round++)
        {
            var ours = await ScrollAsync(product, "aside .scroll", "[role=listitem], h3");
            var theirs = await ScrollAsync(floor, ".side", "li.row");
            if (round >= 0)
            {
                long1.Add(ours[0]);
                blank1.Add(ours[1]);
                long2.Add(theirs[0]);
                blank2.Add(theirs[1]);
            }
        }

        report.Add(new Line("G18 frames over 33 ms while scrolling", "%", long1, long2, PointsGoal) { Better = Better.Near });
        report.Add(new Line("G18 blank frames while scrolling", "%", blank1, blank2, PointsGoal) { Better = Better.Near });
        await product.Context.DisposeAsync();
        await floor.Context.DisposeAsync();
    }

    private static async Task<double[]> ScrollAsync(IPage page, string box, string row)
    {
        await page.BringToFrontAsync();
        await page.EvaluateAsync("box => { document.querySelector(box).scrollTop = 0; }", box);
        await Task.Delay(TimeSpan.FromSeconds(1));
        return await page.EvaluateAsync<double[]>(Scripts.Scroll, new[] { box, row });
    }
}
