using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;

namespace EnterpriseChat.Domain.Messages.Markdown;

/// <summary>
/// A message's text as safe HTML, made once for all readers; what depends on the reader is joined in by <see cref="Join"/>.
/// </summary>
public sealed class RenderedText
{
    /// <summary>Readers differ in few ways; more patterns than this are joined each time instead of kept.</summary>
    private const int MostPatterns = 16;

    private readonly ConcurrentDictionary<string, string> _joined = new(StringComparer.Ordinal);

    internal RenderedText(ImmutableArray<Piece> pieces, string firstLine)
    {
        Pieces = pieces;
        FirstLine = firstLine;
        Keys = [.. pieces.Select(piece => piece.Key).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The text of what has none any more.</summary>
    public static RenderedText Empty { get; } = new([], "");

    /// <summary>The parts in their order.</summary>
    public ImmutableArray<Piece> Pieces { get; }

    /// <summary>The issue keys and the links of rooms in it, each once, whether or not they lead anywhere.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The first line of what a reader sees, without markup, 200 characters at most. Plain text: escape it.</summary>
    public string FirstLine { get; }

    /// <summary>One HTML string in which each key that has a name for the reader is a link; kept for each pattern of names.</summary>
    /// <param name="nameOf">What a key is called; null when the reader does not see where it leads.</param>
    public string Join(Func<string, string?> nameOf)
    {
        ArgumentNullException.ThrowIfNull(nameOf);
        var names = Keys.ToDictionary(key => key, nameOf, StringComparer.Ordinal);
        var pattern = string.Join('\n', names.Values);
        if (_joined.TryGetValue(pattern, out var known))
        {
            return known;
        }

        var html = new StringBuilder();
        foreach (var piece in Pieces)
        {
            if (piece.Key is not null && names[piece.Key] is { } name)
            {
                Link(html, piece.Key, name);
            }
            else
            {
                html.Append(piece.Html);
            }
        }

        var joined = html.ToString();
        if (_joined.Count < MostPatterns)
        {
            _joined[pattern] = joined;
        }

        return joined;
    }

    /// <summary>A key holds letters, digits, hyphens, underscores and slashes: nothing in it needs escaping.</summary>
    private static void Link(StringBuilder html, string key, string name)
    {
        html.Append("<a class=\"key\" href=\"");
        _ = RoomLinks.Parse(key) is (var room, var number)
            ? html.Append(key).Append(number is null ? "" : $"\" data-card=\"message {room} {number}")
            : html.Append("/issues/").Append(key).Append("\" data-card=\"issue ").Append(key).Append("\" data-menu=\"issue:").Append(key);
        html.Append("\">");
        PieceWriter.Escape(html, name);
        html.Append("</a>");
    }
}
