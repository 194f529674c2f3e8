using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using EnterpriseChat.Domain.Messages.Markdown;

namespace EnterpriseChat.Tests.Domain.Messages;

/// <summary>What a browser makes of a rendered message, and what may be in it.</summary>
internal static class RenderedPage
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["P"] = ["dir"],
        ["BLOCKQUOTE"] = ["dir"],
        ["UL"] = ["dir"],
        ["OL"] = ["dir", "start"],
        ["LI"] = ["dir"],
        ["DIV"] = ["class"],
        ["CHAT-COPY"] = [],
        ["PRE"] = ["dir", "tabindex"],
        ["CODE"] = ["class"],
        ["SPAN"] = ["class"],
        ["A"] = ["href", "rel", "target", "title", "class", "data-card", "data-menu"],
        ["STRONG"] = [],
        ["EM"] = [],
        ["DEL"] = [],
        ["BR"] = [],
        ["HR"] = [],
    };

    private static readonly HashSet<string> Classes =
    [
        "key", "at", "code", "lang", "k", "s", "m", "c", "f", "language-csharp", "language-javascript", "language-typescript", "language-json", "language-sql",
        "language-python", "language-shell", "language-xml",
    ];

    private static readonly string[] Blocks = ["P", "BLOCKQUOTE", "UL", "OL", "LI", "PRE"];

    /// <summary>Whom every text that is looked at may name.</summary>
    public static readonly string[] Names = ["word", "日本", "a"];

    public static IElement Of(string text, bool withKeys = true) => Parse(MessageRenderer.Render(text, Names).Join(key => withKeys ? key : null));

    /// <summary>This parser takes U+FFFF for the end of the page, which no browser does.</summary>
    public static IElement Parse(string html) =>
        new HtmlParser().ParseDocument("<!doctype html><body>" + html.Replace('\uFFFF', '\uFFFE')).Body!;

    /// <summary>Fails on anything in the page that is not on the list of what messages may hold.</summary>
    public static IElement Check(string text) => CheckHtml(MessageRenderer.Render(text, Names).Join(key => key), text);

    /// <summary>As <see cref="Check"/>, of what a text was rendered to.</summary>
    public static IElement CheckHtml(string html, string text)
    {
        var body = Parse(html);
        Assert.DoesNotContain(body.Descendants(), node => node is IComment);
        foreach (var element in body.QuerySelectorAll("*"))
        {
            Assert.True(Allowed.TryGetValue(element.TagName, out var attributes), $"{element.TagName} from {text}");
            Assert.All(element.Attributes, attribute => Assert.Contains(attribute.Name, attributes!));
            Assert.True(!element.HasAttribute("class") || Classes.Contains(element.ClassName!), $"class {element.ClassName} from {text}");
            Assert.Equal(Blocks.Contains(element.TagName), element.HasAttribute("dir"));
            if (element.TagName == "A" && element.ClassName != "key")
            {
                Assert.Matches("^(https?://[^/]|mailto:)", element.GetAttribute("href")!);
                Assert.Equal("noopener noreferrer nofollow", element.GetAttribute("rel"));
                Assert.Equal("_blank", element.GetAttribute("target"));
            }
            else if (element.TagName == "A")
            {
                Assert.Matches("^(/issues/[A-Z][A-Z0-9]+-[0-9]+|/chat/[A-Za-z0-9_-]{22}(/[0-9]+)?)$", element.GetAttribute("href")!);
            }
        }

        return body;
    }
}
