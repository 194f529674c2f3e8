using System.Diagnostics;
using EnterpriseChat.Bench.Floor;
using EnterpriseChat.Bench.Running;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Search;
using EnterpriseChat.Domain.Storage;
using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Bench.Suites;

/// <summary>
/// G8: the newest 50 of a rare word among a million messages against plain SQL by the same index and without one; a common word for one who
/// sees one small room among them, and for one who sees all.
/// </summary>
internal static class SearchSuite
{
    private const int Large = 1_000_000;
    private const int LargeQuick = 200_000;
    private const int Rooms = 200;
    private const int EachRoom = 1_000;
    private const int Rare = 6_000;
    private const int Repetitions = 60;
    private const string RareWord = "quincunx";
    private const string CommonWord = "sentences";
    private const string NoWord = "nowhere";

    public static async Task RunAsync(Options options, Report report)
    {
        await using var bed = await StorageBed.MakeAsync(2);
        var (all, one) = (bed.People[0].Me, bed.People[1].Me);
        Fill(bed, (all, one), options.Quick ? LargeQuick : Large);
        using var raw = new RawSearch(bed.Database);
        List<double> rare = [], words = [], like = [], small = [], common = [], hidden = [], nowhere = [];
        for (var round = -1; round < options.Rounds; round++)
        {
            double[] took =
            [
                await HalfAsync(() => FindAsync(bed, all, RareWord, 50)), await HalfAsync(() => Task.FromResult(raw.Words(all.Value, RareWord))),
                Took(() => raw.Like(all.Value, RareWord)),
                await HalfAsync(() => FindAsync(bed, one, CommonWord, 50)), await HalfAsync(() => FindAsync(bed, all, CommonWord, 50)),
                await HalfAsync(() => FindAsync(bed, one, RareWord, 0)), await HalfAsync(() => FindAsync(bed, one, NoWord, 0)),
            ];
            if (round >= 0)
            {
                List<double>[] kept = [rare, words, like, small, common, hidden, nowhere];
                foreach (var (list, value) in kept.Zip(took))
                {
                    list.Add(value);
                }
            }
        }

        report.Add(new Line("G8 rare word, newest 50, by the index in plain SQL", "ms", rare, words, 5));
        report.Add(new Line("G8 the same, by reading all texts in plain SQL", "ms", rare, like, 0.01));
        report.Add(new Line("G8 common word, one who sees a small room, one who sees all", "ms", small, common, 10));
        report.Add(new Line("SE-01 one who sees a small room, a word of others, a word of nobody", "ms", hidden, nowhere, 1.1));
    }

    private static void Fill(StorageBed bed, (UserId All, UserId One) readers, int large)
    {
        using var connection = bed.OpenWriter();
        using var transaction = connection.BeginTransaction();
        var archive = new Archive(connection);
        archive.Room(readers.All.Value, large);
        for (var room = 0; room < Rooms; room++)
        {
            archive.Room(readers.All.Value, EachRoom);
        }

        Run(connection, $"UPDATE MessageTexts SET Text = Text || ' {RareWord}' WHERE MessageId % {Rare} = 0");
        archive.Room(readers.One.Value, EachRoom);
        foreach (var statement in SearchIndex.TakeIn)
        {
            Run(connection, statement);
        }

        transaction.Commit();
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static async Task<int> FindAsync(StorageBed bed, UserId reader, string word, int atMost)
    {
        var found = await bed.Get<MessageSearch>().OfAsync(new Seeker(reader, TimeZoneInfo.Utc), TypedSearch.Of(word), null, default);
        return found.Messages.Length <= atMost && (atMost == 0 || found.Messages.Length > 0)
            ? found.Messages.Length : throw new BenchFailed($"{found.Messages.Length} found of {word}");
    }

    private static double Took(Func<int> read)
    {
        var begin = Stopwatch.GetTimestamp();
        read();
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }

    private static async Task<double> HalfAsync(Func<Task<int>> read)
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
}
