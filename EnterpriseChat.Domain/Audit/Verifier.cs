using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Domain.Audit;

/// <summary>
/// Verifies an audit log up to the entry that is the newest when it begins: the chain, the texts beside it and the checkpoints. It reads
/// in stretches, so that a server may go on writing, and uses the same memory however long the log is.
/// </summary>
public sealed class Verifier(string database, CheckpointHistory checkpoints)
{
    /// <summary>Verifies the log of today.</summary>
    /// <param name="progress">Told after each stretch.</param>
    /// <param name="cancellation">Ends it after a stretch.</param>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The file cannot be read.</exception>
    public Verification Run(Action<VerificationProgress>? progress, CancellationToken cancellation) =>
        Run(checkpoints.Standing, isOlder: false, progress, cancellation);

    /// <summary>Verifies a backup: it may end before the newest checkpoint, and may be of a time that was given up since.</summary>
    public Verification RunOlder(Action<VerificationProgress>? progress, CancellationToken cancellation)
    {
        var verified = Run(checkpoints.Standing, isOlder: true, progress, cancellation);
        foreach (var past in checkpoints.Past)
        {
            if (verified.Bad?.Flaw is not EntryFlaw.Rebuilt)
            {
                break;
            }

            verified = Run(past, isOlder: true, progress, cancellation);
        }

        return verified;
    }

    private Verification Run(
        IReadOnlyList<Checkpoint> standing, bool isOlder, Action<VerificationProgress>? progress, CancellationToken cancellation)
    {
        using var reader = new AuditReader(database);
        var (first, last) = reader.Ends();
        if (last > 0 && first < 1)
        {
            return new Verification(last, 0, null, null, new BadEntry(first, first, EntryFlaw.BeforeFirst), checkpoints);
        }

        var walk = new ChainWalk(standing);
        for (var after = 0L; after < last && walk.Bad is null; after += AuditReader.Stretch)
        {
            cancellation.ThrowIfCancellationRequested();
            var to = Math.Min(last, after + AuditReader.Stretch);
            reader.Read(after, to, walk.Visit);
            if (walk.Bad is null && walk.Sequence < to)
            {
                walk.Gap();
            }

            progress?.Invoke(new VerificationProgress(walk.Sequence, 2 * last));
        }

        if (!isOlder)
        {
            walk.End();
        }

        var found = Suspect.Of(reader, walk);
        var bad = Texts(reader, walk.Sequence, soFar => progress?.Invoke(new VerificationProgress(last + soFar, 2 * last)), cancellation) ?? found;
        return new Verification(last, walk.Proved, Time(walk.UnprovenSince), Time(last > 0 ? walk.At : null), bad, checkpoints) { ProvedBy = walk.ProvedBy };
    }

    /// <summary>The first text that is not the sealed one, among entries that are good themselves.</summary>
    private static BadEntry? Texts(AuditReader reader, long last, Action<long> report, CancellationToken cancellation)
    {
        BadEntry? bad = null;
        var computed = new byte[AuditSeal.HashLength];
        for (var after = 0L; after < last && bad is null; after += AuditReader.Stretch)
        {
            cancellation.ThrowIfCancellationRequested();
            var to = Math.Min(last, after + AuditReader.Stretch);
            reader.ReadTexts(after, to, (sequence, digest, salt, text) =>
            {
                if (salt.IsEmpty)
                {
                    bad = new BadEntry(sequence, sequence, EntryFlaw.TextMissing);
                    return false;
                }

                AuditSeal.WriteDigest(salt, text, computed);
                bad = digest.SequenceEqual(computed) ? null : new BadEntry(sequence, sequence, EntryFlaw.TextChanged);
                return bad is null;
            });
            report(to);
        }

        return bad;
    }

    private static DateTime? Time(long? milliseconds) => milliseconds is { } at ? Columns.FromMilliseconds(at) : null;
}
