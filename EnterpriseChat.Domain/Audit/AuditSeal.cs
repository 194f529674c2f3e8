using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EnterpriseChat.Domain.Audit;

/// <summary>What an entry is sealed with: its hash, the digest of a text beside it, and details in one canonical form (docs/audit.md).</summary>
public static class AuditSeal
{
    /// <summary>Bytes of a hash.</summary>
    public const int HashLength = 32;

    /// <summary>Bytes of salt before a text; another length would let a text begin in its salt.</summary>
    public const int SaltLength = 16;

    private const int FewBytes = 1024;
    private static readonly JsonWriterOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The digest of a text that stands beside an entry: SHA-256 over the random salt and the text as UTF-8.</summary>
    public static byte[] Digest(byte[] salt, string text)
    {
        var digest = new byte[HashLength];
        WriteDigest(salt, Encoding.UTF8.GetBytes(text), digest);
        return digest;
    }

    /// <summary>Writes the digest of a text that is UTF-8 already.</summary>
    public static void WriteDigest(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> text, Span<byte> digest)
    {
        Span<byte> few = stackalloc byte[FewBytes];
        var bytes = salt.Length + text.Length <= FewBytes ? few[..(salt.Length + text.Length)] : new byte[salt.Length + text.Length];
        salt.CopyTo(bytes);
        text.CopyTo(bytes[salt.Length..]);
        SHA256.HashData(bytes, digest);
    }

    /// <summary>Codes and values as canonical JSON: keys in ordinal order, no white space.</summary>
    public static string CanonicalJson(IReadOnlyList<(string Key, object? Value)> details)
    {
        ArgumentNullException.ThrowIfNull(details);
        if (details.Count == 0)
        {
            return "{}";
        }

        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Canonical))
        {
            json.WriteStartObject();
            foreach (var (key, value) in details.OrderBy(d => d.Key, StringComparer.Ordinal))
            {
                json.WritePropertyName(key);
                JsonSerializer.Serialize(json, value);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>The hash of an entry whose <see cref="AuditEntry.Previous"/> is set; <see cref="AuditEntry.Hash"/> is not read.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="bytes">The buffer to be used, when many entries are sealed.</param>
    public static byte[] Hash(AuditEntry entry, EntryBytes? bytes = null)
    {
        ArgumentNullException.ThrowIfNull(entry);
        bytes ??= new EntryBytes();
        bytes.Begin(entry.Previous, entry.Sequence, UnixMilliseconds(entry.At));
        bytes.Add(entry.Action);
        bytes.Add(entry.ActorId?.Value);
        bytes.Add(entry.SessionId?.Value);
        bytes.Add(entry.Address);
        bytes.Add(entry.CompanyId?.Value);
        bytes.Add(entry.UserId?.Value);
        bytes.Add(entry.RoomId?.Value);
        bytes.Add(entry.IssueId?.Value);
        bytes.Add(entry.MessageNumber);
        bytes.Add(entry.Details);
        if (entry.TextDigest is null)
        {
            bytes.AddNone();
        }
        else
        {
            bytes.Add(entry.TextDigest);
        }

        var hash = new byte[HashLength];
        bytes.Hash(hash);
        return hash;
    }

    /// <summary>A stored time as milliseconds since 1970.</summary>
    public static long UnixMilliseconds(DateTime utc) => (utc.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
}
