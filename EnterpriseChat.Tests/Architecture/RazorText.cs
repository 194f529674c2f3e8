using System.Text;
using System.Text.RegularExpressions;

namespace EnterpriseChat.Tests.Architecture;

/// <summary>
/// Finds the words that stand in the markup of a Razor file in place of an expression: text between tags, attributes that a person reads
/// or hears, and literals chosen inside an expression (<c>@(open ? "Close" : "Open")</c>).
/// </summary>
internal sealed partial class RazorText
{
    private static readonly HashSet<string> Void =
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

    private readonly List<string> _found = [];
    private readonly SourceCursor _at;

    private RazorText(string razor) => _at = new SourceCursor(Comment().Replace(razor, Blank));

    /// <summary>The words that stand in the markup, each as <c>line: words</c>.</summary>
    public static IReadOnlyList<string> Find(string razor)
    {
        var text = new RazorText(razor);
        while (!text._at.AtEnd)
        {
            text.Content();
        }

        return text._found;
    }

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->|<!DOCTYPE[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(
        "^(aria-(label|description|roledescription|valuetext|placeholder)"
        + "|[a-zA-Z]*(label|title|placeholder|(?<!con)text|alt|caption|tooltip|heading|description))$",
        RegexOptions.IgnoreCase)]
    private static partial Regex IsRead();

    [GeneratedRegex("&[a-zA-Z0-9#]+;")]
    private static partial Regex Entity();

    private static string Blank(Match comment) => Regex.Replace(comment.Value, "[^\n]", " ");

    private void Judge(int at, string text)
    {
        if (Entity().Replace(text, "").Any(char.IsLetter))
        {
            _found.Add($"{_at.Line(at)}: {text.Trim()}");
        }
    }

    private void JudgeLiteral(int at, string content, char before, int depth)
    {
        if (depth <= 1 && before is '(' or '?' or ':' or '+' or '>')
        {
            Judge(at, content);
        }
    }

    /// <summary>Text and elements up to the close of the element that holds them, or to the end.</summary>
    private void Content(bool toLineEnd = false)
    {
        var (from, words) = (_at.At, new StringBuilder());
        while (!_at.AtEnd && !_at.Looks("</") && !(toLineEnd && _at.Now == '\n'))
        {
            if (_at.Now == '<' && char.IsLetter(_at.Next))
            {
                Element();
            }
            else if (_at.Now == '@' && _at.Next != '@')
            {
                Transition(isRead: true);
            }
            else
            {
                from = words.ToString().Trim().Length == 0 ? _at.At : from;
                words.Append(_at.Now);
                _at.At += _at.Looks("@@") ? 2 : 1;
            }
        }

        Judge(from, words.ToString());
        if (_at.Looks("</"))
        {
            _at.SkipPast(">");
        }
    }

    private void Element()
    {
        _at.At++;
        var name = _at.Word("_.:-");
        if (Attributes())
        {
            return;
        }

        if (name is "script" or "style")
        {
            _at.SkipPast($"</{name}>");
        }
        else if (!Void.Contains(name))
        {
            Content();
        }
    }

    /// <summary>Reads to behind the tag's end; whether the tag closes itself.</summary>
    private bool Attributes()
    {
        while (true)
        {
            _at.SkipSpace();
            if (_at.AtEnd || _at.Now == '>' || _at.Looks("/>"))
            {
                var closed = _at.Now == '/';
                _at.At += closed ? 2 : 1;
                return closed;
            }

            var name = _at.Word("_.:-@");
            _at.SkipSpace();
            if (_at.Now == '=')
            {
                _at.At++;
                _at.SkipSpace();
                Value(IsRead().IsMatch(name));
            }
            else if (name.Length == 0)
            {
                _at.At++;
            }
        }
    }

    private void Value(bool isRead)
    {
        var quote = _at.Now is '"' or '\'' ? _at.Now : '\0';
        _at.At += quote == '\0' ? 0 : 1;
        var (from, words) = (_at.At, new StringBuilder());
        while (!_at.AtEnd && (quote == '\0' ? !char.IsWhiteSpace(_at.Now) && _at.Now != '>' : _at.Now != quote))
        {
            if (_at.Now == '@' && _at.Next != '@')
            {
                Transition(isRead);
            }
            else
            {
                words.Append(_at.Now);
                _at.At++;
            }
        }

        _at.At += quote == '\0' ? 0 : 1;
        if (isRead && words.ToString() is not ("true" or "false"))
        {
            Judge(from, words.ToString());
        }
    }
}
