namespace EnterpriseChat.Domain.Messages.Markdown;

/// <summary>Colours the code of the known languages: words, texts, numbers and remarks, in one pass over the characters.</summary>
internal static class CodeColours
{
    /// <summary>More marked parts than this are not worth their markup; the rest of the code stays without colours.</summary>
    private const int MostParts = 1_000;

    public static void Write(PieceWriter output, string code, string? language)
    {
        var grammar = language is null ? null : CodeGrammar.Of(language);
        var written = 0;
        var parts = 0;
        for (var i = 0; grammar is not null && i < code.Length && parts < MostParts;)
        {
            var (length, kind) = grammar.At(code, i);
            if (kind is not null)
            {
                output.Text(code.AsSpan(written, i - written), findsKeys: false);
                output.Markup($"<span class=\"{kind}\">");
                output.Text(code.AsSpan(i, length), findsKeys: false);
                output.Markup("</span>");
                written = i + length;
                parts++;
            }

            i += length;
        }

        output.Text(code.AsSpan(written), findsKeys: false);
    }
}
