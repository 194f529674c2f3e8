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
        Keys = [.. pieces.Where(piece => piece.IsKey).Select(piece => piece.Text).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The text of what has none any more.</summary>
    public static RenderedText Empty { get; } = new([], "");

    /// <summary>The parts in their order.</summary>
    public ImmutableArray<Piece> Pieces { get; }

    /// <summary>The issue keys in it, each once, whether or not such issues exist.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The first line of what a reader sees, without markup, 200 characters at most. Plain text: escape it.</summary>
    public string FirstLine { get; }

    /// <summary>One HTML string in which each key that the reader may see is a link; kept for each pattern of visible keys.</summary>
    public string Join(Func<string, bool> isVisible)
    {
        ArgumentNullException.ThrowIfNull(isVisible);
        var visible = Keys.Where(isVisible).ToHashSet(StringComparer.Ordinal);
        var pattern = string.Concat(Keys.Select(key => visible.Contains(key) ? '1' : '0'));
        if (_joined.TryGetValue(pattern, out var known))
        {
            return known;
        }

        var html = new StringBuilder();
        foreach (var piece in Pieces)
        {
            // A key is upper case letters, digits and a hyphen: nothing in it needs escaping.
            _ = piece.IsKey && visible.Contains(piece.Text)
                ? html.Append("<a class=\"key\" href=\"/issues/").Append(piece.Text).Append("\">").Append(piece.Text).Append("</a>")
                : html.Append(piece.Text);
        }

        var joined = html.ToString();
        if (_joined.Count < MostPatterns)
        {
            _joined[pattern] = joined;
        }

        return joined;
    }
}
