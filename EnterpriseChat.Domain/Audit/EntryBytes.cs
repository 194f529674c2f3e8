using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EnterpriseChat.Domain.Audit;

/// <summary>
/// The bytes of an entry in the order in which they are hashed, version 1 (docs/audit.md): the version; the hash before; sequence and time
/// as big-endian 64-bit integers; then each further part with its length before it. The buffer is used again for the next entry, since
/// verifying a million entries must not allocate a million arrays.
/// </summary>
public sealed class EntryBytes
{
    /// <summary>Version of the byte format, the first byte that is hashed.</summary>
    public const byte Version = 1;

    private const int None = -1;
    private byte[] _bytes = new byte[1024];
    private int _length;

    /// <summary>Begins an entry with what each one has.</summary>
    /// <param name="previous">Hash of the entry before.</param>
    /// <param name="sequence">Its place in the log.</param>
    /// <param name="at">Its time in milliseconds since 1970.</param>
    public void Begin(ReadOnlySpan<byte> previous, long sequence, long at)
    {
        _length = 0;
        Take(1)[0] = Version;
        previous.CopyTo(Take(previous.Length));
        BinaryPrimitives.WriteInt64BigEndian(Take(sizeof(long)), sequence);
        BinaryPrimitives.WriteInt64BigEndian(Take(sizeof(long)), at);
    }

    /// <summary>Adds a part that is not there, which is not the same as an empty one.</summary>
    public void AddNone() => BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), None);

    /// <summary>Adds a part as it is.</summary>
    public void Add(ReadOnlySpan<byte> part)
    {
        BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), part.Length);
        part.CopyTo(Take(part.Length));
    }

    /// <summary>Adds a number, or that it is not there.</summary>
    public void Add(long? number)
    {
        if (number is null)
        {
            AddNone();
            return;
        }

        BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(Take(sizeof(long)), number.Value);
    }

    /// <summary>Adds a text as UTF-8.</summary>
    public void Add(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var length = Encoding.UTF8.GetByteCount(text);
        BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), length);
        Encoding.UTF8.GetBytes(text, Take(length));
    }

    /// <summary>Writes SHA-256 of what was added since <see cref="Begin"/>.</summary>
    /// <param name="hash">Room for <see cref="AuditSeal.HashLength"/> bytes.</param>
    public void Hash(Span<byte> hash) => SHA256.HashData(_bytes.AsSpan(0, _length), hash);

    private Span<byte> Take(int count)
    {
        if (_bytes.Length - _length < count)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + count));
        }

        _length += count;
        return _bytes.AsSpan(_length - count, count);
    }
}
