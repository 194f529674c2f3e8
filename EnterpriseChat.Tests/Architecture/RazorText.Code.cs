namespace EnterpriseChat.Tests.Architecture;

/// <content>The C# inside the markup, and the markup inside that.</content>
internal sealed partial class RazorText
{
    private static readonly HashSet<string> Directives =
    [
        "page", "using", "inject", "attribute", "implements", "inherits", "namespace", "layout", "typeparam", "rendermode",
        "preservewhitespace",
    ];

    private static readonly HashSet<string> Blocks = ["if", "for", "foreach", "while", "switch", "lock", "try", "do", "using"];

    private void Transition(bool isRead)
    {
        _at.At++;
        if (_at.Now is '(')
        {
            _at.SkipBrackets(isRead ? JudgeLiteral : null);
            return;
        }

        if (_at.Now is '{')
        {
            Code();
        }
        else
        {
            Named();
        }
    }

    /// <summary>A block, a directive or an expression, by the word it begins with.</summary>
    private void Named()
    {
        var from = _at.At;
        var word = _at.Word();
        _at.SkipSpaceAfter(word, Blocks);
        if (word is "code" or "functions")
        {
            _at.SkipSpace();
            _at.SkipBrackets();
        }
        else if (Blocks.Contains(word) && _at.Now is '(' or '{')
        {
            Statement();
        }
        else if (Directives.Contains(word))
        {
            _at.SkipPast("\n");
        }
        else
        {
            _at.At = from;
            Expression();
        }
    }

    private void Expression()
    {
        if (_at.Word() == "await")
        {
            _at.SkipSpace();
            _at.Word();
        }

        while (!_at.AtEnd)
        {
            if (_at.Now is '(' or '[')
            {
                _at.SkipBrackets();
            }
            else if ((_at.Now == '.' && char.IsLetter(_at.Next)) || (_at.Now is '?' or '!' && _at.Next == '.'))
            {
                _at.At += _at.Now == '.' ? 1 : 2;
                _at.Word();
            }
            else
            {
                return;
            }
        }
    }

    private void Statement()
    {
        string word;
        do
        {
            _at.SkipSpace();
            if (_at.Now == '(')
            {
                _at.SkipBrackets();
                _at.SkipSpace();
            }

            Code();
            var end = _at.At;
            _at.SkipSpace();
            word = _at.Word();
            if (word is not ("else" or "catch" or "finally"))
            {
                _at.At = end;
            }
            else if (word == "else")
            {
                _at.SkipSpace();
                _ = _at.Looks("if") ? _at.Word() : "";
            }
        }
        while (word is "else" or "catch" or "finally");
    }

    /// <summary>C# from an opening brace to behind its closing one, with the markup that begins its statements.</summary>
    private void Code()
    {
        var before = _at.Now;
        for (_at.At++; !_at.AtEnd && _at.Now != '}';)
        {
            if (_at.Looks("@:"))
            {
                _at.At += 2;
                Content(toLineEnd: true);
                before = ';';
            }
            else if (_at.Now == '<' && char.IsLetter(_at.Next) && before is '{' or '}' or ';' or ':' or '@')
            {
                Element();
                before = ';';
            }
            else if (_at.Now == '{')
            {
                Code();
                before = '}';
            }
            else if (!_at.TrySkipLiteral())
            {
                before = char.IsWhiteSpace(_at.Now) ? before : _at.Now;
                _at.At++;
            }
        }

        _at.At++;
    }
}
