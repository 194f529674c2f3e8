using System.Text;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages.Markdown;

namespace EnterpriseChat.Tests.Domain.Messages;

public sealed class MarkdownBoundsTests
{
    public static TheoryData<string> Repeated =>
    [
        ">", "[", "![", "*a ", "_", "`", "<", "((", "1. ", "|", "@", "a@", "http://", "http://a.b ", "TEST-1 ", "TEST-1", "&#", " @", "@a ", "@a_", "@a-b ", "\\", "- ", "> - ", "**a ",
        "[a](", "[a](b) ", "~~a~~", "\n", "a\n", "<a ", "&amp;", "\"", "]", "*_", "[]()", "![]()", "日", "😀", "https://日.example/日 ", "# a\n", "```\n", "  - a\n",
    ];

    [Theory]
    [MemberData(nameof(Repeated))]
    public void RE_12_Long_repetitions_stay_within_the_bounds(string part)
    {
        ArgumentNullException.ThrowIfNull(part);
        var text = string.Concat(Enumerable.Repeat(part, TextRules.LongestMessage / part.Length));

        var html = MessageRenderer.Render(text).Join(key => key);

        Assert.True(Encoding.UTF8.GetByteCount(html) <= MessageRenderer.LargestOutput);
        Assert.True(MessageRenderer.Places(text).Count <= MessageRenderer.MostMentions);
        var body = RenderedPage.Check(text);
        Assert.True(body.QuerySelectorAll("*").Length <= 2 * TextRules.LongestMessage);
        Assert.True(Depth(body) <= 2 * MessageRenderer.DeepestNesting);
    }

    [Fact]
    public void RE_12_Nesting_is_shown_to_20_and_beyond_it_as_typed()
    {
        var within = string.Concat(Enumerable.Repeat("> ", MessageRenderer.DeepestNesting)) + "x";
        var beyond = string.Concat(Enumerable.Repeat("> ", MessageRenderer.DeepestNesting + 1)) + "x";

        Assert.NotNull(RenderedPage.Check(within).QuerySelector("blockquote"));
        Assert.Null(RenderedPage.Check(beyond).QuerySelector("blockquote"));
        Assert.Equal(beyond, RenderedPage.Check(beyond).TextContent);
    }

    [Fact]
    public void RE_12_More_than_2000_inlines_are_shown_as_typed()
    {
        var within = string.Concat(Enumerable.Repeat("*a* ", 600));
        var beyond = string.Concat(Enumerable.Repeat("*a* ", 700));

        Assert.NotNull(RenderedPage.Check(within).QuerySelector("em"));
        Assert.Null(RenderedPage.Check(beyond).QuerySelector("em"));
        Assert.Equal(beyond, RenderedPage.Check(beyond).TextContent);
    }

    [Theory]
    [InlineData("> ", 21, true)]
    [InlineData("> ", 20, false)]
    [InlineData("1. ", 21, true)]
    [InlineData("> - ", 11, true)]
    [InlineData("- ", 20, false)]
    [InlineData("*_", 751, true)]
    [InlineData("*_", 750, false)]
    [InlineData("[", 1_501, true)]
    [InlineData("*", 9_999, false)]
    [InlineData("a\n> ", 900, false)]
    public void RE_12_What_costs_the_parser_too_much_is_told_before_it_begins(string part, int times, bool isTooMuch) =>
        Assert.Equal(isTooMuch, Effort.IsTooMuch(string.Concat(Enumerable.Repeat(part, times)) + "x"));

    private static int Depth(AngleSharp.Dom.IElement element) => element.Children.Select(Depth).DefaultIfEmpty(0).Max() + 1;
}
