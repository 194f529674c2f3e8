using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using EnterpriseChat.Tests.Harness;
using Microsoft.Playwright;

namespace EnterpriseChat.Tests.Browser.Shell;

/// <summary>Every page and state in both themes and at all widths: nothing that assistive technology stumbles over, nothing beside the page.</summary>
[Collection(Browsers.Collection)]
public sealed class PageTourTests(Browsers browsers)
{
    private static readonly string[] Standard = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    public static TheoryData<string, string, int, int> Forms
    {
        get
        {
            var forms = new TheoryData<string, string, int, int>();
            foreach (var (name, width, height) in Pages.Sizes)
            {
                forms.Add($"{name}-light", "light", width, height);
                forms.Add($"{name}-dark", "dark", width, height);
            }
            return forms;
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Every_page_is_accessible_and_fits_its_width(string form, string theme, int width, int height)
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        var found = new List<string>();
        await TourAsync(server.Address, theme, width, height, async (page, person) =>
        {
            var result = await person.Page.RunAxe(new AxeRunOptions
            {
                RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Standard] },

                // Experimental, and against what machines find by name: a number beside a name is hidden, and said by the description.
                Rules = new() { ["label-content-name-mismatch"] = new RuleOptions { Enabled = false } },
            });
            found.AddRange(result.Violations.Select(v => $"{page.Name} {form}: {v.Id} {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
            if (await person.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"))
            {
                found.Add($"{page.Name} {form}: scrolls sideways");
            }
        });
        Findings.None(found);
    }

    /// <summary>No check: it makes the pictures that people look at. <c>eng/screenshots</c> runs it.</summary>
    [Theory(Explicit = true)]
    [Trait("Category", "Tool")]
    [MemberData(nameof(Forms))]
    public async Task Screenshots(string form, string theme, int width, int height)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Artifacts, "screenshots")).FullName;
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        await TourAsync(server.Address, theme, width, height, (page, person) =>
            person.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{page.Name}-{form}.png"), Animations = ScreenshotAnimations.Disabled }));
    }

    private async Task TourAsync(Uri server, string theme, int width, int height, Func<PageState, Person, Task> lookAsync)
    {
        var people = new Dictionary<string, Person>();
        foreach (var page in Pages.All)
        {
            var options = new BrowserNewContextOptions
            {
                Locale = "en-GB",
                TimezoneId = "Europe/Berlin",
                ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = width, Height = height },
            };
            if (!people.TryGetValue(page.UserName ?? "", out var person))
            {
                people[page.UserName ?? ""] = person = page.UserName is null
                    ? await browsers.StrangerAsync(server, options)
                    : await browsers.SignInAsync(server, page.UserName, options: options);
            }

            await page.GoAsync(person);
            await lookAsync(page, person);
        }

        foreach (var person in people.Values)
        {
            await person.DisposeAsync();
        }
    }
}
