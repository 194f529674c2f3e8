using System.Collections.Frozen;

namespace EnterpriseChat.Domain.Messages.Markdown;

/// <summary>What a language's words, texts and remarks look like: enough for colours, and no more.</summary>
internal sealed class CodeGrammar
{
    private static readonly FrozenDictionary<string, CodeGrammar> All = new Dictionary<string, CodeGrammar>
    {
        ["csharp"] = new()
        {
            Words = Split("abstract as async await base bool break byte case catch char class const continue decimal default "
                + "delegate do double else enum event explicit extern false finally fixed float for foreach get if "
                + "implicit in init int interface internal is lock long namespace new null object operator out override "
                + "params partial private protected public readonly record ref required return sealed set short sizeof "
                + "static string struct switch this throw true try typeof uint ulong using var virtual void when while "
                + "with yield"),
            HasCalls = true,
            LineRemark = "//",
            Remark = ("/*", "*/"),
        },
        ["javascript"] = Script(""),
        ["typescript"] = Script(" abstract any boolean declare enum implements interface keyof namespace never number private protected public "
            + "readonly string type unknown"),
        ["json"] = new() { Words = Split("true false null"), Quotes = "\"" },
        ["sql"] = new()
        {
            Words = Split("add all alter and as asc begin between by case column commit constraint create cross default delete "
                + "desc distinct drop else end exists foreign from full group having in index inner insert into is join "
                + "key left like limit not null on or order outer primary references right rollback select set table "
                + "then top trigger union unique update values view when where with"),
            IgnoresCase = true,
            Quotes = "'\"",
            LineRemark = "--",
            Remark = ("/*", "*/"),
        },
        ["python"] = new()
        {
            Words = Split("and as assert async await break class continue def del elif else except False finally for from "
                + "global if import in is lambda None nonlocal not or pass raise return True try while with yield"),
            HasCalls = true,
            LineRemark = "#",
        },
        ["shell"] = new()
        {
            Words = Split("case cd do done echo elif else esac exit export fi for function if in local return set then unset until while"),
            LineRemark = "#",
        },
        ["xml"] = new() { Remark = ("<!--", "-->") },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private FrozenSet<string> Words { get; init; } = [];

    private bool IgnoresCase { get; init; }

    /// <summary>Whether a word before a bracket is what is called.</summary>
    private bool HasCalls { get; init; }

    private string Quotes { get; init; } = "\"'";

    private string? LineRemark { get; init; }

    private (string Start, string End)? Remark { get; init; }

    /// <summary>The grammar of a language of <see cref="CodeLanguage"/>.</summary>
    public static CodeGrammar? Of(string language) => All.GetValueOrDefault(language);

    /// <summary>How far the part at that place reaches, one character at least, and the class of its colour, if it has one.</summary>
    public (int Length, string? Kind) At(string code, int at)
    {
        var c = code[at];
        if (LineRemark is { } line && Starts(code, at, line))
        {
            return (UpTo(code, at, "\n", inclusive: false), "c");
        }

        if (Remark is { } remark && Starts(code, at, remark.Start))
        {
            return (UpTo(code, at + remark.Start.Length, remark.End, inclusive: true) + remark.Start.Length, "c");
        }

        if (Quotes.Contains(c, StringComparison.Ordinal))
        {
            return (QuotedLength(code, at, c), "s");
        }

        if (!IsWord(c))
        {
            return (1, null);
        }

        var end = at;
        while (end < code.Length && IsWord(code[end]))
        {
            end++;
        }

        var word = code[at..end];
        var isCall = HasCalls && end < code.Length && code[end] == '(';
        return (word.Length, char.IsAsciiDigit(c) ? "m" : Words.Contains(IgnoresCase ? word.ToLowerInvariant() : word) ? "k" : isCall ? "f" : null);
    }

    private static CodeGrammar Script(string more) => new()
    {
        Words = Split("async await break case catch class const continue default delete do else export extends false finally for from function if "
            + "import in instanceof let new null of return static super switch this throw true try typeof undefined var void while yield" + more),
        HasCalls = true,
        Quotes = "\"'`",
        LineRemark = "//",
        Remark = ("/*", "*/"),
    };

    private static FrozenSet<string> Split(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static bool Starts(string code, int at, string part) => string.CompareOrdinal(code, at, part, 0, part.Length) == 0;

    private static int UpTo(string code, int at, string end, bool inclusive)
    {
        var found = at < code.Length ? code.IndexOf(end, at, StringComparison.Ordinal) : -1;
        return (found < 0 ? code.Length : found + (inclusive ? end.Length : 0)) - at;
    }

    /// <summary>A text ends at its quote, or with its line: one quote too few must not colour the rest.</summary>
    private static int QuotedLength(string code, int at, char quote)
    {
        for (var i = at + 1; i < code.Length; i++)
        {
            if (code[i] == quote)
            {
                return i - at + 1;
            }

            if (code[i] == '\n' && quote != '`')
            {
                return i - at;
            }

            i += code[i] == '\\' ? 1 : 0;
        }

        return code.Length - at;
    }
}
