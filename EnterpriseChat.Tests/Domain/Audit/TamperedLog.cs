using System.Globalization;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Audit;

/// <summary>What somebody with the database file, the file of checkpoints and the program's own code can do, but for the signing.</summary>
internal sealed class TamperedLog : IDisposable
{
    private const string Columns =
        "Sequence, At, Action, ActorId, SessionId, Address, CompanyId, UserId, RoomId, IssueId, MessageNumber, Details, TextDigest, Previous, Hash";

    private readonly TemporaryDirectory _directory;
    private readonly RawDatabase _file;

    public TamperedLog(AuditSample sample)
    {
        _directory = sample.Copy();
        Last = sample.Entries;
        _file = new RawDatabase(Database);
        _file.Run("PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; DROP TRIGGER AppendOnly_Update; DROP TRIGGER AppendOnly_Delete; DROP TRIGGER AppendOnly_Replace");
    }

    public long Last { get; }

    public string Directory => _directory.Path;

    private string Database => _directory.File(DataDirectory.DatabaseName);

    private string Lines => _directory.File(CheckpointLog.FileName);

    public void Run(FormattableString sql) => _file.Run(sql.ToString(CultureInfo.InvariantCulture));

    public void Set(long sequence, string column, string value) => Run($"UPDATE AuditEntries SET {column} = {value} WHERE Sequence = {sequence}");

    /// <summary>Sets a column to another value than it has, whatever that is.</summary>
    public void Change(long sequence, string column) => Set(sequence, column, $"CASE WHEN {column} = 7 THEN 8 ELSE 7 END");

    public void Remove(long from, long to) => Run($"DELETE FROM AuditEntries WHERE Sequence BETWEEN {from} AND {to}");

    /// <summary>Moves all entries from one on by so many numbers.</summary>
    public void Renumber(long from, long by)
    {
        Run($"UPDATE AuditEntries SET Sequence = -(Sequence + {by}) WHERE Sequence >= {from}");
        Run($"UPDATE AuditEntries SET Sequence = -Sequence WHERE Sequence < 0");
    }

    /// <summary>Puts a copy of an entry in at a free place.</summary>
    public void Copy(long sequence, long to) =>
        Run($"INSERT INTO AuditEntries ({Columns}) SELECT {to}, {Columns["Sequence, ".Length..]} FROM AuditEntries WHERE Sequence = {sequence}");

    /// <summary>Computes entries anew by the product's own code, each on top of the one before.</summary>
    public void Seal(long from, long to)
    {
        using var db = new ChatDb(Connections.Reading(Database));
        var previous = db.AuditEntries.Where(e => e.Sequence == from - 1).Select(e => e.Hash).SingleOrDefault() ?? new byte[AuditSeal.HashLength];
        _file.Run("BEGIN");
        foreach (var e in db.AuditEntries.Where(e => e.Sequence >= from && e.Sequence <= to).OrderBy(e => e.Sequence).AsNoTracking().ToList())
        {
            var hash = AuditSeal.Hash(new AuditEntry
            {
                Sequence = e.Sequence,
                At = e.At,
                Action = e.Action,
                ActorId = e.ActorId,
                SessionId = e.SessionId,
                Address = e.Address,
                CompanyId = e.CompanyId,
                UserId = e.UserId,
                RoomId = e.RoomId,
                IssueId = e.IssueId,
                MessageNumber = e.MessageNumber,
                Details = e.Details,
                TextDigest = e.TextDigest,
                Previous = previous,
                Hash = [],
            });
            Run($"UPDATE AuditEntries SET Previous = x'{Convert.ToHexString(previous)}', Hash = x'{Convert.ToHexString(hash)}' WHERE Sequence = {e.Sequence}");
            previous = hash;
        }

        _file.Run("COMMIT");
    }

    /// <summary>The first entry at or after a place that has a text beside it.</summary>
    public long WithText(long at) => _file.Number(
        string.Create(CultureInfo.InvariantCulture, $"SELECT min(Sequence) FROM AuditEntries WHERE Sequence >= {at} AND TextDigest IS NOT NULL"));

    /// <summary>Changes rows of the texts beside an entry.</summary>
    public void Text(string sql, long sequence) => Run(
        $"{sql} WHERE MessageId = (SELECT m.Id FROM Messages m JOIN AuditEntries e ON e.RoomId = m.RoomId AND e.MessageNumber = m.Number WHERE e.Sequence = {sequence})");

    /// <summary>Changes the lines of checkpoints.</summary>
    public void EditLines(Action<List<string>> edit)
    {
        var lines = File.ReadAllLines(Lines).ToList();
        edit(lines);
        File.WriteAllLines(Lines, lines);
    }

    /// <summary>The entries that checkpoints tell of.</summary>
    public IReadOnlyList<long> Told() => [.. File.ReadAllLines(Lines).Select(line => long.Parse(line.Split(' ')[3], CultureInfo.InvariantCulture))];

    public Verification Verify()
    {
        _file.Dispose();
        return AuditSample.Verify(Directory);
    }

    public void Dispose()
    {
        _file.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _directory.Dispose();
    }
}
