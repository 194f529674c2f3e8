using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Domain.Audit;

/// <summary>Goes along the entries in their order, computes each again, and holds it against the one before and against checkpoints.</summary>
internal sealed class ChainWalk(IReadOnlyList<Checkpoint> standing)
{
    /// <summary>The last millisecond that a time can hold.</summary>
    private const long LatestTime = 253_402_300_799_999;

    private readonly EntryBytes _bytes = new();
    private readonly byte[] _computed = new byte[AuditSeal.HashLength];
    private readonly byte[] _hash = new byte[AuditSeal.HashLength];
    private int _next;
    private long? _unproven;

    /// <summary>The last entry that is good.</summary>
    public long Sequence { get; private set; }

    /// <summary>Up to which entry checkpoints prove it.</summary>
    public long Proved { get; private set; }

    /// <summary>Number of the last checkpoint that it fits; 0 when there is none.</summary>
    public long ProvedBy { get; private set; }

    /// <summary>Time of the last good entry in milliseconds since 1970.</summary>
    public long At { get; private set; }

    /// <summary>Time of the first entry behind <see cref="Proved"/>; null when there is none.</summary>
    public long? UnprovenSince => _unproven;

    /// <summary>The first bad entry, where the walk ended.</summary>
    public BadEntry? Bad { get; private set; }

    /// <summary>Looks at the next entry; false when it is bad.</summary>
    public bool Visit(scoped StoredEntry entry)
    {
        var expected = Sequence + 1;
        if (Flaw(entry, expected) is { } flaw)
        {
            Bad = new BadEntry(expected, expected, flaw);
            return false;
        }

        _computed.CopyTo(_hash, 0);
        (Sequence, At) = (expected, entry.At);
        _unproven ??= At;
        return FitsCheckpoints();
    }

    /// <summary>After the newest entry: what checkpoints tell of later ones is missing.</summary>
    public void End()
    {
        if (Bad is null && _next < standing.Count)
        {
            Bad = new BadEntry(Sequence + 1, standing[^1].Sequence, EntryFlaw.CutOff);
        }
    }

    /// <summary>A stretch held fewer entries than it has numbers: the next one is not there.</summary>
    public void Gap() => Bad = new BadEntry(Sequence + 1, Sequence + 1, EntryFlaw.Missing);

    private EntryFlaw? Flaw(scoped StoredEntry entry, long expected)
    {
        if (entry.Sequence != expected)
        {
            return EntryFlaw.Missing;
        }

        if (!entry.IsWellFormed || entry.At is < 0 or > LatestTime)
        {
            return EntryFlaw.Changed;
        }

        entry.Write(_bytes);
        _bytes.Hash(_computed);
        if (!entry.Hash.SequenceEqual(_computed))
        {
            return EntryFlaw.Changed;
        }

        if (!entry.Previous.SequenceEqual(_hash))
        {
            return EntryFlaw.Unlinked;
        }

        return entry.At < At ? EntryFlaw.Earlier : null;
    }

    private bool FitsCheckpoints()
    {
        for (; _next < standing.Count && standing[_next].Sequence == Sequence; _next++)
        {
            if (!Convert.FromHexString(standing[_next].Hash).AsSpan().SequenceEqual(_hash))
            {
                Bad = new BadEntry(Proved + 1, Sequence, EntryFlaw.Rebuilt);
                return false;
            }

            (Proved, ProvedBy, _unproven) = (Sequence, standing[_next].Number, null);
        }

        return true;
    }
}
