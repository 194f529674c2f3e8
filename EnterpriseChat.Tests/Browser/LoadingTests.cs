using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser;

/// <summary>What takes longer shows its frame meanwhile.</summary>
[Collection(Browsers.Collection)]
public sealed class LoadingTests(Browsers browsers)
{
    [Fact]
    public async Task A_room_that_takes_long_to_read_shows_its_frame_until_it_is_there()
    {
        var gate = new ReadingGate();
        await using var server = await InProcessServer.StartAsync(services => services.AddSingleton<IInterceptor>(gate));
        await using var person = await browsers.SignInAsync(server.Address, "member2");
        await person.GoToAsync("/chat");
        gate.Close();
        await person.Main.GetByRole(AriaRole.Link, new() { Name = "Contoso", Exact = true }).ClickAsync();
        var loading = person.Page.Locator("[aria-busy=true]");
        await Expect(loading).ToBeVisibleAsync();
        await Expect(person.Messages).ToHaveCountAsync(0);
        gate.Open();
        await Expect(person.Messages.GetByRole(AriaRole.Article).First).ToBeVisibleAsync();
        await Expect(loading).ToHaveCountAsync(0);
    }
}
