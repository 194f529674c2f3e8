using EnterpriseChat.Domain.Messages.Markdown;

namespace EnterpriseChat.Tests.Domain.Messages;

/// <summary>One line of words, which is written without the parser.</summary>
public sealed class ProseTests
{
    private static readonly string[] Parts =
    [
        "word", "TEST-123", "ÄRGER", "λόγος", "中文", "12", "7", " ", " ", " ", " ", "-", "--", "- ", ".", "...", ". ", ":", ": ", ",", ";", "?", "!", "(", ")", "'", "\"",
        "www.", "www. ", "tel:", "tel: 1", "http", "mailto:", "a.b", "e.g.", "😀", "😀️", "1. ", "1) ", "i.", "T", "x-1", "AB-9",
        "*", "_", "`", "#", ">", "&amp;", "@", "/", "\\", "|", "~", "=", "+", "\n", "\u00A0", "\u2028", "[", "]", "<", "^", "\t", "%", "$", "{", "\u200B",
    ];

    [Fact]
    public void It_is_drawn_as_the_parser_would_have_it_drawn()
    {
        var random = new Random(8);
        var prose = 0;
        for (var i = 0; i < 200_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => Parts[random.Next(random.Next(3) == 0 ? Parts.Length : 41)]));
            if (!Prose.Is(text))
            {
                continue;
            }

            prose++;
            var (ours, parsed) = (new PieceWriter(), MessageRenderer.WriteParsed(text, new PieceWriter()));
            Prose.Write(text, ours);
            Assert.NotNull(parsed);
            Assert.Equal((text, parsed.Plain), (text, ours.Plain));
            var (one, other) = (ours.ToRendered(), parsed.ToRendered());
            Assert.Equal(other.Pieces, one.Pieces);
            Assert.Equal(other.FirstLine, one.FirstLine);
        }

        Assert.InRange(prose, 10_000, 150_000); // neither nothing nor everything was looked at
    }

    [Theory]
    [InlineData("Has anybody seen the label printer? It was beside the window on Monday.", true)]
    [InlineData("TEST-123: done (at last)...", true)]
    [InlineData("ok", true)]
    [InlineData("1. first", false)]
    [InlineData("www.example.com", false)]
    [InlineData("see http://a.example", false)]
    [InlineData("tel:5550142", false)]
    [InlineData("a *word*", false)]
    [InlineData("@Anna", false)]
    [InlineData("two\nlines", false)]
    [InlineData("", false)]
    public void What_might_be_anything_else_is_none(string text, bool isProse) => Assert.Equal(isProse, Prose.Is(text));
}
