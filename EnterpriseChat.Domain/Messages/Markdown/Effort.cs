namespace EnterpriseChat.Domain.Messages.Markdown;

/// <summary>
/// Tells texts that would cost the parser too much before it begins: it works in the square of these numbers, and gives up on deep nesting
/// only after a tenth of a second. Such texts break the bounds on nesting or inline parts, or nearly do, and are shown as typed.
/// </summary>
internal static class Effort
{
    private const int MostMarks = 1_500;

    /// <summary>Whether the text is shown as typed without a look at its Markdown.</summary>
    public static bool IsTooMuch(ReadOnlySpan<char> text)
    {
        var marks = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var isRun = text[i] is ('*' or '_' or '~') && (i == 0 || text[i - 1] != text[i]);
            marks += isRun || text[i] == '[' ? 1 : 0;
            var isLineStart = i == 0 || text[i - 1] == '\n';
            if (marks > MostMarks || (isLineStart && IsDeep(text[i..])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the line begins with more quote and list marks than may be nested.</summary>
    private static bool IsDeep(ReadOnlySpan<char> line)
    {
        var depth = 0;
        var i = 0;
        while (i < line.Length && depth <= MessageRenderer.DeepestNesting)
        {
            var digits = i;
            while (digits < line.Length && char.IsAsciiDigit(line[digits]))
            {
                digits++;
            }

            if (line[i] is ' ' or '\t')
            {
                i++;
            }
            else if (line[i] is '>' || (line[i] is ('-' or '*' or '+') && IsSpace(line, i + 1)))
            {
                depth++;
                i++;
            }
            else if (digits > i && digits < line.Length && line[digits] is ('.' or ')') && IsSpace(line, digits + 1))
            {
                depth++;
                i = digits + 1;
            }
            else
            {
                break;
            }
        }

        return depth > MessageRenderer.DeepestNesting;
    }

    private static bool IsSpace(ReadOnlySpan<char> line, int at) => at < line.Length && line[at] is (' ' or '\t');
}
