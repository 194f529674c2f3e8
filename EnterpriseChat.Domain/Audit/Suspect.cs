using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Domain.Audit;

/// <summary>
/// Which entry was tampered with, where the chain broke: that is where two entries do not fit, and the bad one of the two is found by what
/// their neighbours were sealed with.
/// </summary>
internal static class Suspect
{
    /// <summary>The bad entry of a walk, named as exactly as can be.</summary>
    public static BadEntry? Of(AuditReader reader, ChainWalk walk) => walk.Bad switch
    {
        { Flaw: EntryFlaw.Changed } bad when IsSealedAs(reader, bad.From, bad.From + 1) => bad with { Flaw = EntryFlaw.Missing },
        { Flaw: EntryFlaw.Changed } bad when bad.From - 1 > walk.Proved && IsSealedAs(reader, bad.From, bad.From - 1) => Before(bad, EntryFlaw.Inserted),
        { Flaw: EntryFlaw.Unlinked } bad when bad.From - 1 > walk.Proved && IsFollowed(reader, bad.From) => Before(bad, EntryFlaw.Changed),
        var bad => bad,
    };

    private static BadEntry Before(BadEntry bad, EntryFlaw flaw) => new(bad.From - 1, bad.From - 1, flaw);

    /// <summary>Whether an entry was sealed with another number than it has.</summary>
    private static bool IsSealedAs(AuditReader reader, long sequence, long other)
    {
        var (isSealed, computed) = (false, new byte[AuditSeal.HashLength]);
        byte[]? before = null;
        reader.Read(sequence - 2, sequence, entry =>
        {
            if (entry.Sequence < sequence)
            {
                before = entry.Hash.ToArray();
                return true;
            }

            // A copy of the entry before says of itself that it is that one.
            var bytes = new EntryBytes();
            entry.WriteAs(other, bytes);
            bytes.Hash(computed);
            isSealed = entry.IsWellFormed && entry.Hash.SequenceEqual(computed) && !entry.Hash.SequenceEqual(before);
            return false;
        });
        return isSealed;
    }

    /// <summary>Whether the next entry was sealed on top of this one, which then is as it was.</summary>
    private static bool IsFollowed(AuditReader reader, long sequence)
    {
        byte[]? hash = null;
        var isFollowed = false;
        reader.Read(sequence - 1, sequence + 1, entry =>
        {
            isFollowed = hash is not null && entry.Previous.SequenceEqual(hash);
            hash ??= entry.Hash.ToArray();
            return true;
        });
        return isFollowed;
    }
}
