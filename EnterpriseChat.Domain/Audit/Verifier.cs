using System.Runtime.ExceptionServices;
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
        var (last, count, hasUsers) = reader.Around();
        if (AtOnce(reader.Ends().First, last, hasUsers && standing.Count == 0) is { } seen)
        {
            return new Verification(last, 0, null, null, seen, checkpoints);
        }

        var walk = new ChainWalk(standing);
        var texts = new TextWalk(last);
        var told = new ProgressOfTwo(2 * last, progress);
        Together(
            () =>
            {
                Walk(new Walking(reader, walk, told.Done), last, cancellation);
                texts.EndAt(walk.Sequence);
            },
            () => texts.Run(database, told.Done, cancellation),
            cancellation);
        if (!isOlder)
        {
            walk.End();
        }

        // A text is looked at beside entries that are good themselves: what is bad there comes first.
        var bad = texts.Bad is { } text && text.From <= walk.Sequence ? text : Suspect.Of(reader, walk);
        return new Verification(last, walk.Proved, Time(walk.UnprovenSince), Time(last > 0 ? walk.At : null), bad, checkpoints)
        {
            ProvedBy = walk.ProvedBy,
            Unsealed = bad is null ? Math.Max(0, count - texts.Sealed) : 0,
        };
    }

    /// <summary>What is bad without a look at any entry; nobody is made without one.</summary>
    private static BadEntry? AtOnce(long first, long last, bool wantsEntries) =>
        last == 0 && wantsEntries ? new BadEntry(1, 1, EntryFlaw.Missing)
        : last > 0 && first < 1 ? new BadEntry(first, first, EntryFlaw.BeforeFirst)
        : null;

    private static void Walk(Walking on, long last, CancellationToken cancellation)
    {
        var (reader, walk, done) = on;
        for (var after = 0L; after < last && walk.Bad is null; after += AuditReader.Stretch)
        {
            cancellation.ThrowIfCancellationRequested();
            var to = Math.Min(last, after + AuditReader.Stretch);
            reader.Read(after, to, walk.Visit);
            if (walk.Bad is null && walk.Sequence < to)
            {
                walk.Gap();
            }

            done(to - after);
        }
    }

    /// <summary>Runs both at once, each on a core; what one throws is thrown as it is.</summary>
    private static void Together(Action one, Action other, CancellationToken cancellation)
    {
        try
        {
            // Each half asks the token itself: given to Invoke as well, it would race with the start of the second.
            Parallel.Invoke(one, other);
        }
        catch (AggregateException e)
        {
            cancellation.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    private static DateTime? Time(long? milliseconds) => milliseconds is { } at ? Columns.FromMilliseconds(at) : null;

    private readonly record struct Walking(AuditReader Reader, ChainWalk Walk, Action<long> Done);

    /// <summary>How far two are together.</summary>
    private sealed class ProgressOfTwo(long all, Action<VerificationProgress>? progress)
    {
        private readonly Lock _one = new();
        private long _done;

        public void Done(long more)
        {
            lock (_one)
            {
                _done += more;
                progress?.Invoke(new VerificationProgress(_done, all));
            }
        }
    }
}
