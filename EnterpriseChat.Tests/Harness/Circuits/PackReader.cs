using System.Buffers.Binary;
using System.Text;

namespace EnterpriseChat.Tests.Harness.Circuits;

/// <summary>
/// Reads a MessagePack value into <c>null</c>, <c>bool</c>, <c>long</c>, <c>double</c>, <c>string</c>, <c>byte[]</c>,
/// <c>object?[]</c> (maps too: key, value, key, value …).
/// </summary>
internal ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _left = bytes;

    /// <summary>Cuts the first whole hub message off a buffer; false while there is none.</summary>
    public static bool TryMessage(ReadOnlySpan<byte> buffer, out int used, out object?[] message)
    {
        (used, message) = (0, []);
        var length = 0;
        for (var i = 0; i < 5; i++)
        {
            if (i >= buffer.Length)
            {
                return false;
            }

            length |= (buffer[i] & 0x7F) << (7 * i);
            if ((buffer[i] & 0x80) == 0)
            {
                used = i + 1 + length;
                if (used > buffer.Length)
                {
                    return false;
                }

                message = (object?[])new PackReader(buffer.Slice(i + 1, length)).Read()!;
                return true;
            }
        }

        throw new InvalidDataException("The length of a hub message has more than five bytes.");
    }

    public object? Read()
    {
        var code = Take(1)[0];
        return code switch
        {
            < 0x80 => (long)code,
            < 0x90 => Items(2 * (code & 0x0F)),
            < 0xA0 => Items(code & 0x0F),
            < 0xC0 => Text(code & 0x1F),
            0xC0 => null,
            0xC2 => false,
            0xC3 => true,
            0xC4 or 0xC5 or 0xC6 => Take((int)Unsigned(1 << (code - 0xC4))).ToArray(),
            0xCA => (double)BinaryPrimitives.ReadSingleBigEndian(Take(4)),
            0xCB => BinaryPrimitives.ReadDoubleBigEndian(Take(8)),
            >= 0xCC and <= 0xCF => (long)Unsigned(1 << (code - 0xCC)),
            >= 0xD0 and <= 0xD3 => Signed(1 << (code - 0xD0)),
            0xD9 or 0xDA or 0xDB => Text((int)Unsigned(1 << (code - 0xD9))),
            0xDC or 0xDD => Items((int)Unsigned(2 << (code - 0xDC))),
            0xDE or 0xDF => Items(2 * (int)Unsigned(2 << (code - 0xDE))),
            >= 0xE0 => (long)(sbyte)code,
            _ => throw new InvalidDataException($"No hub message holds a value of kind 0x{code:X2}."),
        };
    }

    private object?[] Items(int count)
    {
        var items = new object?[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = Read();
        }

        return items;
    }

    private string Text(int length) => Encoding.UTF8.GetString(Take(length));

    private ulong Unsigned(int bytes)
    {
        ulong number = 0;
        foreach (var piece in Take(bytes))
        {
            number = (number << 8) | piece;
        }

        return number;
    }

    private long Signed(int bytes)
    {
        var shift = 64 - (8 * bytes);
        return (long)(Unsigned(bytes) << shift) >> shift;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = _left[..count];
        _left = _left[count..];
        return taken;
    }
}
