using System.Text;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EnterpriseChat.Domain.Messages.Markdown;

/// <summary>
/// Turns the text of a message into safe HTML: bold, italic, strike, code, quotes, lists and links of Markdown, and nothing else.
/// What is too deep, too long or not understood is shown as it was typed.
/// </summary>
public static class MessageRenderer
{
    /// <summary>Deepest nesting of blocks and emphasis; beyond it the text is shown plain.</summary>
    public const int DeepestNesting = 20;

    /// <summary>Most inline parts; beyond it the text is shown plain.</summary>
    public const int MostInlines = 2_000;

    /// <summary>Largest output in bytes of UTF-8, each key counted as a link; beyond it the text is shown plain.</summary>
    public const int LargestOutput = 200_000;

    private const int LinkAroundKey = 42;

    // Named one by one: the set of everything would let users set ids, classes and handlers.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UseAutoLinks()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseSoftlineBreakAsHardlineBreak()
        .Build();

    /// <summary>Renders a text that <see cref="TextRules.Clean"/> has passed.</summary>
    public static RenderedText Render(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var document = Effort.IsTooMuch(text) ? null : Parse(text);
        if (document is null || !IsModest(document))
        {
            return Plain(text);
        }

        var output = new PieceWriter();
        new BlockWriter(output, text).Write(document);
        // Markup without text (an empty list item, a definition, a lone fence) would show an empty message.
        if (!output.HasText)
        {
            return Plain(text);
        }

        var rendered = output.ToRendered();
        return rendered.Pieces.Sum(Size) > LargestOutput ? Plain(text) : rendered;
    }

    /// <summary>
    /// Renders one message of many: a text that the renderer cannot take must not keep the others from being shown. Returns false, with the
    /// sentence that stands in the message's place and the error for the log, when it fails.
    /// </summary>
    public static bool TryRender(string text, out RenderedText rendered, out Exception? error) =>
        TryRender(text, Render, out rendered, out error);

    internal static bool TryRender(string text, Func<string, RenderedText> render, out RenderedText rendered, out Exception? error)
    {
        try
        {
            rendered = render(text);
            error = null;
            return true;
        }
#pragma warning disable CA1031 // Whatever it is, it concerns this one message only.
        catch (Exception e)
#pragma warning restore CA1031
        {
            rendered = Plain(Words.MessageCannotBeShown);
            error = e;
            return false;
        }
    }

    private static MarkdownDocument? Parse(string text)
    {
        try
        {
            return Markdig.Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig's own limit of nesting.
            return null;
        }
    }

    private static RenderedText Plain(string text)
    {
        var output = new PieceWriter();
        output.Markup("<p dir=\"auto\">");
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                output.EndLine(isBreak: true);
            }

            // Keys would multiply a text that is plain because it is too much.
            output.Text(lines[i], findsKeys: false);
        }

        output.Markup("</p>");
        return output.ToRendered();
    }

    private static int Size(Piece piece) => piece.IsKey ? (2 * piece.Text.Length) + LinkAroundKey : Encoding.UTF8.GetByteCount(piece.Text);

    private static bool IsModest(MarkdownDocument document)
    {
        var inlines = 0;
        return IsModest(document, 0, ref inlines);
    }

    private static bool IsModest(MarkdownObject node, int depth, ref int inlines)
    {
        if (depth > DeepestNesting)
        {
            return false;
        }

        switch (node)
        {
            case ContainerBlock blocks:
                foreach (var block in blocks)
                {
                    if (!IsModest(block, depth + (block is ContainerBlock ? 1 : 0), ref inlines))
                    {
                        return false;
                    }
                }

                return true;
            case LeafBlock { Inline: { } inline }:
                return IsModest(inline, depth, ref inlines);
            case ContainerInline container:
                foreach (var child in container)
                {
                    if (++inlines > MostInlines || !IsModest(child, depth + (child is ContainerInline ? 1 : 0), ref inlines))
                    {
                        return false;
                    }
                }

                return true;
            default:
                return true;
        }
    }
}
