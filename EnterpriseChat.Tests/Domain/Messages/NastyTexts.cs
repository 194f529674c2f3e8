using System.Text;
using EnterpriseChat.Domain;

namespace EnterpriseChat.Tests.Domain.Messages;

/// <summary>
/// Texts that a person who means harm, or Markdown's corners, could make: each is made of its number alone, so that one that failed can be
/// made again. Words that occur once each are strewn in, by which the test sees what was lost.
/// </summary>
internal sealed class NastyTexts
{
    private static readonly string[] Marks =
    [
        "**", "*", "_", "__", "~~", "`", "``", "[", "]", "](", "![", "(", ")", "<", ">", "!", "\\", "|", "#", "\"", "'", "&", ";", ":", "@", "-", "+", "=", "/", "{", "}", "$", "^",
        "\n", "\n\n", "\t", "  \n", "\\\n", "    ", "> ", "- ", "1. ", "7) ", "# ", "---\n", "===\n", "```\n", "~~~\n", ":::", "]: ", "&#", "&#x", "<!--", "-->", "<![CDATA[", "]]>",
    ];

    private static readonly string[] Html =
    [
        "<script>", "</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<a href=\"javascript:alert(1)\">", "</a>", "</p>", "</pre></code>", "<b onclick=x>",
        "<iframe srcdoc=x>", "<style>*{}</style>", "<!--bl:1-->", "<math><mi xlink:href=x>", "<template>", "</textarea>", "<plaintext>", "<?php ?>", "<!DOCTYPE html>", "<base href=//x>",
    ];

    private static readonly string[] Entities =
        ["&lt;", "&gt;", "&amp;", "&quot;", "&#39;", "&#0;", "&#x3C;", "&#60", "&lt", "&colon;", "&Tab;", "&NewLine;", "&nbsp;", "&zwj;", "&#xD800;", "&#1114112;", "&copy;", "&bogus;"];

    private static readonly string[] Schemes =
    [
        "https://", "http://", "mailto:", "javascript:", "JaVaScRiPt:", "data:text/html,", "vbscript:", "file:///", "//", "/", "#", "?", "java\tscript:", "&#106;avascript:", "java&#10;script:",
        "\u0001javascript:", "javascript&colon;", "blob:", "ftp://", "https:\\\\", "https:/", "http:javascript:", "https://u:p@", "https://[::1]/", "https://日本.", "https://xn--", "www.", "",
    ];

    /// <summary>What draws nothing, turns the direction, joins, controls, or is half a character.</summary>
    private static readonly string[] Unseen =
    [
        "\u200B", "\u200D", "\u2060", "\uFEFF", "\u00AD", "\u202E", "\u202A", "\u2066", "\u2069", "\u0000", "\u0001", "\u001B", "\u007F", "\u0085", "\u2028", "\uD800", "\uDC00", "\uDBFF\uDFFF",
        "\uFFFE", "\uFFFF", "\u0301", "\uFE0F", "\u034F", "\u3164", "\r", "\r\n", "😀", "👩\u200D💻", "العربية", "日本",
    ];

    private static readonly string[] Languages = ["", "cs", "js", "ts", "json", "sql", "py", "sh", "xml", "html", "nonsense", "c#\" onclick=x", "<b>"];

    private static readonly string[] Code = ["\"", "'", "/*", "*/", "//", "--", "<!--", "-->", "#", "`", "\\", "\n", "public ", "select ", "0x1F", "{", "}", "@\"", "$\"", "<a b=\"c\">"];

    private readonly Random _random;
    private readonly int _longest;
    private readonly StringBuilder _text = new();
    private int _words;

    private NastyTexts(int number)
    {
        _random = new Random(number);
        // Most are short, as messages are, and reach many forms in little time; one in some hundreds is as long as may be.
        _longest = (int)Math.Pow(TextRules.LongestMessage, 0.35 + (0.65 * Math.Pow(_random.NextDouble(), 4)));
    }

    /// <summary>The text of that number, as it would be stored.</summary>
    public static string Of(int number)
    {
        var made = new NastyTexts(number);
        while (made._text.Length < made._longest)
        {
            made.Block(0, "");
        }

        var text = TextRules.Clean(made.Torn());
        return text.Length > TextRules.LongestMessage ? text[..TextRules.LongestMessage] : text;
    }

    private bool IsFull => _text.Length >= _longest;

    /// <summary>Some of it taken away, doubled or put elsewhere: what no grammar makes.</summary>
    private string Torn()
    {
        var text = _text.ToString();
        for (var times = _random.Next(4); times > 0 && text.Length > 2; times--)
        {
            var from = _random.Next(text.Length - 1);
            var length = _random.Next(1, Math.Min(40, text.Length - from));
            var part = text.Substring(from, length);
            text = _random.Next(3) switch
            {
                0 => text.Remove(from, length),
                1 => text.Insert(_random.Next(text.Length), part),
                _ => text.Insert(from, One(Marks)),
            };
        }

        return text;
    }

    private void Block(int depth, string before)
    {
        switch (IsFull || depth > 8 ? 0 : _random.Next(12))
        {
            case 0 or 1 or 2:
                Add(before);
                Line(0);
                Add(_random.Next(2) == 0 ? "\n" : "\n\n");
                break;
            case 3:
                Several(depth, before + "> ");
                break;
            case 4:
                Several(depth, before + One(["- ", "* ", "1. ", "42) ", "   ", "    ", "- > "]));
                break;
            case 5:
                Fence(before);
                break;
            default:
                Odd(before);
                break;
        }
    }

    private void Odd(string before)
    {
        switch (_random.Next(6))
        {
            case 0:
                Add(before + new string('#', _random.Next(1, 8)) + " ");
                Line(0);
                Add("\n");
                break;
            case 1:
                Add($"{before}[{Word()}]: {One(Schemes)}a.example/{Word()} \"{Word()}\"\n");
                break;
            case 2:
                Add($"{before}|{Word()}|{One(Html)}|\n{before}|-|-|\n{before}|{Word()}|{One(Unseen)}|\n");
                break;
            case 3:
                Add(string.Concat(Enumerable.Repeat(One(Marks), _random.Next(1, 40))));
                break;
            default:
                for (var i = _random.Next(1, 30); i > 0; i--)
                {
                    Piece(0);
                }

                break;
        }
    }

    private void Several(int depth, string before)
    {
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            Block(depth + 1, before);
        }
    }

    private void Fence(string before)
    {
        var fence = new string(_random.Next(2) == 0 ? '`' : '~', _random.Next(2, 6));
        Add($"{before}{fence}{One(Languages)}{(_random.Next(3) == 0 ? " " + Word() : "")}\n");
        for (var i = _random.Next(12); i > 0; i--)
        {
            Add(_random.Next(3) == 0 ? Word() : One(_random.Next(2) == 0 ? Code : Html));
        }

        Add(_random.Next(4) == 0 ? "\n" : $"\n{before}{fence}\n");
    }

    private void Line(int depth)
    {
        for (var i = _random.Next(1, 8); i > 0; i--)
        {
            Piece(depth);
            Add(_random.Next(3) == 0 ? "" : " ");
        }
    }

    private void Piece(int depth)
    {
        switch (IsFull || depth > 6 ? 0 : _random.Next(14))
        {
            case 0 or 1:
                Add(Word());
                break;
            case 2 or 3:
                var mark = One(["*", "**", "_", "__", "~~", "***"]);
                Around(mark, mark, depth);
                break;
            case 4:
                var ticks = new string('`', _random.Next(1, 4));
                Around(ticks, ticks, depth);
                break;
            case 5:
                Around(_random.Next(4) == 0 ? "![" : "[", $"]({One(Schemes)}{One(["a.example", "alert(1)", "", "a b", "x@y.example", One(Unseen)])}{One(["", "", " \"" + Word() + "\"", " 'a"])})", depth);
                break;
            default:
                Small();
                break;
        }
    }

    private void Small()
    {
        switch (_random.Next(8))
        {
            case 0:
                Add($"<{One(Schemes)}{Word()}>");
                break;
            case 1:
                Add($"{One(Schemes)}{Word()}.example/{One(Marks)}");
                break;
            case 2:
                Add(One(Html));
                break;
            case 3:
                Add(One(Entities));
                break;
            case 4:
                Add(One(Unseen));
                break;
            case 5:
                Add(One(["@word", "@日本", "@a", "@here", "a@b.example", "\\@a", "@", "TEST-1", "AB-999999999", "TEST-1-2", "[TEST-7](https://a.example)", " /chat/AAAAAAAAAAAAAAAAAAAAAA/7", "https://a.example/chat/AAAAAAAAAAAAAAAAAAAAAA "]));
                break;
            default:
                Add(One(Marks));
                break;
        }
    }

    private void Around(string before, string after, int depth)
    {
        Add(before);
        Line(depth + 1);
        Add(after);
    }

    private string Word() => $"zq{_words++:x}{(char)('g' + _random.Next(10))}{_random.Next(4096):x}z";

    private string One(string[] of) => of[_random.Next(of.Length)];

    private void Add(string text) => _text.Append(text);
}
