namespace EnterpriseChat.Tests.Architecture;

/// <summary>A place in a source text that steps over C# strings, comments and brackets as a whole.</summary>
internal sealed class SourceCursor(string text)
{
    /// <summary>Calls back for each string literal stepped over: where it begins, its content, the sign before it, how deep in brackets.</summary>
    public delegate void LiteralSeen(int at, string content, char before, int depth);

    public int At { get; set; }

    public bool AtEnd => At >= text.Length;

    public char Now => AtEnd ? '\0' : text[At];

    public char Next => At + 1 < text.Length ? text[At + 1] : '\0';

    public int Line(int at) => text.AsSpan(0, at).Count('\n') + 1;

    public bool Looks(string expected) => string.CompareOrdinal(text, At, expected, 0, expected.Length) == 0;

    public string Between(int from, int to) => text[from..to];

    /// <summary>The letters, digits and the given signs from here on.</summary>
    public string Word(string also = "_")
    {
        var from = At;
        while (!AtEnd && (char.IsLetterOrDigit(Now) || also.Contains(Now, StringComparison.Ordinal)))
        {
            At++;
        }

        return text[from..At];
    }

    public void SkipSpace()
    {
        while (!AtEnd && char.IsWhiteSpace(Now))
        {
            At++;
        }
    }

    /// <summary>Skips the space between a word of the language and its bracket; behind other words it belongs to the text.</summary>
    public void SkipSpaceAfter(string word, IReadOnlySet<string> words)
    {
        if (words.Contains(word))
        {
            SkipSpace();
        }
    }

    /// <summary>Moves behind the next occurrence, or to the end.</summary>
    public void SkipPast(string end)
    {
        var found = text.IndexOf(end, At, StringComparison.Ordinal);
        At = found < 0 ? text.Length : found + end.Length;
    }

    /// <summary>From an opening bracket to behind its closing one.</summary>
    public void SkipBrackets(LiteralSeen? seen = null)
    {
        var (depth, before) = (0, '\0');
        do
        {
            if (TrySkipLiteral(before, depth, seen))
            {
                before = '"';
                continue;
            }

            depth += Now switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
            before = char.IsWhiteSpace(Now) ? before : Now;
            At++;
        }
        while (depth > 0 && !AtEnd);
    }

    /// <summary>Steps over a string, a character or a comment that begins here.</summary>
    public bool TrySkipLiteral(char before = '\0', int depth = 0, LiteralSeen? seen = null)
    {
        if (Looks("//"))
        {
            SkipPast("\n");
        }
        else if (Looks("/*"))
        {
            SkipPast("*/");
        }
        else if (Now == '\'')
        {
            SkipCharacter();
        }
        else if (Now == '"' || (Now is '$' or '@' && (Next == '"' || (Next is '$' or '@' && At + 2 < text.Length && text[At + 2] == '"'))))
        {
            var from = At;
            SkipString();
            seen?.Invoke(from, text[from..At].Trim('$', '@', '"'), before, depth);
        }
        else
        {
            return false;
        }

        return true;
    }

    private void SkipCharacter()
    {
        At += Next == '\\' ? 3 : 2;
        while (!AtEnd && Now is not ('\'' or '\n'))
        {
            At++;
        }

        At++;
    }

    private void SkipString()
    {
        var (interpolated, verbatim) = (false, false);
        for (; Now != '"'; At++)
        {
            (interpolated, verbatim) = (interpolated || Now == '$', verbatim || Now == '@');
        }

        if (Looks("\"\"\""))
        {
            At += 3;
            SkipPast("\"\"\"");
            return;
        }

        for (At++; !AtEnd && Now != '"';)
        {
            Step(interpolated, verbatim);
        }

        At++;
    }

    private void Step(bool interpolated, bool verbatim)
    {
        if (Now == '\\' && !verbatim)
        {
            At += 2;
        }
        else if (interpolated && Now == '{' && Next != '{')
        {
            SkipBrackets();
        }
        else
        {
            At += interpolated && Now == '{' ? 2 : 1;
        }

        if (verbatim && Now == '"' && Next == '"')
        {
            At += 2;
        }
    }
}
