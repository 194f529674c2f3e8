using System.Globalization;
using Markdig.Syntax;

namespace EnterpriseChat.Domain.Messages.Markdown;

/// <summary>Writes the blocks of a message. A block that is not in the list is written as the text that it was typed as.</summary>
internal sealed class BlockWriter(PieceWriter output, string source)
{
    private readonly InlineWriter _inlines = new(output);

    public void Write(ContainerBlock blocks)
    {
        foreach (var block in blocks)
        {
            Write(block, isTight: false);
        }
    }

    private void Write(Block block, bool isTight)
    {
        switch (block)
        {
            case ParagraphBlock { Inline: { } inline } when isTight:
                _inlines.Write(inline);
                output.EndLine();
                break;
            case ParagraphBlock { Inline: { } inline }:
                output.Markup("<p dir=\"auto\">");
                _inlines.Write(inline);
                Close("</p>");
                break;
            case HeadingBlock { Inline: { } inline }:
                // A message has no place in the page's outline.
                output.Markup("<p dir=\"auto\"><strong>");
                _inlines.Write(inline);
                Close("</strong></p>");
                break;
            case QuoteBlock quote:
                output.Markup("<blockquote dir=\"auto\">");
                Write(quote);
                Close("</blockquote>");
                break;
            case ListBlock list:
                List(list);
                break;
            case CodeBlock code:
                Code(code);
                break;
            case ThematicBreakBlock:
                output.Markup("<hr>");
                output.EndLine();
                break;
            case LinkReferenceDefinitionGroup definitions:
                // Read by the parser, but the reader would miss what its author typed.
                foreach (var definition in definitions)
                {
                    Typed(definition);
                }

                break;
            case HeadingBlock or ParagraphBlock:
                break;
            default:
                Typed(block);
                break;
        }
    }

    private void List(ListBlock list)
    {
        output.Markup(list.IsOrdered ? "<ol dir=\"auto\"" : "<ul dir=\"auto\"");
        if (list.IsOrdered && int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start != 1)
        {
            output.Attribute("start", start.ToString(CultureInfo.InvariantCulture));
        }

        output.Markup(">");
        foreach (var item in list.OfType<ListItemBlock>())
        {
            output.Markup("<li dir=\"auto\">");
            foreach (var block in item)
            {
                Write(block, isTight: !list.IsLoose);
            }

            Close("</li>");
        }

        output.Markup(list.IsOrdered ? "</ol>" : "</ul>");
    }

    private void Code(CodeBlock code)
    {
        var fence = code as FencedCodeBlock;
        var language = CodeLanguage.From(fence?.Info);
        // Words behind the fence that name no language are the author's text (three backticks are also typed by mistake).
        var first = language is null ? $"{fence?.Info} {fence?.Arguments}".Trim() : fence?.Arguments?.Trim() ?? "";
        // Code is written from left to right, whatever letters it begins with. It scrolls; what it is called, and the button, do not.
        output.Markup("<div class=\"code\"><pre dir=\"ltr\" tabindex=\"0\"><code");
        if (language?.Coloured is { } coloured)
        {
            output.Attribute("class", "language-" + coloured);
        }

        output.Markup(">");
        var lines = code.Lines.ToString();
        var text = first.Length > 0 && lines.Length > 0 ? $"{first}\n{lines}" : first + lines;
        CodeColours.Write(output, text, language?.Coloured);
        // Words of the page: they are no part of what the message says. The button draws itself, in the language of who reads.
        Close($"</code></pre><div class=\"lang\">{language?.Name}<chat-copy></chat-copy></div></div>");
    }

    private void Typed(Block block)
    {
        output.Markup("<p dir=\"auto\">");
        var from = Math.Clamp(block.Span.Start, 0, source.Length);
        var end = Math.Clamp(block.Span.End + 1, from, source.Length);
        output.Text(source.AsSpan(from, end - from), findsKeys: false);
        Close("</p>");
    }

    private void Close(string markup)
    {
        output.Markup(markup);
        output.EndLine();
    }
}
