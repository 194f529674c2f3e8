using System.Globalization;
using System.Text;

namespace EnterpriseChat.Domain.Search;

/// <summary>A word in a text.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is in the text.</param>
/// <param name="Folded">The word without regard to case and accents.</param>
internal readonly record struct TextWord(int Start, int Length, string Folded);

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
                yield return new TextWord(start, at - start, Folded(text, start, at - start));
                start = -1;
            }

            at += length;
        }

        if (start >= 0)
        {
            yield return new TextWord(start, text.Length - start, Folded(text, start, text.Length - start));
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

    private static string Folded(string text, int start, int length)
    {
        var word = text.AsSpan(start, length);
        if (Ascii.IsValid(word))
        {
            return string.Create(length, (text, start), static (lower, of) => of.text.AsSpan(of.start, lower.Length).ToLowerInvariant(lower));
        }

        // By its capital: a sigma at the end of a word is a sigma.
        var bare = new StringBuilder(length);
        foreach (var rune in word.ToString().ToUpperInvariant().EnumerateRunes())
        {
            if (!IsAccent(rune))
            {
                bare.Append(Bare(rune));
            }
        }

        return bare.ToString().ToLowerInvariant();
    }
}
