using System.Net;

namespace EnterpriseChat.Tests.Domain.Messages;

public sealed class MarkdownLinkTests
{
    private static readonly string[] Schemes =
    [
        "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)", "file:///etc/passwd", "//evil.example", "/chat/x",
        "blob:https://a.example/1", "about:blank", "ws://evil.example", "intent://x", "feed:javascript:alert(1)", "view-source:https://a.example",
        "http:javascript:alert(1)", "https:/\\evil.example", "jar:https://a.example!/", "tel:1", "ftp://evil.example/x",
    ];

    private static readonly Func<string, string>[] Disguises =
    [
        s => s,
        s => s.ToUpperInvariant(),
        s => string.Concat(s.Select((c, i) => i % 2 == 0 ? char.ToUpperInvariant(c) : c)),
        s => s.Insert(4, "&#9;"),
        s => s.Insert(4, "&Tab;"),
        s => s.Insert(3, "&NewLine;"),
        s => s.Insert(2, "\t"),
        s => s.Insert(2, "\u0001"),
        s => "\u0001" + s,
        s => s.Insert(5, "\u200B"),
        s => s.Insert(1, "\u00AD"),
        s => string.Concat(s.Select(c => $"&#{(int)c};")),
        s => string.Concat(s.Select(c => $"&#x{(int)c:x};")),
        s => WebUtility.UrlEncode(s),
        s => s.Replace(":", "&colon;", StringComparison.Ordinal),
        s => s.Replace(":", "\\:", StringComparison.Ordinal),
        s => s.Replace(":", "%3A", StringComparison.Ordinal),
        s => " " + s,
        s => "&nbsp;" + s,
        s => "\uFEFF" + s,
    ];

    private static readonly Func<string, string>[] Forms =
    [
        s => $"[click]({s})",
        s => $"[click](<{s}>)",
        s => $"[click]({s} \"title\")",
        s => $"[click][r]\n\n[r]: {s}",
        s => $"[r]\n\n[r]: <{s}> 'title'",
        s => $"<{s}>",
        s => $"![click]({s})",
        s => $"[![click]({s})](https://a.example)",
        s => $"[**click** `c`]({s})",
        s => $"text {s} text",
    ];

    [Fact]
    public void RE_04_Hostile_schemes_are_text()
    {
        var variants = from scheme in Schemes from disguise in Disguises from form in Forms select form(disguise(scheme));
        var count = 0;
        foreach (var text in variants)
        {
            var body = RenderedPage.Check(text);
            // A real browser reads the address again: nothing but the three kinds may come out.
            foreach (var link in body.QuerySelectorAll("a").Cast<AngleSharp.Html.Dom.IHtmlAnchorElement>())
            {
                Assert.Matches("^(http|https|mailto):$", link.Protocol);
            }

            count++;
        }

        Assert.True(count >= 2_000, $"{count} variants");
    }

    [Fact]
    public void RE_04_A_refused_link_shows_what_was_typed() =>
        Assert.Equal("click (javascript:alert(1))", RenderedPage.Check("[click](javascript:alert(1))").TextContent);

    [Theory]
    [InlineData("call tel:5550142 now")]
    [InlineData("a ftp://files.example/x here")]
    public void An_address_that_is_no_link_shows_all_that_was_typed(string text) => Assert.Equal(text, RenderedPage.Check(text).TextContent);

    [Theory]
    [InlineData("[https://bank.example](https://evil.example)", "evil.example")]
    [InlineData("[https://bank.example/](https://bank.example.evil.example/)", "bank.example.evil.example")]
    [InlineData("<https://bank.example@evil.example>", "evil.example")]
    [InlineData("[https://bank.example@evil.example](https://bank.example@evil.example)", "evil.example")]
    [InlineData("[bank](https://xn--mnchen-3ya.example)", "münchen.example")]
    [InlineData("https://аpple.example", "xn--pple-43d.example")]
    [InlineData("[https://аpple.example](https://xn--pple-43d.example)", "xn--pple-43d.example")]
    [InlineData("[a@b.example](mailto:x@evil.example)", "x@evil.example")]
    public void RE_11_The_true_host_is_told_when_the_text_says_another(string text, string title) =>
        Assert.Equal(title, RenderedPage.Check(text).QuerySelector("a")?.GetAttribute("title"));

    [Fact]
    public void RE_11_A_bare_address_with_a_user_in_it_is_no_link() =>
        Assert.Null(RenderedPage.Check("https://bank.example@evil.example").QuerySelector("a"));

    [Theory]
    [InlineData("https://bank.example/path?x=1")]
    [InlineData("[bank.example](https://bank.example/path)")]
    [InlineData("[HTTPS://BANK.example](https://bank.example/path)")]
    [InlineData("a@b.example <a@b.example>")]
    public void RE_11_Nothing_is_told_when_the_text_says_it(string text) => Assert.False(RenderedPage.Check(text).QuerySelector("a")!.HasAttribute("title"));

    [Fact]
    public void RE_11_The_address_leads_to_the_host_in_ASCII() =>
        Assert.Equal("https://xn--pple-43d.example/", RenderedPage.Check("https://аpple.example").QuerySelector("a")?.GetAttribute("href"));
}
