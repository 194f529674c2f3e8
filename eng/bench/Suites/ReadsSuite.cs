using System.Diagnostics;
using EnterpriseChat.Bench.Floor;
using EnterpriseChat.Bench.Running;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Bench.Suites;

/// <summary>G5: a large room opens like a small one; G6: its last page against plain SQL; G7: unread numbers.</summary>
internal static class ReadsSuite
{
    private const int Large = 1_000_000;
    private const int LargeQuick = 100_000;
    private const int Small = 10;
    private const int Rooms = 200;
    private const int EachRoom = 1_000;
    private const int FewUnread = 1;
    private const int ManyUnread = 500;
    private const int Repetitions = 200;
    private static readonly Dictionary<RoomId, MarkMove> NoMarks = [];

    public static async Task RunAsync(Options options, Report report)
    {
        using var crowd = await Crowd.MakeAsync(1);
        var rooms = Fill(crowd, options.Quick ? LargeQuick : Large);
        await using (var product = await Product.StartAsync(crowd))
        {
            await PagesAsync(options, report, (product, crowd), rooms);
        }

        await using var bed = StorageBed.Open(crowd.Path);
        using var raw = new RawReads(bed.Database);
        await LastPageAsync(options, report, (bed, raw), rooms);
        await UnreadAsync(options, report, (bed, raw), rooms);
    }

    private static Filled Fill(Crowd crowd, int large)
    {
        using var connection = Connections.OpenWriter(Path.Combine(crowd.Path, DataDirectory.DatabaseName));
        using var transaction = connection.BeginTransaction();
        var archive = new Archive(connection);
        var user = archive.Key("SELECT Id FROM Users WHERE UserName = 'viewer0'");
        var filled = new Filled(new UserId(user), archive.Room(user, large), archive.Room(user, Small), [.. Enumerable.Range(0, Rooms).Select(_ => archive.Room(user, EachRoom).Key)]);
        archive.Mark(user, filled.Large.Key, large);
        archive.Mark(user, filled.Small.Key, Small);
        filled.Many.ForEach(room => archive.Mark(user, room, EachRoom - FewUnread));
        transaction.Commit();
        return filled;
    }

    private static async Task PagesAsync(Options options, Report report, (Product Product, Crowd Crowd) at, Filled rooms)
    {
        await using var chromium = await Chromium.StartAsync();
        List<double> large = [], small = [];
        for (var round = -3; round < options.Rounds; round++)
        {
            var ours = await chromium.PaintedAsync(at.Product.Address, $"chat/{rooms.Large.Id}", at.Crowd.Cookie(0), new("[role=log] article", Small));
            var other = await chromium.PaintedAsync(at.Product.Address, $"chat/{rooms.Small.Id}", at.Crowd.Cookie(0), new("[role=log] article", Small));
            if (round >= 0)
            {
                large.Add(ours);
                small.Add(other);
            }
        }

        report.Add(new Line("G5 page of a room of a million, of ten", "ms", large, small, 1.2));
    }

    private static async Task LastPageAsync(Options options, Report report, (StorageBed Bed, RawReads Raw) at, Filled rooms)
    {
        var reader = at.Bed.Get<RoomReader>();
        List<double> large = [], small = [], older = [], raw = [];
        for (var round = -1; round < options.Rounds; round++)
        {
            var keyset = at.Raw.LastPage(rooms.Large.Key);
            double[] took =
            [
                await HalfAsync(() => reader.NewestAsync(rooms.Reader, rooms.Large.Id, -1, default)),
                await HalfAsync(() => reader.NewestAsync(rooms.Reader, rooms.Small.Id, -1, default)),
                await HalfAsync(() => reader.BeforeAsync(rooms.Reader, rooms.Large.Id, keyset.Last + 1, 1, default)),
                await HalfAsync(() => Task.FromResult(at.Raw.LastPage(rooms.Large.Key))),
            ];
            if (round >= 0)
            {
                large.Add(took[0]);
                small.Add(took[1]);
                older.Add(took[2]);
                raw.Add(took[3]);
            }
        }

        report.Add(new Line("G5 query of a room of a million, of ten", "ms", large, small, 1.2));
        report.Add(new Line("G6 last 50 as a page opens them, keyset", "ms", large, raw, 8));
        report.Note($"50 by number, past the shared tail, as older ones are read: {Figures.Spread(older)} ms, {Figures.Shown(Figures.Median(older) / Figures.Median(raw))}x the keyset");
    }

    private static async Task UnreadAsync(Options options, Report report, (StorageBed Bed, RawReads Raw) at, Filled rooms)
    {
        List<double> few = [], many = [], raw = [];
        for (var round = -1; round < options.Rounds; round++)
        {
            double[] took =
            [
                await HalfAsync(() => NumbersAsync(at.Bed, rooms, FewUnread)), await HalfAsync(() => Task.FromResult(at.Raw.Unread(rooms.Reader.Value))), 0,
            ];
            Mark(at.Bed, rooms, EachRoom - ManyUnread);
            took[2] = await HalfAsync(() => NumbersAsync(at.Bed, rooms, ManyUnread));
            Mark(at.Bed, rooms, EachRoom - FewUnread);
            if (round >= 0)
            {
                few.Add(took[0]);
                raw.Add(took[1]);
                many.Add(took[2]);
            }
        }

        report.Add(new Line("G7 unread of 200 rooms, counters", "ms", few, raw, 4));
        report.Add(new Line("G7 the same with 500 times as many unread", "ms", many, few, 1.2));
    }

    /// <summary>The numbers as the chat list takes them, which has read the rooms with their counters already.</summary>
    private static async Task<long> NumbersAsync(StorageBed bed, Filled rooms, long each)
    {
        await using var db = await bed.Get<IDbContextFactory<ChatDb>>().CreateDbContextAsync();
        var numbers = await UnreadNumbers.OfAsync(db, NoMarks, rooms.Reader, rooms.Last, default);
        var sum = numbers.Values.Sum();
        return sum == each * Rooms ? sum : throw new BenchFailed($"{sum} unread in place of {each * Rooms}");
    }

    private static void Mark(StorageBed bed, Filled rooms, long mark)
    {
        using var connection = bed.OpenWriter();
        using var transaction = connection.BeginTransaction();
        var archive = new Archive(connection);
        rooms.Many.ForEach(room => archive.Mark(rooms.Reader.Value, room, mark));
        transaction.Commit();
    }

    private static async Task<double> HalfAsync<T>(Func<Task<T>> read)
    {
        var took = new List<double>(Repetitions);
        for (var i = 0; i < Repetitions; i++)
        {
            var begin = Stopwatch.GetTimestamp();
            await read();
            took.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        return Figures.Median(took);
    }

    private sealed record Filled(UserId Reader, (long Key, PublicId Id) Large, (long Key, PublicId Id) Small, List<long> Many)
    {
        public Dictionary<RoomId, long> Last { get; } = Many.ToDictionary(key => new RoomId(key), _ => (long)EachRoom);
    }
}
