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

    /// <summary>Most places of a message at which somebody can be named; whom it names beyond them stays text.</summary>
    public const int MostMentions = 30;

    private const int LinkAroundKey = 42;

    // Named one by one: the set of everything would let users set ids, classes and handlers.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UseAutoLinks()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseSoftlineBreakAsHardlineBreak()
        .Build();

    /// <summary>Renders a text that <see cref="TextRules.Clean"/> has passed, and in which nobody is named.</summary>
    public static RenderedText Render(string text) => Render(text, (Func<MentionPlace, PossibleName?>?)null);

    /// <summary>Renders a text in which these names, folded by <see cref="TextRules.Key"/>, are mentions.</summary>
    public static RenderedText Render(string text, IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return Render(text, names.Count == 0 ? null : place => place.Chosen(names.Contains));
    }

    /// <summary>
    /// The places of a text at which somebody may be named, found by the very way in which they are drawn: what is code, address, link or
    /// escaped for its reader names nobody.
    /// </summary>
    internal static IReadOnlyList<MentionPlace> Places(string text)
    {
        var places = new List<MentionPlace>();
        if (text.Contains('@', StringComparison.Ordinal))
        {
            Render(text, place =>
            {
                places.Add(place);
                return null;
            });
        }

        return places;
    }

    /// <summary>What a reader sees of a text, without markup, in lines.</summary>
    public static string ToPlain(string text) => Write(text, null)?.Plain ?? text;

    private static RenderedText Render(string text, Func<MentionPlace, PossibleName?>? named) =>
        Write(text, named)?.ToRendered() is { } rendered && rendered.Pieces.Sum(Size) <= LargestOutput ? rendered : Plain(text);

    /// <summary>Null for what is shown plain: too much, or markup without text (an empty list item, a definition, a lone fence).</summary>
    private static PieceWriter? Write(string text, Func<MentionPlace, PossibleName?>? named)
    {
        ArgumentNullException.ThrowIfNull(text);
        var output = new PieceWriter(named);
        if (Prose.Is(text))
        {
            Prose.Write(text, output);
            return output;
        }

        return WriteParsed(text, output);
    }

    /// <summary>By the parser, whatever the text is; a test holds it against <see cref="Prose"/>.</summary>
    internal static PieceWriter? WriteParsed(string text, PieceWriter output)
    {
        if ((Effort.IsTooMuch(text) ? null : Parse(text)) is not { } document || !IsModest(document))
        {
            return null;
        }

        new BlockWriter(output, text).Write(document);
        return output.HasText ? output : null;
    }

    /// <summary>
    /// Renders one message of many: a text that the renderer cannot take must not keep the others from being shown. Returns false, with the
    /// sentence that stands in the message's place and the error for the log, when it fails.
    /// </summary>
    public static bool TryRender(string text, IReadOnlyCollection<string> names, out RenderedText rendered, out Exception? error) =>
        TryRender(text, t => Render(t, names), out rendered, out error);

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

    private static int Size(Piece piece) =>
        Encoding.UTF8.GetByteCount(piece.Html) + (piece.Key is null ? 0 : (2 * piece.Key.Length) + LinkAroundKey);

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
