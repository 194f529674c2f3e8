using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EnterpriseChat.Domain.Messages.Markdown;

/// <summary>Writes the inline parts of a message: emphasis, code, breaks and links; anything else as text.</summary>
internal sealed class InlineWriter(PieceWriter output)
{
    /// <summary>Inside a link there is no other link, so no key either.</summary>
    private bool _isInLink;

    public void Write(ContainerInline container)
    {
        for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            if (output.FindsNames && !_isInLink && inline is LiteralInline literal)
            {
                inline = Running(literal);
            }
            else
            {
                Write(inline);
            }
        }
    }

    /// <summary>
    /// Text that the parser left in parts, as at an underscore, is one to who reads it, and a name may go over several. A backslash takes its
    /// meaning from an @. Returns the last part.
    /// </summary>
    private LiteralInline Running(LiteralInline first)
    {
        var text = new StringBuilder();
        var last = first;
        for (Inline? part = first; part is LiteralInline literal; part = literal.NextSibling)
        {
            var content = literal.Content.AsSpan();
            if (literal.IsFirstCharacterEscaped && content is ['@', ..])
            {
                output.Running(text.ToString());
                output.Text("@", findsKeys: false);
                text.Clear();
                content = content[1..];
            }

            text.Append(content);
            last = literal;
        }

        output.Running(text.ToString());
        return last;
    }

    private void Write(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                output.Text(literal.Content.AsSpan(), findsKeys: !_isInLink);
                break;
            case HtmlEntityInline entity:
                output.Text(entity.Transcoded.AsSpan(), findsKeys: !_isInLink);
                break;
            case CodeInline code:
                output.Markup("<code>");
                output.Text(code.ContentSpan, findsKeys: false);
                output.Markup("</code>");
                break;
            case EmphasisInline emphasis:
                var tag = emphasis switch
                {
                    { DelimiterChar: '~' } => "del",
                    { DelimiterCount: 1 } => "em",
                    _ => "strong",
                };
                output.Markup($"<{tag}>");
                Write((ContainerInline)emphasis);
                output.Markup($"</{tag}>");
                break;
            case LineBreakInline:
                output.EndLine(isBreak: true);
                break;
            case LinkInline { IsImage: true } image:
                Unlinked(image);
                break;
            case LinkInline link:
                Link(link);
                break;
            case AutolinkInline address:
                Address(address);
                break;
            case ContainerInline container:
                Write(container);
                break;
            default:
                output.Text(inline.ToString() ?? "", findsKeys: false);
                break;
        }
    }

    private void Link(LinkInline link)
    {
        if (_isInLink || SafeLink.From(link.Url) is not { } safe)
        {
            Unlinked(link);
            return;
        }

        if (link.IsAutoLink && RoomLinks.Of(link.Url) is { } key)
        {
            output.Keyed(key, () => Whole(link, safe));
        }
        else
        {
            Whole(link, safe);
        }
    }

    private void Whole(LinkInline link, SafeLink safe)
    {
        var text = PlainText(link);
        // A link without anything to see could not be noticed, nor clicked.
        if (TextRules.IsBlank(text))
        {
            Anchor(safe, link.Url!);
            output.Text(link.Url, findsKeys: false);
        }
        else
        {
            Anchor(safe, text);
            _isInLink = true;
            Write((ContainerInline)link);
            _isInLink = false;
        }

        output.Markup("</a>");
        if (TitleOf(link) is { } title)
        {
            output.Text($" ({title})", findsKeys: false);
        }
    }

    private void Address(AutolinkInline address)
    {
        var url = address.IsEmail ? "mailto:" + address.Url : address.Url;
        if (!_isInLink && SafeLink.From(url) is { } safe)
        {
            Anchor(safe, address.Url);
            output.Text(address.Url, findsKeys: false);
            output.Markup("</a>");
        }
        else
        {
            output.Text($"<{address.Url}>", findsKeys: false);
        }
    }

    private void Anchor(SafeLink link, string text)
    {
        output.Markup("<a");
        output.Attribute("href", link.Href);
        output.Markup(" rel=\"noopener noreferrer nofollow\" target=\"_blank\"");
        if (link.TrueHost(text) is { } host)
        {
            output.Attribute("title", host);
        }

        output.Markup(">");
    }

    /// <summary>An image, or a link to where none may lead: what it says and the address, both as text.</summary>
    private void Unlinked(LinkInline link)
    {
        // Of a telephone number and an e-mail address the parser drops what stands before the colon.
        if (link is { IsAutoLink: true, Url: { } typed } && !typed.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            output.Text(typed, findsKeys: false);
            return;
        }

        var wasInLink = _isInLink;
        _isInLink = true;
        Write((ContainerInline)link);
        _isInLink = wasInLink;
        if (!link.IsAutoLink && !string.IsNullOrEmpty(link.Url))
        {
            output.Text(TitleOf(link) is { } title ? $" ({link.Url} {title})" : $" ({link.Url})", findsKeys: false);
        }
    }

    /// <summary>
    /// What its author wrote behind the address: text like any other, since what a link shows on hover is where it leads, and nobody else's
    /// words. What stands in a definition is shown there.
    /// </summary>
    private static string? TitleOf(LinkInline link) => link.Reference is null && !string.IsNullOrEmpty(link.Title) ? link.Title : null;

    private static string PlainText(ContainerInline container)
    {
        var text = new StringBuilder();
        foreach (var inline in container.Descendants())
        {
            _ = inline switch
            {
                LiteralInline literal => text.Append(literal.Content.AsSpan()),
                HtmlEntityInline entity => text.Append(entity.Transcoded.AsSpan()),
                CodeInline code => text.Append(code.ContentSpan),
                // Inside a link they are text, the address of an image too.
                AutolinkInline address => text.Append(address.Url),
                LinkInline inner => text.Append(inner.Url),
                _ => text,
            };
        }

        return text.ToString();
    }
}
