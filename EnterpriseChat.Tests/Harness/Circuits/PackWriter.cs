using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace EnterpriseChat.Tests.Harness.Circuits;

/// <summary>Writes the few kinds of MessagePack value that a hub message holds.</summary>
internal static class PackWriter
{
    /// <summary>One hub message: its length as base-128, then the array.</summary>
    public static byte[] Message(params object?[] values)
    {
        var body = new ArrayBufferWriter<byte>();
        Write(body, values);
        var framed = new ArrayBufferWriter<byte>(body.WrittenCount + 5);
        var length = (uint)body.WrittenCount;
        for (; length >= 0x80; length >>= 7)
        {
            Byte(framed, (byte)(length | 0x80));
        }

        Byte(framed, (byte)length);
        framed.Write(body.WrittenSpan);
        return framed.WrittenSpan.ToArray();
    }

    private static void Write(ArrayBufferWriter<byte> to, object? value)
    {
        switch (value)
        {
            case null: Byte(to, 0xC0); break;
            case bool flag: Byte(to, flag ? (byte)0xC3 : (byte)0xC2); break;
            case int number: Integer(to, number); break;
            case long number: Integer(to, number); break;
            case double number: Wide(to, 0xCB, (ulong)BitConverter.DoubleToInt64Bits(number), 8); break;
            case string text: Text(to, text); break;
            case byte[] bytes: Wide(to, 0xC6, (ulong)bytes.Length, 4); to.Write(bytes); break;
            case object?[] items: Items(to, items); break;
            case Headers: Byte(to, 0x80); break;
            default: throw new ArgumentException($"Not a value of a hub message: {value.GetType()}.");
        }
    }

    private static void Items(ArrayBufferWriter<byte> to, object?[] items)
    {
        Wide(to, 0xDC, (ulong)items.Length, 2);
        foreach (var item in items)
        {
            Write(to, item);
        }
    }

    private static void Text(ArrayBufferWriter<byte> to, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Wide(to, 0xDB, (ulong)bytes.Length, 4);
        to.Write(bytes);
    }

    private static void Integer(ArrayBufferWriter<byte> to, long number)
    {
        if (number is >= 0 and < 128)
        {
            Byte(to, (byte)number);
        }
        else
        {
            Wide(to, 0xD3, (ulong)number, 8);
        }
    }

    private static void Wide(ArrayBufferWriter<byte> to, byte code, ulong number, int bytes)
    {
        Byte(to, code);
        Span<byte> wide = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(wide, number);
        to.Write(wide[(8 - bytes)..]);
    }

    private static void Byte(ArrayBufferWriter<byte> to, byte value) => to.Write([value]);
}

/// <summary>The map of headers of a hub message, which is always empty here.</summary>
internal sealed class Headers
{
    public static readonly Headers None = new();
}
