using System.Buffers;

namespace EnterpriseChat.Tests.Harness.Circuits;

/// <summary>All bytes of one stream in their order, so that a text is found also where it was cut into two messages.</summary>
internal sealed class ByteLog
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Lock _lock = new();

    public void Add(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            _bytes.Write(bytes);
        }
    }

    public bool Contains(IReadOnlyList<byte[]> forms)
    {
        lock (_lock)
        {
            return Markers.Stand(_bytes.WrittenSpan, forms);
        }
    }
}
