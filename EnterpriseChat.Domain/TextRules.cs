using System.Globalization;
using System.Text;

namespace EnterpriseChat.Domain;

/// <summary>The rules for text that people write: what is kept, what counts as empty, and when two names are the same.</summary>
public static class TextRules
{
    /// <summary>Longest message in UTF-16 code units, as the browser counts a text's length (product.md section 5).</summary>
    public const int LongestMessage = 10_000;

    /// <summary>
    /// The text as it is stored: a lone surrogate becomes U+FFFD, control characters but newline and tab become the symbol that pictures them,
    /// line ends become newlines. Applied once, before length, storage and digest.
    /// </summary>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lineEnds = text.Contains('\r', StringComparison.Ordinal) ? text.ReplaceLineEndings("\n") : text;
        StringBuilder? changed = null;
        for (var i = 0; i < lineEnds.Length; i++)
        {
            var c = lineEnds[i];
            if (char.IsHighSurrogate(c) && i + 1 < lineEnds.Length && char.IsLowSurrogate(lineEnds[i + 1]))
            {
                changed?.Append(c).Append(lineEnds[i + 1]);
                i++;
                continue;
            }

            var kept = Kept(c);
            if (kept != c && changed is null)
            {
                changed = new StringBuilder(lineEnds, 0, i, lineEnds.Length);
            }

            changed?.Append(kept);
        }

        return changed?.ToString() ?? lineEnds;
    }

    /// <summary>The text of a message as it is stored: cleaned, and empty where a reader would see nothing.</summary>
    public static string Message(string text)
    {
        var clean = Clean(text);
        return IsBlank(clean) ? "" : clean;
    }

    /// <summary>Whether a reader would see nothing: only white space, format characters and letters that draw nothing.</summary>
    public static bool IsBlank(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsInvisible(rune))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A name as it is stored: cleaned, on one line, without invisible ends and words, inner white space single.</summary>
    public static string Name(string text)
    {
        var words = Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => !IsBlank(word));
        return string.Join(' ', words).Trim('\u200B', '\u2060', '\uFEFF', '\u00AD');
    }

    /// <summary>
    /// Whether it holds characters that turn the direction of what stands around them: <c>exe.gpj</c> could then look like <c>jpg.exe</c>.
    /// Nothing that has a name may hold them.
    /// </summary>
    public static bool TurnsDirection(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().IndexOfAnyInRange('\u202A', '\u202E') >= 0 || text.AsSpan().IndexOfAnyInRange('\u2066', '\u2069') >= 0;
    }

    /// <summary>
    /// Whether a word of a name has Latin letters beside Greek or Cyrillic ones: such a name can look like another one, so that it carries a
    /// visible mark wherever names are told apart (Unicode TS 39).
    /// </summary>
    public static bool MixesScripts(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Any(word => word.Any(c => char.IsLetter(c) && IsLatin(c)) && word.Any(c => char.IsLetter(c) && IsGreekOrCyrillic(c)));
    }

    /// <summary>
    /// The key under which two names are the same: compatibility form, full case folding by upper then lower, no invisible characters,
    /// white space single. Databases fold ASCII only, so the key is made here and compared by bytes.
    /// </summary>
    public static string Key(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var rune in Name(name).Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
            {
                folded.Append(rune.ToString());
            }
        }

        return string.Join(' ', folded.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .ToUpperInvariant().Replace("ß", "SS", StringComparison.Ordinal).ToLowerInvariant();
    }

    /// <summary>
    /// The key by which filters, completion and the grids find a name: as <see cref="Key"/>, and without accents, so that <c>novak</c> finds
    /// <c>Novák</c>. Both sides are folded.
    /// </summary>
    public static string Sought(string name)
    {
        var key = Key(name);
        return Ascii.IsValid(key)
            ? key
            : string.Concat(key.Normalize(NormalizationForm.FormD).Where(c => c is < '\u0300' or > '\u036F')).Normalize(NormalizationForm.FormC);
    }

    private static bool IsLatin(char c) => char.IsAsciiLetter(c) || c is (>= '\u00C0' and <= '\u024F') or (>= '\u1E00' and <= '\u1EFF');

    private static bool IsGreekOrCyrillic(char c) =>
        c is (>= '\u0370' and <= '\u052F') or (>= '\u1F00' and <= '\u1FFF') or (>= '\u1C80' and <= '\u1C8F') or (>= '\uA640' and <= '\uA69F');

    private static char Kept(char c) => c switch
    {
        '\n' or '\t' => c,
        < ' ' => (char)('\u2400' + c),
        '\u007F' => '\u2421',
        >= '\u0080' and <= '\u009F' => '\uFFFD',
        _ when char.IsSurrogate(c) => '\uFFFD',
        _ => c,
    };

    private static bool IsInvisible(Rune rune) =>
        Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control
        // Hangul fillers, the blank Braille cell, the combining grapheme joiner and variation selectors draw nothing.
        || rune.Value is 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 or 0x034F
        || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
