using Deque.AxeCore.Commons;

namespace EnterpriseChat.Tests.Harness;

/// <summary>The rules of accessibility, run in a page.</summary>
public static class Accessibility
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private static readonly object Wcag = new
    {
        runOnly = new { type = "tag", values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa" } },
        resultTypes = new[] { "violations" },

        // Experimental, and against what machines find by name: a number beside a name is hidden, and said by the description.
        rules = new Dictionary<string, object> { ["label-content-name-mismatch"] = new { enabled = false } },
    };

    private static readonly object Colours = new
    {
        runOnly = new { type = "rule", values = new[] { "color-contrast", "link-in-text-block" } },
        resultTypes = new[] { "violations" },
    };

    /// <summary>What the rules about colours find: all that another theme can change, since the page is the same one.</summary>
    public static Task<IReadOnlyList<string>> ColourViolationsAsync(Person person) => RunAsync(person, Colours);

    /// <summary>What the rules find. There are no frames in a page, so that one run in it is all; the package's own way opens another page for each.</summary>
    public static Task<IReadOnlyList<string>> ViolationsAsync(Person person) => RunAsync(person, Wcag);

    private static async Task<IReadOnlyList<string>> RunAsync(Person person, object options)
    {
        if (await person.Page.EvaluateAsync<bool>("!window.axe"))
        {
            await person.Page.EvaluateAsync(Script);
        }

        return await person.Page.EvaluateAsync<string[]>(
            "async options => (await axe.run(options)).violations.map(v => `${v.id} ${v.nodes.slice(0, 3).map(n => n.html).join(' | ')}`)", options);
    }
}
