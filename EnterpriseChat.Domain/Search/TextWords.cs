using System.Globalization;
using System.Text;

namespace EnterpriseChat.Domain.Search;

/// <summary>A word in a text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is in the text.</param>
internal readonly record struct TextWord(string Text, int Start, int Length)
{
    private readonly string? _folded = Ascii.IsValid(Text.AsSpan(Start, Length)) ? null : TextWords.Folded(Text.Substring(Start, Length));

    /// <summary>The word without regard to case and accents.</summary>
    public string Folded => _folded ?? Text.Substring(Start, Length).ToLowerInvariant();

    /// <summary>Whether it is a folded word; nothing is made for it, as most words of a text are asked this once.</summary>
    public bool Is(string folded) => _folded is null ? Written.Equals(folded, StringComparison.OrdinalIgnoreCase) : _folded == folded;

    /// <summary>Whether it begins with a folded beginning.</summary>
    public bool BeginsWith(string folded) =>
        _folded?.StartsWith(folded, StringComparison.Ordinal) ?? Written.StartsWith(folded, StringComparison.OrdinalIgnoreCase);

    private ReadOnlySpan<char> Written => Text.AsSpan(Start, Length);
}

/// <summary>
/// Splits a text into words as the index of words does: letters and digits of all scripts with the accents on them; everything else stands
/// between words. So what is marked in a text, what is found in a few rooms and what the index finds is the same.
/// </summary>
internal static class TextWords
{
    private const char FirstAccent = '\u0300';
    private const char LastAccent = '\u036F';

    /// <summary>The words in their order.</summary>
    public static IEnumerable<TextWord> Of(string text)
    {
        var start = -1;
        for (var at = 0; at < text.Length;)
        {
            var (belongs, length) = At(text, at, isInWord: start >= 0);
            if (belongs && start < 0)
            {
                start = at;
            }
            else if (!belongs && start >= 0)
            {
                yield return new TextWord(text, start, at - start);
                start = -1;
            }

            at += length;
        }

        if (start >= 0)
        {
            yield return new TextWord(text, start, text.Length - start);
        }
    }

    /// <summary>Whether what stands at a place belongs to a word, and how long it is.</summary>
    private static (bool Belongs, int Length) At(string text, int at, bool isInWord)
    {
        if (char.IsAscii(text[at]))
        {
            return (char.IsAsciiLetterOrDigit(text[at]), 1);
        }

        return Rune.TryGetRuneAt(text, at, out var rune) ? (IsOfWord(rune) || (isInWord && IsAccent(rune)), rune.Utf16SequenceLength) : (false, 1);
    }

    private static bool IsOfWord(Rune rune) =>
        Rune.IsLetter(rune) || Rune.IsNumber(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.PrivateUse;

    private static bool IsAccent(Rune rune) => rune.Value is >= FirstAccent and <= LastAccent;

    /// <summary>A Latin letter without the accents that are a part of it; letters of other scripts with such parts are letters of their own.</summary>
    private static string Bare(Rune rune)
    {
        var letter = rune.ToString();
        var parts = letter.Normalize(NormalizationForm.FormD);
        return char.IsAsciiLetter(parts[0]) ? parts[..1] : letter;
    }

    /// <summary>A word without regard to case and accents.</summary>
    internal static string Folded(string word)
    {
        // By its capital: a sigma at the end of a word is a sigma.
        var bare = new StringBuilder(word.Length);
        foreach (var rune in word.ToUpperInvariant().EnumerateRunes())
        {
            if (!IsAccent(rune))
            {
                bare.Append(Bare(rune));
            }
        }

        return bare.ToString().ToLowerInvariant();
    }
}
