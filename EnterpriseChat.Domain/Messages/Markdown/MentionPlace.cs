using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace EnterpriseChat.Domain.Messages.Markdown;

/// <summary>A name that may stand behind an @.</summary>
/// <param name="Length">How far it reaches, the @ included.</param>
/// <param name="Key">The name, folded by <see cref="TextRules.Key"/>.</param>
internal readonly record struct PossibleName(int Length, string Key);

/// <summary>
/// A place of running text where somebody may be named. User names may hold spaces and points, so that the text alone does not say where one
/// ends: it gives all that may be meant, and the longest that is somebody's wins.
/// </summary>
/// <param name="Start">Where the @ stands.</param>
/// <param name="Names">The names that may be meant, the longest first.</param>
internal sealed record MentionPlace(int Start, ImmutableArray<PossibleName> Names)
{
    /// <summary>
    /// The next place at or after <paramref name="from"/>; null when there is none. <paramref name="before"/> is the character in front of
    /// the text. By hand, over a bounded stretch: no text can make it slow.
    /// </summary>
    public static MentionPlace? Next(ReadOnlySpan<char> text, int from, char before)
    {
        for (var start = from; start < text.Length; start++)
        {
            var gap = text[start..].IndexOf('@');
            if (gap < 0)
            {
                return null;
            }

            start += gap;
            if (IsBeginning(text[..start], before) && NamesIn(text[(start + 1)..]) is { Length: > 0 } names)
            {
                return new MentionPlace(start, names);
            }
        }

        return null;
    }

    /// <summary>The longest of the names that is one of those asked for.</summary>
    public PossibleName? Chosen(Func<string, bool> isName)
    {
        foreach (var name in Names)
        {
            if (isName(name.Key))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Behind a letter, or what joins the parts of an address, an @ belongs to an e-mail address or a path.</summary>
    private static bool IsBeginning(ReadOnlySpan<char> head, char before)
    {
        var last = head.IsEmpty ? before : head[^1];
        if (last is '@' or '.' or '-' or '+' or '%' or '/' or '\\')
        {
            return false;
        }

        var rune = Rune.DecodeLastFromUtf16(head.IsEmpty ? [before] : head, out var found, out _) == System.Buffers.OperationStatus.Done ? found : Rune.ReplacementChar;
        return !IsOfWord(rune) || IsOfWordsWithoutSpaces(rune);
    }

    private static ImmutableArray<PossibleName> NamesIn(ReadOnlySpan<char> text)
    {
        var names = ImmutableArray.CreateBuilder<PossibleName>();
        var last = new Rune(' ');
        for (var i = 0; i <= text.Length && i <= People.PeopleRefusals.LongestName;)
        {
            var isOver = Rune.DecodeFromUtf16(text[i..], out var next, out var length) != System.Buffers.OperationStatus.Done;
            if (i > 0 && !Rune.IsWhiteSpace(last) && (isOver || IsEnd(last, next, text[(i + length)..])))
            {
                names.Add(new PossibleName(i + 1, TextRules.Key(text[..i].ToString())));
            }

            // What the platform cannot bring into compatibility form is no part of a name; a name does not begin with a space.
            if (isOver || next.Value is 0xFFFE || next.Value is '\n' || (i == 0 && Rune.IsWhiteSpace(next)))
            {
                break;
            }

            last = next;
            i += length;
        }

        names.Reverse();
        return names.ToImmutable();
    }

    /// <summary>A name ends where a word does; what joins two words, as in an address or a double name, ends none.</summary>
    private static bool IsEnd(Rune last, Rune next, ReadOnlySpan<char> rest)
    {
        if (IsOfWord(next))
        {
            return !IsOfWord(last) ? false : IsOfWordsWithoutSpaces(last) || IsOfWordsWithoutSpaces(next);
        }

        var joins = next.Value is '-' or '.' or '@';
        return !joins || Rune.DecodeFromUtf16(rest, out var behind, out _) != System.Buffers.OperationStatus.Done || !IsOfWord(behind);
    }

    private static bool IsOfWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || rune.Value is '_'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Kana, ideographs and Hangul stand beside other words without a space between them.</summary>
    private static bool IsOfWordsWithoutSpaces(Rune rune) =>
        rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0x20000 and <= 0x3FFFF);
}
