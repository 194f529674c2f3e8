using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace EnterpriseChat.Tests.Browser.Shell;

/// <summary>Every page and state in both themes and at all widths: nothing that assistive technology stumbles over, nothing beside the page.</summary>
[Collection(Browsers.Collection)]
public sealed class PageTourTests(Browsers browsers)
{
    public static TheoryData<int> Sizes => [.. Enumerable.Range(0, Pages.Sizes.Count)];

    /// <summary>A page is turned into one of a phone while it is open: to go to each page once more would take the usual set too long.</summary>
    [Fact]
    public Task Every_page_is_accessible_and_fits_its_width_in_both_themes_and_on_a_phone() =>
        LookAsync((0, ColorScheme.Light), (0, ColorScheme.Dark), (1, ColorScheme.Light));

    [Theory]
    [Trait("Category", "Nightly")]
    [InlineData(1)]
    [InlineData(2)]
    public Task Every_page_is_accessible_and_fits_when_it_is_opened_on_a_phone_and_at_400_percent_in_both_themes(int size) => LookAsync(Both(size));

    private static (int Size, ColorScheme Scheme)[] Both(int size) => [(size, ColorScheme.Light), (size, ColorScheme.Dark)];

    private async Task LookAsync(params (int Size, ColorScheme Scheme)[] looks)
    {
        var found = new List<string>();
        await TourAsync(looks, async (page, person, look) =>
        {
            // Another theme can change nothing but colours.
            var violations = look.EndsWith("light", StringComparison.Ordinal) ? await Accessibility.ViolationsAsync(person) : await Accessibility.ColourViolationsAsync(person);
            found.AddRange(violations.Select(v => $"{page.Name} {look}: {v}"));
            if (await person.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"))
            {
                found.Add($"{page.Name} {look}: scrolls sideways");
            }
        });
        Findings.None(found);
    }

    [Fact]
    public async Task The_rules_find_a_button_without_a_name_and_pale_words()
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        await using var person = await browsers.StrangerAsync(server.Address);
        await person.Page.GotoAsync("/sign-in");
        await person.Page.EvaluateAsync(
            "const b = document.createElement('button'), p = document.createElement('p'); p.textContent = 'pale'; p.style.color = '#ccc';"
            + " p.style.background = '#fff'; document.querySelector('main').append(b, p)");
        var found = await Accessibility.ViolationsAsync(person);
        Assert.Contains(found, v => v.StartsWith("button-name <button>", StringComparison.Ordinal));
        Assert.Contains(found, v => v.StartsWith("color-contrast <p", StringComparison.Ordinal));
        Assert.StartsWith("color-contrast <p", Assert.Single(await Accessibility.ColourViolationsAsync(person)), StringComparison.Ordinal);
    }

    /// <summary>No check: it makes the pictures that people look at. <c>eng/screenshots</c> runs it.</summary>
    [Theory(Explicit = true)]
    [Trait("Category", "Tool")]
    [MemberData(nameof(Sizes))]
    public async Task Screenshots(int size)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Artifacts, "screenshots")).FullName;
        await TourAsync(Both(size), (page, person, look) => person.Page.ScreenshotAsync(
            new() { Path = Path.Combine(folder, $"{page.Name}-{look}.png"), Animations = ScreenshotAnimations.Disabled }));
    }

    private async Task TourAsync((int Size, ColorScheme Scheme)[] looks, Func<PageState, Person, string, Task> lookAsync)
    {
        var gate = new ReadingGate();
        await using var server = await InProcessServer.StartAsync(services => services.AddSingleton<IInterceptor>(gate));
        await using var network = new TcpProxy(server.Address);
        var people = new Dictionary<string, Person>();
        foreach (var page in Pages.All)
        {
            var options = new BrowserNewContextOptions { Locale = "en-GB", TimezoneId = "Europe/Berlin", ReducedMotion = ReducedMotion.Reduce };
            if (!people.TryGetValue(page.UserName ?? "", out var person))
            {
                people[page.UserName ?? ""] = person = page.UserName is null
                    ? await browsers.StrangerAsync(network.Address, options)
                    : await browsers.SignInAsync(network.Address, page.UserName, options: options);
            }

            gate.Open();
            await ResizeAsync(person, looks[0].Size);
            await page.GoAsync(new Visit(person, server, network, gate));
            foreach (var (size, scheme) in looks)
            {
                await ResizeAsync(person, size);
                await lookAsync(page, person, $"{Pages.Sizes[size].Name}-{await ShowAsync(person, scheme)}");
            }
        }

        foreach (var person in people.Values)
        {
            await person.DisposeAsync();
        }
    }

    private static Task ResizeAsync(Person person, int size) => person.Page.SetViewportSizeAsync(Pages.Sizes[size].Width, Pages.Sizes[size].Height);

    /// <summary>Lets the system change its colours under the open page, and waits until all of them have changed.</summary>
    private static async Task<string> ShowAsync(Person person, ColorScheme scheme)
    {
        var theme = scheme == ColorScheme.Dark ? "dark" : "light";
        await person.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await person.Page.WaitForFunctionAsync(
            "theme => document.documentElement.dataset.theme === theme && document.getAnimations().every(a => !(a instanceof CSSTransition))", theme);
        return theme;
    }
}
