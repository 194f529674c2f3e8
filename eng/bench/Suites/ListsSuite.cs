using System.Diagnostics;
using EnterpriseChat.Bench.Running;
using EnterpriseChat.Tests.Harness.Circuits;

namespace EnterpriseChat.Bench.Suites;

/// <summary>What grows with the company, against the same of a small one: a chat list of a thousand rooms, a dialog with ten thousand users.</summary>
internal sealed class ListsSuite(Options options, Report report)
{
    private const double Goal = 1.5;
    private const int Looks = 30;
    private const int Paintings = 5;

    public static async Task RunAsync(Options options, Report report)
    {
        var suite = new ListsSuite(options, report);
        await suite.RoomsAsync();
        await suite.UsersAsync();
    }

    private async Task RoomsAsync()
    {
        using var crowd = await Crowd.MakeAsync(2);
        crowd.GiveRooms(0, 20, 4);
        crowd.GiveRooms(1, 1_000, 200);
        await using var server = await Product.StartAsync(crowd);
        using var few = crowd.Session(server.Address, 0);
        using var many = crowd.Session(server.Address, 1);
        await AddAsync("chat list of 1,000 rooms, 200 unread, of 20", Looks, () => LookAsync(many, "chat", "Room 1 199"), () => LookAsync(few, "chat", "Room 0 0"));

        // As a person sees it: until the first rows are painted.
        await using var chromium = await Chromium.StartAsync();
        await AddAsync(
            "the same, until its first rows are painted",
            Paintings,
            () => chromium.PaintedAsync(server.Address, "chat", crowd.Cookie(1), new("main .cr", 10)),
            () => chromium.PaintedAsync(server.Address, "chat", crowd.Cookie(0), new("main .cr", 10)));
    }

    private async Task UsersAsync()
    {
        using var crowd = await Crowd.MakeAsync(options.Quick ? 1_000 : 10_000);
        using var small = await Crowd.MakeAsync(0);
        await using var server = await Product.StartAsync(crowd);
        await using var smallServer = await Product.StartAsync(small);
        using var many = await WebSession.SignInAsync(server.Address, "lead");
        using var few = await WebSession.SignInAsync(smallServer.Address, "lead");
        await AddAsync(
            $"dialog of a room with {crowd.Count} users, with 20",
            Looks,
            () => LookAsync(many, $"chat?dialog=edit-room&room={crowd.RoomNamed("Release 4.2")}", "Seen by "),
            () => LookAsync(few, $"chat?dialog=edit-room&room={small.RoomNamed("Release 4.2")}", "Seen by "));
    }

    /// <summary>Both sides in turn, the first look of each not counted.</summary>
    private async Task AddAsync(string name, int looks, Func<Task<double>> large, Func<Task<double>> small)
    {
        List<double> product = [], floor = [];
        for (var round = -1; round < options.Rounds; round++)
        {
            List<double> ofLarge = [], ofSmall = [];
            for (var look = 0; look < looks; look++)
            {
                ofLarge.Add(await large());
                ofSmall.Add(await small());
            }

            if (round >= 0)
            {
                product.Add(Figures.Median(ofLarge));
                floor.Add(Figures.Median(ofSmall));
            }
        }

        report.Add(new Line(name, "ms", product, floor, Goal));
    }

    /// <summary>Milliseconds until the whole page is there, its first rows in it.</summary>
    private static async Task<double> LookAsync(WebSession session, string page, string row)
    {
        var begun = Stopwatch.GetTimestamp();
        var html = await session.Http.GetStringAsync(page);
        var took = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        Assert.True(html.Contains(row, StringComparison.Ordinal), $"{page} does not show {row}.");
        return took;
    }
}
