using EnterpriseChat.Tests.Harness;
using Microsoft.Playwright;

namespace EnterpriseChat.Bench.Running;

/// <summary>One browser without tracing, in which a page in the background is as quick as one in front.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-dev-shm-usage", "--disable-background-timer-throttling", "--disable-renderer-backgrounding",
        "--disable-backgrounding-occluded-windows",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Chromium> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = BrowserProgram.Find(), Args = Arguments }));
    }

    /// <summary>A page of a browser that was never here, signed in by a cookie if there is one.</summary>
    public async Task<IPage> PageAsync(Uri server, string? cookie, string script)
    {
        var context = await _browser.NewContextAsync(new() { Locale = "en-GB", TimezoneId = "Europe/Berlin", BaseURL = server.AbsoluteUri });
        if (cookie is not null)
        {
            await context.AddCookiesAsync([new Cookie { Name = "chat", Value = cookie, Url = server.AbsoluteUri }]);
        }

        await context.AddInitScriptAsync(script);
        return await context.NewPageAsync();
    }

    /// <summary>Milliseconds from the start of a cold opening until elements are painted.</summary>
    public async Task<double> PaintedAsync(Uri server, string path, string? cookie, Wanted wanted)
    {
        var page = await PageAsync(server, cookie, Scripts.Painted);
        try
        {
            await page.AddInitScriptAsync($"window.wanted = {{ selector: {System.Text.Json.JsonSerializer.Serialize(wanted.Selector)}, count: {wanted.Count} }};");
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Commit });
            await page.WaitForFunctionAsync("() => window.paintedAt > 0", null, new() { Timeout = 60_000 });
            return await page.EvaluateAsync<double>("() => window.paintedAt");
        }
        finally
        {
            await page.Context.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}

/// <summary>What has to be on the page: so many of these.</summary>
internal sealed record Wanted(string Selector, int Count);
