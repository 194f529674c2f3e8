using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages.Markdown;

namespace EnterpriseChat.Tests.Domain.Messages;

/// <summary>Where a text names somebody, and how that is drawn: both are found by the same function.</summary>
public sealed class MentionPlaceTests
{
    private static readonly string[] Names = ["anna", "anna maria", "bo", "bo-peep", "j.weber", "o_connor", "strasse", "here", "it (night)", "张伟", "dots..."];

    [Theory]
    [InlineData("@anna", "anna")]
    [InlineData("Hello @anna and @bo", "anna,bo")]
    [InlineData("@anna @anna", "anna,anna")]
    [InlineData("(@anna)", "anna")]
    [InlineData("\"@anna\"", "anna")]
    [InlineData("so, @anna, look", "anna")]
    [InlineData("ask @anna.", "anna")]
    [InlineData("ask @anna...", "anna")]
    [InlineData("@anna's", "anna")]
    [InlineData("@anna: look", "anna")]
    [InlineData("@anna!?", "anna")]
    [InlineData("@here", "here")]
    [InlineData("@HERE now", "here")]
    [InlineData("a line\n@anna", "anna")]
    [InlineData("😀@anna", "anna")]
    [InlineData("@anna😀", "anna")]
    public void A_name_at_a_words_beginning_is_a_mention(string text, string names) => AssertNames(names, text);

    [Theory]
    [InlineData("@anna maria is here", "anna maria")]
    [InlineData("@anna  MARIA", "anna maria")]
    [InlineData("@anna mariana", "anna")]
    [InlineData("@bo-peep", "bo-peep")]
    [InlineData("@bo-Derek", "")]
    [InlineData("@bo - no", "bo")]
    [InlineData("@j.weber.", "j.weber")]
    [InlineData("@j.webers", "")]
    [InlineData("@o_connor", "o_connor")]
    [InlineData("_so_ @o_connor_", "")]
    [InlineData("@it (night) please", "it (night)")]
    [InlineData("@dots... and", "dots...")]
    public void The_longest_name_wins_and_none_is_cut_out_of_another(string text, string names) => AssertNames(names, text);

    [Theory]
    [InlineData("@Anna")]
    [InlineData("@ＡＮＮＡ")]
    [InlineData("@an\u200Bna")]
    public void RO_13_A_name_is_the_same_as_where_one_signs_in(string text) => AssertNames("anna", text);

    [Fact]
    public void RO_13_Sharp_s_is_folded_and_scripts_without_spaces_need_none()
    {
        AssertNames("strasse", "@Straße");
        AssertNames("张伟", "请@张伟看");
        AssertNames("anna", "请@anna看");
    }

    [Theory]
    [InlineData("mail anna@bo")]
    [InlineData("mail@here.example")]
    [InlineData("anna.@bo")]
    [InlineData("a+@bo")]
    [InlineData("<x@bo.example>")]
    [InlineData("@anna@example.org")]
    [InlineData("@@anna")]
    [InlineData("@ anna")]
    [InlineData("@nobody")]
    [InlineData("@")]
    [InlineData("@annas")]
    [InlineData("@anna_")]
    [InlineData("path/@anna")]
    [InlineData("\\@anna")]
    [InlineData("&#64;anna")]
    [InlineData("`@anna`")]
    [InlineData("`` ` @anna ``")]
    [InlineData("```\n@anna\n```")]
    [InlineData("```cs\n@anna")]
    [InlineData("    @anna")]
    [InlineData("https://example.org/@anna")]
    [InlineData("[@anna](https://example.org)")]
    [InlineData("[x](https://example.org \"@anna\")")]
    [InlineData("![@anna](https://example.org)")]
    public void What_is_address_link_code_or_escaped_names_nobody(string text) => AssertNames("", text);

    [Theory]
    [InlineData("**@anna**", "anna")]
    [InlineData("> @anna", "anna")]
    [InlineData("- @anna\n- @bo", "anna,bo")]
    [InlineData("# @anna", "anna")]
    [InlineData("~~@anna~~", "anna")]
    [InlineData("`x` @anna", "anna")]
    [InlineData("`not closed @anna", "anna")]
    [InlineData("\\@anna @bo", "bo")]
    [InlineData("*so @bo-peep [x", "bo-peep")]
    public void Other_markdown_hinders_none(string text, string names) => AssertNames(names, text);

    [Fact]
    public void A_mention_is_drawn_as_it_was_typed_and_escaped_beside_keys_and_text()
    {
        Assert.Equal(
            "<p dir=\"auto\"><span class=\"at\">@Anna &lt;b&gt;</span> &amp; TEST-1, <span class=\"at\">@bo</span>.</p>",
            MessageRenderer.Render("@Anna <b> & TEST-1, @bo.", [TextRules.Key("anna <b>"), "bo"]).Join(_ => null));
        Assert.Equal(["TEST-1"], MessageRenderer.Render("@bo TEST-1", ["bo"]).Keys);
        Assert.Equal("@bo TEST-1", MessageRenderer.Render("@bo TEST-1", ["bo"]).FirstLine);
        Assert.Empty(MessageRenderer.Render("@TEST-1", ["test-1"]).Keys);
    }

    [Fact]
    public void RE_12_Beyond_thirty_places_all_is_text()
    {
        var text = string.Concat(Enumerable.Repeat("@anna ", 100));

        Assert.Equal(MessageRenderer.MostMentions, MessageRenderer.Places(text).Count);
        Assert.Equal(MessageRenderer.MostMentions, Drawn(text, Names).Count);
    }

    [Fact]
    public void A_text_without_an_at_is_not_looked_at() => Assert.Empty(MessageRenderer.Places("anna and bo"));

    /// <summary>What a post finds and what is drawn later must be the same.</summary>
    private static void AssertNames(string names, string text)
    {
        var expected = names.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var found = MessageRenderer.Places(text).Select(p => p.Chosen(Names.Contains)?.Key).OfType<string>();
        Assert.Equal(expected, found);
        Assert.Equal(expected, Drawn(text, Names));
    }

    private static List<string> Drawn(string text, string[] names) =>
        [.. RenderedPage.Parse(MessageRenderer.Render(text, names).Join(_ => null)).QuerySelectorAll("span.at").Select(e => TextRules.Key(e.TextContent[1..]))];
}
