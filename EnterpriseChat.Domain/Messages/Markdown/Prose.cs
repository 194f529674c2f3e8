namespace EnterpriseChat.Domain.Messages.Markdown;

/// <summary>
/// Most of what people write is one line of words, in which nothing can be Markdown: it is written without the parser, which costs more than all
/// the rest. What might be anything is none.
/// </summary>
internal static class Prose
{
    /// <summary>Whether a text is one line of words and of signs that mean nothing between words.</summary>
    public static bool Is(string text)
    {
        if (text.Length == 0 || !char.IsLetter(text[0]) || text[^1] == ' ')
        {
            return false;
        }

        for (var at = 1; at < text.Length; at++)
        {
            var isPlain = text[at] switch
            {
                ' ' or ',' or ';' or '?' or '!' or '-' or '(' or ')' or '\'' or '"' => true,
                // Inside a word they may be an address.
                '.' => at + 1 == text.Length || text[at + 1] is ' ' or '.',
                ':' => at + 1 == text.Length || text[at + 1] == ' ',
                var c => char.IsAsciiDigit(c) || char.IsLetter(c) || char.IsSurrogate(c),
            };
            if (!isPlain)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes it as the parser would have it written.</summary>
    public static void Write(string text, PieceWriter output)
    {
        output.Markup("<p dir=\"auto\">");
        output.Text(text, findsKeys: true);
        output.Markup("</p>");
        output.EndLine();
    }
}
