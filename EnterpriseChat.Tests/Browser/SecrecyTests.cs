using System.Text.RegularExpressions;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;
using EnterpriseChat.Web.Shell;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser;

/// <summary>What reaches a browser, to the byte, and what it may run.</summary>
[Collection(Browsers.Collection)]
public sealed class SecrecyTests(Browsers browsers)
{
    [Fact]
    public async Task A_browser_of_another_company_gets_not_one_byte_of_a_talk()
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        await using var carlos = await browsers.RecordedAsync(server.Address, "customer");
        await using var tomas = await browsers.RecordedAsync(server.Address, "member2");
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await using var leonard = await browsers.SignInAsync(server.Address, "lead");
        await carlos.OpenRoomAsync("Fabrikam");
        await mei.OpenRoomAsync("Contoso");
        await leonard.OpenRoomAsync("Contoso");
        await tomas.OpenRoomAsync("Contoso");
        string[] markers = [.. Enumerable.Range(0, 6).Select(_ => $"marker{Guid.NewGuid():N}")];
        for (var i = 0; i < markers.Length; i++)
        {
            await (i % 2 == 0 ? mei : leonard).SendAsync($"the word is {markers[i]}");
        }

        var hidden = new Uri(mei.Page.Url).AbsolutePath;
        var answer = await carlos.Page.GotoAsync(hidden);
        Assert.Equal(404, answer!.Status);
        await carlos.LiveAsync();
        await Expect(carlos.Main).ToContainTextAsync("This room does not exist or you cannot see it");
        await Expect(carlos.Page).ToHaveTitleAsync(new Regex(@"^(\(\d+\) )?Chat$"));
        await carlos.GoToAsync("/chat");
        await carlos.Page.ReloadAsync();
        await carlos.LiveAsync();
        foreach (var marker in markers)
        {
            Assert.False(await carlos.Frames.ContainsAsync(marker), marker);

            // The control: a member's recorder finds each.
            await tomas.SeesAsync(marker);
            Assert.True(await tomas.Frames.ContainsAsync(marker));
        }
    }

    [Fact]
    public async Task RE_09_The_policy_lets_no_injected_script_run_and_normal_use_breaks_no_rule_of_it()
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        await using var mei = await browsers.StrangerAsync(server.Address);
        await mei.Context.AddInitScriptAsync(
            "window.reports = []; document.addEventListener('securitypolicyviolation', e => window.reports.push(e.violatedDirective + ' ' + e.blockedURI));");
        await mei.SignInAsync("member");
        await mei.OpenRoomAsync("Contoso");
        await mei.EnterAsync("**normal** `use` of <b>it</b>\n\n```cs\nvar x = 1;\n```");
        await mei.SeesAsync("normal use of <b>it</b>");
        await mei.GoToAsync("/account");
        await mei.GoToAsync("/chat");
        Assert.Equal(0, await mei.Page.EvaluateAsync<int>("window.reports.length"));
        mei.AssertQuietConsole();

        await mei.Page.EvaluateAsync(
            """
            () => {
              window.ran = [];
              const script = document.createElement('script');
              script.textContent = 'window.ran.push("inline")';
              document.body.append(script);
              const foreign = document.createElement('script');
              foreign.src = 'data:text/javascript,window.ran.push("data")';
              document.body.append(foreign);
              const div = document.createElement('div');
              div.innerHTML = '<img src="x:" onerror="window.ran.push(1)"><button id="probe" onclick="window.ran.push(2)">x</button>';
              document.body.append(div);
              document.getElementById('probe').click();
            }
            """);
        await Eventually.That(async () => await mei.Page.EvaluateAsync<int>("window.reports.length") >= 4);
        Assert.Equal(0, await mei.Page.EvaluateAsync<int>("window.ran.length"));
    }

    [Fact]
    public async Task RE_09_Every_answer_carries_the_policy()
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        using var member = await WebSession.SignInAsync(server.Address, "member");
        using var nobody = new WebSession(server.Address);
        string[] paths = ["chat", "account", "no-such-page", "sign-in", "chat/AAAAAAAAAAAAAAAAAAAAAA", "api/v1/rooms/x/messages", "health/live", Script.File.Address, "_blazor", "error"];
        foreach (var session in new[] { member, nobody })
        {
            foreach (var path in paths)
            {
                using var answer = await session.Http.GetAsync(path);
                var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
                var script = Regex.Match(policy, "script-src ([^;]*)").Groups[1].Value;
                Assert.DoesNotContain("unsafe", script, StringComparison.Ordinal);
                Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
                Assert.DoesNotContain("*", policy, StringComparison.Ordinal);
                foreach (var part in (string[])["default-src 'none'", "frame-ancestors 'none'", "base-uri 'self'", "form-action 'self'"])
                {
                    Assert.Contains(part, policy, StringComparison.Ordinal);
                }

                Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            }
        }
    }

    [Fact]
    public async Task AU_01_Four_tabs_of_a_deactivated_user_leave_and_what_waits_is_not_stored()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var tomas = await browsers.SignInAsync(server.Address, "member2");
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await tomas.OpenRoomAsync("Contoso");
        var tabs = new List<Microsoft.Playwright.IPage> { tomas.Page };
        for (var i = 0; i < 3; i++)
        {
            tabs.Add(await tomas.NewTabAsync("/chat"));
        }

        var row = mei.Region("Users").GetByRole(Microsoft.Playwright.AriaRole.Listitem).Filter(new() { HasText = "Tomás Herrera" });
        await Expect(row).ToContainTextAsync("Online");
        await tomas.Context.RouteAsync("**/messages", route => route.AbortAsync());
        await tabs[0].GetByRole(Microsoft.Playwright.AriaRole.Textbox, new() { Name = "Message", Exact = true }).FillAsync("pending of AU-01");
        await tabs[0].Keyboard.PressAsync("Enter");
        await server.SetActiveAsync("member2", isActive: false);
        await tomas.Context.UnrouteAsync("**/messages");
        foreach (var tab in tabs)
        {
            await Expect(tab).ToHaveURLAsync(new Regex("/sign-in"), new() { Timeout = 3000 });
        }

        await Expect(row).ToHaveCountAsync(0); // nobody knows a deactivated user
        Assert.Empty(StoredMessages.Beginning(server.Database, "pending of AU-01"));
    }
}
