using System.Buffers.Binary;
using System.Text;

namespace EnterpriseChat.Tests.Harness.Circuits;

/// <summary>An event handler as it came in a render batch, with what a person would know its element by.</summary>
/// <param name="Id">The number by which an event is sent to it.</param>
/// <param name="Event">The attribute: <c>onclick</c>, <c>onchange</c> …</param>
/// <param name="Element">The element's name; empty when only the handler was renewed.</param>
/// <param name="Attributes">The element's other attributes.</param>
/// <param name="Text">The text inside the element that came with the same component.</param>
public sealed record RenderedHandler(
    long Id, string Event, string Element, IReadOnlyDictionary<string, string> Attributes, string Text)
{
    /// <summary>Whether the element bears this name: its label, or else its text.</summary>
    public bool IsNamed(string name) => Attributes.TryGetValue("aria-label", out var label) ? label == name : Text.Trim() == name;
}

/// <summary>
/// The part of a render batch that a client without a page needs: which handlers came and went. The layout is that of the server's
/// <c>RenderBatchWriter</c>: reference frames of 20 bytes, a table of strings, and at the end the five offsets.
/// </summary>
internal sealed class RenderBatch
{
    private const int FrameSize = 20;
    private const int Element = 1;
    private const int TextFrame = 2;
    private const int AttributeFrame = 3;
    private const int Markup = 8;
    private readonly byte[] _bytes;
    private readonly int _frames;
    private readonly int _strings;

    public RenderBatch(byte[] bytes)
    {
        _bytes = bytes;
        var offsets = bytes.Length - 20;
        (_frames, _strings) = (Int(offsets + 4), Int(offsets + 16));
        Handlers = ReadHandlers(Int(_frames));
        var disposed = Int(offsets + 12);
        Disposed = [.. Enumerable.Range(0, Int(disposed)).Select(i => Long(disposed + 4 + (8 * i)))];
    }

    public IReadOnlyList<RenderedHandler> Handlers { get; }

    public IReadOnlyList<long> Disposed { get; }

    private List<RenderedHandler> ReadHandlers(int count)
    {
        var found = new List<RenderedHandler>();
        for (var i = 0; i < count; i++)
        {
            if (Kind(i) == Element)
            {
                found.AddRange(OfElement(i));
            }
            else if (Kind(i) == AttributeFrame && HandlerId(i) != 0 && (i == 0 || !BelongsToElement(i)))
            {
                found.Add(new RenderedHandler(HandlerId(i), Name(i), "", new Dictionary<string, string>(), ""));
            }
        }

        return found;
    }

    private IEnumerable<RenderedHandler> OfElement(int element)
    {
        var end = element + Int(Frame(element) + 4);
        var next = element + 1;
        var attributes = new Dictionary<string, string>();
        var handlers = new List<int>();
        for (; next < end && Kind(next) == AttributeFrame; next++)
        {
            if (HandlerId(next) != 0)
            {
                handlers.Add(next);
            }
            else
            {
                attributes[Name(next)] = StringAt(Int(Frame(next) + 8));
            }
        }

        var text = string.Concat(Enumerable.Range(next, Math.Max(0, end - next))
            .Where(i => Kind(i) is TextFrame or Markup).Select(i => StringAt(Int(Frame(i) + 4))));
        return handlers.Select(i => new RenderedHandler(HandlerId(i), Name(i), StringAt(Int(Frame(element) + 8)), attributes, text));
    }

    private bool BelongsToElement(int attribute)
    {
        var before = attribute;
        while (before > 0 && Kind(before) == AttributeFrame)
        {
            before--;
        }

        return Kind(before) == Element && before + Int(Frame(before) + 4) > attribute;
    }

    private int Frame(int index) => _frames + 4 + (FrameSize * index);

    private int Kind(int index) => Int(Frame(index));

    private string Name(int index) => StringAt(Int(Frame(index) + 4));

    private long HandlerId(int index) => Long(Frame(index) + 12);

    private string StringAt(int index)
    {
        if (index < 0)
        {
            return "";
        }

        var at = Int(_strings + (4 * index));
        var (length, shift) = (0, 0);
        byte piece;
        do
        {
            piece = _bytes[at++];
            length |= (piece & 0x7F) << shift;
            shift += 7;
        }
        while ((piece & 0x80) != 0);
        return Encoding.UTF8.GetString(_bytes, at, length);
    }

    private int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(at));

    private long Long(int at) => BinaryPrimitives.ReadInt64LittleEndian(_bytes.AsSpan(at));
}
