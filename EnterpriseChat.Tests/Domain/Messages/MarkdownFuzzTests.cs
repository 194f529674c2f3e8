using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages.Markdown;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Domain.Messages;

/// <summary>Whatever one writes: a browser makes nothing of it but what messages may hold, no word is lost, and none takes long.</summary>
public sealed partial class MarkdownFuzzTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    [Fact]
    public void RE_13_No_text_of_20000_makes_another_element_loses_a_word_or_takes_long() => Run(0, 20_000);

    [Fact]
    [Trait("Category", "Nightly")]
    public void RE_13_No_text_of_a_million_makes_another_element_loses_a_word_or_takes_long() => Run(20_000, 1_000_000);

    [Fact]
    public void The_check_sees_a_foreign_element_a_foreign_address_and_a_lost_word()
    {
        Assert.ThrowsAny<Exception>(() => RenderedPage.CheckHtml("<p dir=\"auto\"><b>x</b></p>", "x"));
        Assert.ThrowsAny<Exception>(() => RenderedPage.CheckHtml("<p dir=\"auto\" onclick=\"x\">x</p>", "x"));
        Assert.ThrowsAny<Exception>(() => RenderedPage.CheckHtml("<p dir=\"auto\"><a href=\"javascript:x\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">x</a></p>", "x"));
        Assert.Equal("zq0g1z", Assert.Single(Lost("zq0g1z zq1g2z", RenderedPage.Parse("<p title=\"zq1g2z\">zq</p>"))));
    }

    private static void Run(int first, int count)
    {
        MessageRenderer.Render("warm **up** `x`\n```cs\nvar x;\n```");
        var wrong = new List<string>();
        for (var number = first; number < first + count && wrong.Count < 5; number++)
        {
            var text = NastyTexts.Of(number);
            if (Wrong(text) is { } why)
            {
                wrong.Add($"text {number}: {why}\n{Shortest(text)}");
            }
        }

        Findings.None(wrong);
    }

    /// <summary>As much of a wrong text as is still wrong, for who has to find out why.</summary>
    private static string Shortest(string text)
    {
        for (var length = text.Length / 2; length > 0; length /= 2)
        {
            for (var from = 0; from + length <= text.Length;)
            {
                var rest = text.Remove(from, length);
                (text, from) = Wrong(rest) is null ? (text, from + length) : (rest, from);
            }
        }

        return text;
    }

    private static string? Wrong(string text)
    {
        var took = Took(text);
        // One that was slow may have waited for another thread: alone, and again, it is as fast as it can be.
        for (var again = 0; again < 5 && took > Longest; again++)
        {
            GC.Collect();
            took = Took(text);
        }

        try
        {
            var rendered = MessageRenderer.Render(text, RenderedPage.Names);
            var html = rendered.Join(key => key);
            RenderedPage.CheckHtml(html, text);
            // A link of a room stands as the room's name for who sees it: what was typed is all there for the others.
            var lost = Lost(text, RenderedPage.CheckHtml(rendered.Join(_ => null), text));
            return took > Longest ? $"took {took}"
                : lost.Count > 0 ? $"lost {string.Join(' ', lost)}"
                : Encoding.UTF8.GetByteCount(html) > MessageRenderer.LargestOutput ? "too large"
                : rendered.FirstLine.Length > 200 || rendered.FirstLine.Contains('\n', StringComparison.Ordinal) ? $"first line {rendered.FirstLine}"
                : rendered.Pieces.Length == 0 && !TextRules.IsBlank(text) ? "nothing to see"
                : null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return e.Message;
        }
    }

    private static TimeSpan Took(string text)
    {
        var since = Stopwatch.GetTimestamp();
        MessageRenderer.Render(text, RenderedPage.Names);
        return Stopwatch.GetElapsedTime(since);
    }

    /// <summary>Words that stand neither in what is read nor in an address or its title.</summary>
    private static List<string> Lost(string text, IElement body)
    {
        var shown = new StringBuilder(body.TextContent);
        foreach (var link in body.QuerySelectorAll("[href],[title]"))
        {
            shown.Append(' ').Append(link.GetAttribute("href")).Append(' ').Append(link.GetAttribute("title"));
        }

        var all = shown.ToString();
        return [.. Word().Matches(text).Select(m => m.Value).Where(word => !all.Contains(word, StringComparison.Ordinal))];
    }

    [GeneratedRegex("zq[0-9a-f]+[g-p][0-9a-f]+z")]
    private static partial Regex Word();
}
