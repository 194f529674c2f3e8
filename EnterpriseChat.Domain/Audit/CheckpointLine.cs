using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EnterpriseChat.Domain.Audit;

/// <summary>
/// A checkpoint as it stands in a file: version, number, number that it follows, sequence, hash, time, digest of the line before, key,
/// signature, with one blank between them (docs/audit.md). Each line holds the digest of the one before.
/// </summary>
public sealed class CheckpointLine
{
    private const string Version = "1";
    private const int Parts = 9;

    /// <summary>Numbers are bounded by what a time in milliseconds can be.</summary>
    private const long Largest = 253_402_300_799_999;

    private readonly string _signed;
    private readonly byte[] _signature;

    private CheckpointLine(Checkpoint checkpoint, string[] parts, byte[] signature)
    {
        (Checkpoint, Before, KeyId, _signature) = (checkpoint, parts[6], parts[7], signature);
        _signed = string.Join(' ', parts[..(Parts - 1)]);
    }

    /// <summary>What stands for the digest of a line before the first one.</summary>
    public static string NoneBefore { get; } = new('0', 2 * AuditSeal.HashLength);

    /// <summary>What it says.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>Digest of the line before it.</summary>
    public string Before { get; }

    /// <summary>The key that signed it.</summary>
    public string KeyId { get; }

    /// <summary>The digest that the next line holds: SHA-256 over the line without its line break, in lower case hexadecimal.</summary>
    public static string Digest(string line) => Convert.ToHexStringLower(SHA256.HashData(Encoding.Latin1.GetBytes(line)));

    /// <summary>The line of a checkpoint.</summary>
    /// <param name="checkpoint">What it says.</param>
    /// <param name="before">Digest of the line before it.</param>
    /// <param name="key">A whole key.</param>
    public static string Write(Checkpoint checkpoint, string before, CheckpointKey key)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentNullException.ThrowIfNull(key);
        var (number, follows, sequence, hash, at) = checkpoint;
        var signed = FormattableString.Invariant(
            $"{Version} {number} {follows} {sequence} {hash} {AuditSeal.UnixMilliseconds(at)} {before} {key.Id}");
        return $"{signed} {Convert.ToBase64String(key.Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    /// <summary>Reads a line without a look at its signature; null when it is none.</summary>
    public static CheckpointLine? Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var parts = line.Split(' ');
        if (parts.Length != Parts || parts[0] != Version || !IsHash(parts[4]) || !IsHash(parts[6]) || Number(parts[1]) is not { } number
            || Number(parts[2]) is not { } follows || follows >= number || Number(parts[3]) is not { } sequence || Number(parts[5]) is not { } at)
        {
            return null;
        }

        var signature = new byte[parts[8].Length];
        return Convert.TryFromBase64String(parts[8], signature, out var length)
            ? new CheckpointLine(
                new Checkpoint(number, follows, sequence, parts[4], DateTime.UnixEpoch.AddMilliseconds(at)), parts, signature[..length])
            : null;
    }

    /// <summary>What is wrong with its signature, as a part of a sentence; null when one of the keys made it.</summary>
    public string? Flaw(IReadOnlyList<CheckpointKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (keys.FirstOrDefault(k => k.Id == KeyId) is not { } key)
        {
            return Words.Verify_LineOtherKey.With(KeyId);
        }

        return key.Verify(Encoding.Latin1.GetBytes(_signed), _signature) ? null : Words.Verify_LineForged;
    }

    private static bool IsHash(string text) => text.Length == 2 * AuditSeal.HashLength && text.All(c => char.IsAsciiDigit(c) || c is >= 'a' and <= 'f');

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Largest ? number : null;
}
