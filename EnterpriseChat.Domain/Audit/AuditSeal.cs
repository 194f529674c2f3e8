using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EnterpriseChat.Domain.Audit;

/// <summary>
/// The byte format of an entry and its hash. Version 1: one version byte; the hash before; sequence and time (Unix milliseconds)
/// as big-endian 64-bit integers; then each further part with its length before it (big-endian 32-bit; −1 for none), integers as 8
/// big-endian bytes, text as UTF-8. The hash is SHA-256 over all of it.
/// </summary>
public static class AuditSeal
{
    /// <summary>Version of the byte format, the first byte that is hashed.</summary>
    public const byte Version = 1;

    /// <summary>Bytes of a hash.</summary>
    public const int HashLength = 32;

    private static readonly JsonWriterOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The digest of a text that stands beside an entry: SHA-256 over the random salt and the text as UTF-8.</summary>
    public static byte[] Digest(byte[] salt, string text)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        return hash.GetHashAndReset();
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
    public static byte[] Hash(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([Version]);
        hash.AppendData(entry.Previous);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, entry.Sequence);
        hash.AppendData(number);
        BinaryPrimitives.WriteInt64BigEndian(number, UnixMilliseconds(entry.At));
        hash.AppendData(number);
        Append(hash, entry.Action);
        Append(hash, entry.ActorId?.Value);
        Append(hash, entry.SessionId?.Value);
        Append(hash, entry.Address);
        Append(hash, entry.CompanyId?.Value);
        Append(hash, entry.UserId?.Value);
        Append(hash, entry.RoomId?.Value);
        Append(hash, entry.IssueId?.Value);
        Append(hash, entry.MessageNumber);
        Append(hash, entry.Details);
        Append(hash, entry.TextDigest.AsSpan(), entry.TextDigest is null);
        return hash.GetHashAndReset();
    }

    /// <summary>A stored time as milliseconds since 1970.</summary>
    public static long UnixMilliseconds(DateTime utc) => (utc.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;

    private static void Append(IncrementalHash hash, string text) => Append(hash, Encoding.UTF8.GetBytes(text), isNone: false);

    private static void Append(IncrementalHash hash, long? value)
    {
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, value ?? 0);
        Append(hash, number, value is null);
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> part, bool isNone)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, isNone ? -1 : part.Length);
        hash.AppendData(length);
        if (!isNone)
        {
            hash.AppendData(part);
        }
    }
}
