using EnterpriseChat.Domain.Search;

namespace EnterpriseChat.Tests.Domain.Search;

/// <summary>How what was typed is taken apart, and how what was found is marked.</summary>
public sealed class TypedSearchTests
{
    private static readonly string[] Around = ["before", "it", "needle", "behind"];

    [Theory]
    [InlineData("hel", "\"hel\" *")]
    [InlineData("  Hello   WORLD ", "\"hello\" *|\"world\" *")]
    [InlineData("\"Hello world\"", "\"hello world\"")]
    [InlineData("\"hello wor", "\"hello wor\"")]
    [InlineData("TEST-123", "\"test 123\" *")]
    [InlineData("Žluťoučký", "\"zlutoucky\" *")]
    [InlineData("x\u0301y", "\"xy\" *")]
    [InlineData("a OR b", "\"a\" *|\"or\" *|\"b\" *")]
    [InlineData("NEAR(a b, 2)", "\"near a\" *|\"b\" *|\"2\" *")]
    [InlineData("Text:x* ^y {z}", "\"text x\" *|\"y\" *|\"z\" *")]
    [InlineData("same same", "\"same\" *")]
    [InlineData("% _ ' \" * ( ) -", "")]
    [InlineData("😀 \0 \ud800", "")]
    [InlineData("before:someday", "\"before someday\" *")]
    [InlineData("from: in:", "")]
    public void SE_03_What_is_typed_is_words_and_nothing_in_it_is_syntax(string typed, string terms) =>
        Assert.Equal(terms, string.Join('|', TypedSearch.Of(typed).Terms.Select(t => t.Match)));

    [Theory]
    [InlineData("from:mei", SearchFilter.From, "mei")]
    [InlineData("From:\"Mei  Tanaka\"", SearchFilter.From, "Mei Tanaka")]
    [InlineData("in:\"Release 4.2", SearchFilter.In, "Release 4.2")]
    [InlineData("has:LINK", SearchFilter.Link, "")]
    [InlineData("has:file", SearchFilter.File, "")]
    public void A_filter_has_a_value_and_a_place(string typed, SearchFilter filter, string value)
    {
        var found = Assert.Single(TypedSearch.Of($"report {typed}").Filters);
        Assert.Equal((filter, value, 7, typed.Length), (found.Filter, found.Value, found.Start, found.Length));
        Assert.Single(TypedSearch.Of($"report {typed}").Terms);
    }

    [Theory]
    [InlineData("before:2025-10-01")]
    [InlineData("before:2025-10-1")]
    [InlineData("before:1.10.2025")]
    public void Days_are_read_in_the_usual_ways(string typed) =>
        Assert.Equal(new DateOnly(2025, 10, 1), Assert.Single(TypedSearch.Of(typed).Filters).Day);

    [Fact]
    public void No_more_words_are_looked_for_than_agreed()
    {
        var typed = TypedSearch.Of(string.Join(' ', Enumerable.Range(0, 5_000).Select(i => $"w{i}")));
        Assert.Equal(TypedSearch.MostTerms, typed.Terms.Length);
    }

    [Theory]
    [InlineData("hel", "Say hello, HELP and shell", "Say [hello], [HELP] and shell")]
    [InlineData("\"page size\" full", "Page size of the full page", "[Page] [size] of the [full] page")]
    [InlineData("novak", "Agnes Novák", "Agnes [Novák]")]
    [InlineData("a aa", "aa aaa", "[aa] [aaa]")]
    [InlineData("\"a b\" \"b c\"", "a b c", "[a] [b] [c]")]
    [InlineData("script", "<script>alert(1)</script> & more", "<[script]>alert(1)</[script]> & more")]
    public void The_words_are_marked_and_the_text_stays(string typed, string text, string marked)
    {
        var pieces = MarkedText.Of(text, TypedSearch.Of(typed).Terms);
        Assert.Equal(marked, string.Concat(pieces.Select(p => p.IsMarked ? $"[{p.Text}]" : p.Text)));
        Assert.Equal(text, string.Concat(pieces.Select(p => p.Text)));
    }

    [Fact]
    public void Of_a_long_text_the_part_with_the_words_is_shown_and_no_word_is_cut()
    {
        var text = $"{string.Concat(Enumerable.Repeat("before it ", 100))}\n\nneedle{string.Concat(Enumerable.Repeat(" behind it", 100))}";
        var shown = string.Concat(MarkedText.Around(text, TypedSearch.Of("needle").Terms).Select(p => p.Text));
        Assert.StartsWith("… ", shown, StringComparison.Ordinal);
        Assert.EndsWith(" …", shown, StringComparison.Ordinal);
        Assert.Contains("before it needle behind it", shown, StringComparison.Ordinal);
        Assert.InRange(shown.Length, 100, MarkedText.Longest + 4);
        Assert.All(shown.Trim('…', ' ').Split(' '), word => Assert.Contains(word, Around));
    }

    [Theory]
    [InlineData("")]
    [InlineData("😀")]
    [InlineData("needle")]
    public void A_text_without_white_space_is_shown_without_half_a_character(string begin)
    {
        var shown = string.Concat(MarkedText.Around(begin + string.Concat(Enumerable.Repeat("😀", 400)), TypedSearch.Of("needle").Terms).Select(p => p.Text));
        Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(shown)));
        Assert.InRange(shown.Length, 100, MarkedText.Longest + 4);
    }
}
