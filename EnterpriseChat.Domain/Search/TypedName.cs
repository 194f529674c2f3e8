using System.Collections.Immutable;

namespace EnterpriseChat.Domain.Search;

/// <summary>A name as far as it is typed: beginnings of words, in any order, without regard to case and accents.</summary>
/// <param name="Begins">The folded beginnings; none where nothing was typed.</param>
internal sealed record TypedName(IReadOnlyList<string> Begins)
{
    /// <summary>Longest text that may name something: that of a subject.</summary>
    public const int Longest = 200;

    /// <summary>What was typed; null where it holds nothing by which a name is found.</summary>
    public static TypedName? Of(string typed)
    {
        // It comes from a browser: longer than any name it names nothing, and what is no word is taken away before it is folded.
        var begins = typed.Length > Longest ? [] : TextWords.Of(TextRules.Clean(typed)).SelectMany(w => Words(w.Folded)).Select(w => w.Folded).ToList();
        return begins.Count > 0 || string.IsNullOrWhiteSpace(typed) ? new TypedName(begins) : null;
    }

    /// <summary>The folded words of a name.</summary>
    public static IReadOnlyList<TextWord> Words(string name) => [.. TextWords.Of(TextRules.Sought(name))];

    /// <summary>Whether each of what was typed begins one of the words.</summary>
    public bool IsIn(IReadOnlyList<TextWord> words) =>
        Begins.All(begin => words.Any(word => word.BeginsWith(begin)));

    /// <summary>Whether the first of the words begins with what was typed first.</summary>
    public bool IsFirstIn(IReadOnlyList<TextWord> words) =>
        Begins.Count > 0 && words.Count > 0 && words[0].BeginsWith(Begins[0]);

    /// <summary>A name with the letters marked that were typed.</summary>
    public ImmutableArray<MarkedPiece> Marked(string name)
    {
        var pieces = ImmutableArray.CreateBuilder<MarkedPiece>();
        var shown = 0;
        foreach (var word in TextWords.Of(name))
        {
            var part = name.Substring(word.Start, word.Length);
            var length = Begins.Max(begin => Length(part, begin) as int?) ?? 0;
            if (length > 0)
            {
                Add(name[shown..word.Start], isMarked: false);
                Add(part[..length], isMarked: true);
                shown = word.Start + length;
            }
        }

        Add(name[shown..], isMarked: false);
        return pieces.ToImmutable();

        void Add(string text, bool isMarked)
        {
            if (text.Length > 0)
            {
                pieces.Add(new MarkedPiece(text, isMarked));
            }
        }
    }

    /// <summary>How many characters of a word were typed: folding may make more or fewer of them.</summary>
    private static int Length(string word, string begin)
    {
        for (var length = 1; length <= word.Length; length++)
        {
            var isWhole = length == word.Length || (!char.IsLowSurrogate(word[length]) && word[length] is < '\u0300' or > '\u036F');
            if (isWhole && Words(word[..length]) is [var folded] && folded.BeginsWith(begin))
            {
                return length;
            }
        }

        return 0;
    }
}
