using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Domain.Audit;

/// <summary>Goes along the texts that stand beside the entries and holds each against the digest in its entry.</summary>
internal sealed class TextWalk(long last)
{
    private readonly byte[] _computed = new byte[AuditSeal.HashLength];
    private long _last = last;

    /// <summary>The first entry whose text is not the sealed one, where the walk ended.</summary>
    public BadEntry? Bad { get; private set; }

    /// <summary>How many texts are as they were sealed.</summary>
    public long Sealed { get; private set; }

    /// <summary>Nothing after an entry is to be looked at any more.</summary>
    public void EndAt(long sequence) => Interlocked.Exchange(ref _last, sequence);

    /// <summary>Goes along them, on a connection of its own.</summary>
    public void Run(string database, Action<long> done, CancellationToken cancellation)
    {
        using var reader = new AuditReader(database);
        for (var after = 0L; after < Interlocked.Read(ref _last) && Bad is null; after += AuditReader.Stretch)
        {
            cancellation.ThrowIfCancellationRequested();
            var to = Math.Min(Interlocked.Read(ref _last), after + AuditReader.Stretch);
            reader.ReadTexts(after, to, Visit);
            done(Math.Max(0, to - after));
        }
    }

    private bool Visit(long sequence, scoped ReadOnlySpan<byte> digest, scoped ReadOnlySpan<byte> salt, scoped ReadOnlySpan<byte> text)
    {
        AuditSeal.WriteDigest(salt, text, _computed);
        Bad = salt.IsEmpty ? new BadEntry(sequence, sequence, EntryFlaw.TextMissing)
            : salt.Length == AuditSeal.SaltLength && digest.SequenceEqual(_computed) ? null
            : new BadEntry(sequence, sequence, EntryFlaw.TextChanged);
        Sealed += Bad is null ? 1 : 0;
        return Bad is null;
    }
}
