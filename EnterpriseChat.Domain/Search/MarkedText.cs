using System.Collections.Immutable;

namespace EnterpriseChat.Domain.Search;

/// <summary>A piece of a text that is shown.</summary>
/// <param name="Text">Plain text: escape it.</param>
/// <param name="IsMarked">Whether it was looked for.</param>
public readonly record struct MarkedPiece(string Text, bool IsMarked);

/// <summary>Splits a text into what was looked for and what stands between.</summary>
public static class MarkedText
{
    /// <summary>Longest text of a result; two lines show less.</summary>
    public const int Longest = 320;

    /// <summary>What is shown before the first word that was looked for, at most.</summary>
    private const int Lead = 70;

    /// <summary>The whole text, for a name.</summary>
    public static ImmutableArray<MarkedPiece> Of(string text, IReadOnlyCollection<SearchTerm> terms)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Split(text, Marks(text, terms));
    }

    /// <summary>The part of a text, on one line, in which the first word stands that was looked for.</summary>
    public static ImmutableArray<MarkedPiece> Around(string text, IReadOnlyCollection<SearchTerm> terms)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = IsOneLine(text) ? text : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var marks = Marks(line, terms);
        var first = marks.Count == 0 ? 0 : marks[0].Start;
        var start = first <= Lead ? 0 : WordAt(line, first - Lead);
        var end = line.Length - start <= Longest ? line.Length : EndAt(line, start + Longest);
        var (before, behind) = (start > 0 ? "… " : "", end < line.Length ? " …" : "");
        var shift = before.Length - start;
        return Split(
            $"{before}{line.AsSpan(start, end - start)}{behind}",
            [.. marks.Where(m => m.End <= end).Select(m => (m.Start + shift, m.End + shift))]);
    }

    /// <summary>Whether no white space stands in it but single spaces between words, as in most texts.</summary>
    private static bool IsOneLine(string text)
    {
        var isSpace = true;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) && (isSpace || c != ' '))
            {
                return false;
            }

            isSpace = c == ' ';
        }

        return !isSpace || text.Length == 0;
    }

    /// <summary>The beginning of the word behind a place, so that none is cut.</summary>
    private static int WordAt(string line, int place)
    {
        var space = line.IndexOf(' ', place, Lead);
        return space < 0 ? Whole(line, place) : space + 1;
    }

    private static int EndAt(string line, int place)
    {
        var space = line.LastIndexOf(' ', place, Lead);
        return space < 0 ? Whole(line, place) : space;
    }

    /// <summary>Not between the two halves of a character.</summary>
    private static int Whole(string line, int place) => place > 0 && char.IsLowSurrogate(line[place]) ? place - 1 : place;

    /// <summary>Where what was looked for stands, in the order of the text; none lies in another.</summary>
    private static List<(int Start, int End)> Marks(string text, IReadOnlyCollection<SearchTerm> terms)
    {
        var marks = new List<(int Start, int End)>();
        if (terms.Count == 0)
        {
            return marks;
        }

        var words = TextWords.Of(text).ToList();
        var end = 0;
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var term in terms)
            {
                end = term.StandsAt(words, at) ? Math.Max(end, at + term.Words.Length) : end;
            }

            if (at < end)
            {
                marks.Add((words[at].Start, words[at].Start + words[at].Length));
            }
        }

        return marks;
    }

    private static ImmutableArray<MarkedPiece> Split(string text, IReadOnlyList<(int Start, int End)> marks)
    {
        var pieces = ImmutableArray.CreateBuilder<MarkedPiece>();
        var shown = 0;
        foreach (var (start, end) in marks)
        {
            Add(text[shown..start], isMarked: false);
            Add(text[start..end], isMarked: true);
            shown = end;
        }

        Add(text[shown..], isMarked: false);
        return pieces.ToImmutable();

        void Add(string part, bool isMarked)
        {
            if (part.Length > 0)
            {
                pieces.Add(new MarkedPiece(part, isMarked));
            }
        }
    }
}
