using System.Diagnostics;
using EnterpriseChat.Bench.Running;
using EnterpriseChat.Domain.Messages.Markdown;
using Markdig;
using Markdig.Extensions.EmphasisExtras;

namespace EnterpriseChat.Bench.Suites;

/// <summary>G19: a normal message as the product renders it against the bare parser, and the dearest of hostile texts.</summary>
internal static class RenderSuite
{
    private const int Repetitions = 10_000;
    private const int Length = 10_000;
    private const double MostMilliseconds = 60;

    private static readonly string[] Normal =
    [
        "Has anybody seen the label printer? It was beside the window on Monday.",
        "The build is **green** again, see https://build.example/runs/4711 for what it was.",
        "TEST-123 waits for `appsettings.json`; I would do it like this:\n```cs\nvar settings = Read(path) ?? Defaults;\n```",
        "Three things:\n- the invoice of March\n- the *new* keys\n- lunch",
        "> When does it go out?\n\nTomorrow, if nobody minds. @Anna looks at it once more.",
        "ok",
    ];

    private static readonly string[] Hostile =
    [
        "[", "![", "*a ", "**a_", "`", "``` ", "> ", "- ", "1. ", "&#", "<a ", "[](", "[a](b", "\\", "|", "_a_", "~~a", "<http:", "https://a", "@a ",
        "TEST-1 ", "/chat/", "\n> - ", "[a]: b\n", "***", "\u200f", "😀",
    ];

    private static readonly MarkdownPipeline Bare =
        new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).UseSoftlineBreakAsHardlineBreak().Build();

    public static Task RunAsync(Options options, Report report)
    {
        List<double> ours = [], bare = [], dearest = [];
        for (var round = -2; round < options.Rounds; round++)
        {
            var (product, floor) = (Took(text => MessageRenderer.Render(text).Join(key => key).Length), Took(text => Markdown.ToHtml(text, Bare).Length));
            var most = Hostile.Max(Dearest);
            if (round >= 0)
            {
                ours.Add(product);
                bare.Add(floor);
                dearest.Add(most);
            }
        }

        report.Add(new Line("G19 a normal message, the bare parser", "us", ours, bare, 1.5));
        report.Add(new Line("G19 the dearest of 10,000 hostile characters", "ms", dearest, [.. dearest.Select(_ => MostMilliseconds)], 1));
        return Task.CompletedTask;
    }

    /// <summary>Microseconds a message.</summary>
    private static double Took(Func<string, int> render)
    {
        var (begin, written) = (Stopwatch.GetTimestamp(), 0L);
        for (var i = 0; i < Repetitions; i++)
        {
            written += Normal.Sum(render);
        }

        return written > 0 ? Stopwatch.GetElapsedTime(begin).TotalMicroseconds / (Repetitions * Normal.Length) : throw new BenchFailed("Nothing was rendered.");
    }

    /// <summary>Milliseconds of a text made of one part; the better of two, since a collection may fall into one.</summary>
    private static double Dearest(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, Length / part.Length));
        return Enumerable.Range(0, 2).Min(_ =>
        {
            var begin = Stopwatch.GetTimestamp();
            MessageRenderer.Render(text);
            return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        });
    }
}
