using EnterpriseChat.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Controls;

/// <summary>The page as a person finds their way in it.</summary>
public sealed partial class MenuTests
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

    private ILocator Menu(string name) => _person.Page.GetByRole(AriaRole.Menu, new() { Name = name, Exact = true });

    private ILocator Item(string name) => _person.Page.GetByRole(AriaRole.Menuitem, new() { Name = name, Exact = true });

    private ILocator Radio(string name) => _person.Page.GetByRole(AriaRole.Menuitemradio, new() { Name = name, Exact = true });

    private ILocator Words(string thing) => _person.Page.GetByText($"words of {thing}", new() { Exact = true });

    private ILocator Link(string thing) => _person.Main.GetByRole(AriaRole.Link, new() { Name = thing, Exact = true });

    private async Task OpenAsync(BrowserNewContextOptions? options = null)
    {
        (_server, _stand) = await ControlsStand.StartAsync();
        _person = await browsers.SignInAsync(_server.Address, "lead", options: options);
        await _person.GoToAsync("/account");
    }

    private async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await _person.Page.Keyboard.PressAsync(key);
        }
    }

    private Task DoneAsync(string what) => Expect(_person.Page.Locator("[data-chosen]")).ToHaveTextAsync(what);

    private Task KeptAsync(bool isKept) => Expect(_person.Page.Locator("body")).ToHaveAttributeAsync("data-kept", isKept ? "true" : "false");
}
