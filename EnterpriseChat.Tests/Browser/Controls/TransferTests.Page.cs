using EnterpriseChat.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Controls;

/// <summary>The page as a person finds their way in it.</summary>
public sealed partial class TransferTests
{
    private InProcessServer? _server;
    private ControlsStand _stand = null!;
    private Person _person = null!;

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? part in new IAsyncDisposable?[] { _person, _server })
        {
            await (part?.DisposeAsync() ?? default);
        }
    }

    private ILocator Group => _person.Page.GetByRole(AriaRole.Group, new() { Name = "Users", Exact = true });

    private ILocator Picked => List("Available").Locator("[role=option][aria-selected=true]");

    private ILocator Active => Group.Locator("[role=listbox]:focus [data-active]");

    private ILocator List(string side) => _person.Page.GetByRole(AriaRole.Listbox, new() { Name = $"{side} users", Exact = true });

    private ILocator Frame(string side) => Group.Locator($"[data-side={side}]");

    private ILocator Filter(string side) => _person.Page.GetByRole(AriaRole.Searchbox, new() { Name = $"Filter {side} users", Exact = true });

    private ILocator Button(string name) => Group.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private ILocator Row(string key) => Group.Locator($"[data-key={key}]");

    private async Task OpenAsync(int users = 6, BrowserNewContextOptions? options = null)
    {
        (_server, _stand) = await ControlsStand.StartAsync(users);
        _person = await browsers.SignInAsync(_server.Address, "lead", options: options);
        await _person.GoToAsync("/account");
        await Expect(Row("u1")).ToBeVisibleAsync();
    }

    private async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await _person.Page.Keyboard.PressAsync(key);
        }
    }

    private Task SelectedAsync(params string[] keys) => Expect(_person.Page.Locator("[data-users]")).ToHaveTextAsync(string.Join(' ', keys));

    private async Task AssertPickedAsync(params string[] keys)
    {
        await Expect(Picked).ToHaveCountAsync(keys.Length);
        Assert.Equal(keys, await Picked.EvaluateAllAsync<string[]>("rows => rows.map(r => r.dataset.key)"));
    }

    private async Task DragAsync(ILocator from, ILocator to, bool drops = true)
    {
        var (start, end) = (await CentreAsync(from), await CentreAsync(to));
        await _person.Page.Mouse.MoveAsync(start.X, start.Y);
        await _person.Page.Mouse.DownAsync();
        await _person.Page.Mouse.MoveAsync(end.X, end.Y, new() { Steps = 6 });
        if (drops)
        {
            await _person.Page.Mouse.UpAsync();
        }
    }

    internal static async Task<(float X, float Y)> CentreAsync(ILocator what)
    {
        await what.ScrollIntoViewIfNeededAsync();
        var box = await what.BoundingBoxAsync() ?? throw new InvalidOperationException("It is not there.");
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }
}
