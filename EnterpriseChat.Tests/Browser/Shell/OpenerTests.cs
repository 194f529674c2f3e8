using EnterpriseChat.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Shell;

/// <summary>Windows that another site opens.</summary>
[Collection(Browsers.Collection)]
public sealed class OpenerTests(Browsers browsers)
{
    private const string Header = "cross-origin-opener-policy";

    [Fact]
    public async Task Another_site_that_opens_the_product_in_a_window_cannot_hold_on_to_it()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var person = await browsers.SignInAsync(server.Address, "member");
        var evil = await person.Page.Context.NewPageAsync();
        await evil.Context.RouteAsync("http://evil.example/**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<title>evil</title>" }));
        await evil.GotoAsync("http://evil.example/");
        var own = await evil.RunAndWaitForPopupAsync(() => evil.EvaluateAsync("() => { window.own = open('/other'); }"));
        await Expect(own).ToHaveTitleAsync("evil");
        await evil.EvaluateAsync("address => { window.held = open(address); }", $"{server.Address}chat");
        await evil.WaitForFunctionAsync("() => held.closed"); // to its opener it looks like one that is gone
        Assert.False(await evil.EvaluateAsync<bool>("() => own.closed")); // the control
    }

    [Fact]
    public async Task A_window_that_its_user_opened_pays_for_no_cut()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var person = await browsers.SignInAsync(server.Address, "member");
        var byHand = (await person.Page.GotoAsync($"{server.Address}chat"))!;
        Assert.DoesNotContain(Header, byHand.Headers.Keys);
        var unknown = await person.Page.APIRequest.GetAsync($"{server.Address}chat"); // says nothing of where it comes from
        Assert.Equal("same-origin", unknown.Headers[Header]);
    }
}
