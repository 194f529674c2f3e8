using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser;

/// <summary>A company of many: its list is there at once, and any place in it when one scrolls there.</summary>
[Collection(Browsers.Collection)]
public sealed class LongListTests(Browsers browsers)
{
    private const int Many = 600;

    [Fact]
    public async Task The_first_rows_of_a_long_list_come_with_the_page_and_the_last_ones_by_scrolling()
    {
        using var data = new TemporaryDirectory();
        TemporaryDirectory.Copy((await Demo.StartAsync()).CopyOf!, data.Path);
        await FillAsync(data.Path);
        await using var server = await ServerProcess.StartAsync(new ServerStart { DataDirectory = data.Path });
        await using var person = await browsers.SignInAsync(server.Address, "member2");
        var html = await person.Page.APIRequest.GetAsync("/chat");
        Assert.Contains("role=\"listitem\"", await html.TextAsync(), StringComparison.Ordinal);

        await person.GoToAsync("/chat");
        var list = person.Region("Users");
        var scroller = list.Locator("[data-scrolls]");
        await Expect(list.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "zz599" })).ToHaveCountAsync(0);
        var height = await scroller.EvaluateAsync<double>("e => e.scrollHeight");
        Assert.InRange(height, Many * 44, (Many + 60) * 44);
        await scroller.EvaluateAsync("e => { e.scrollTop = e.scrollHeight; }");
        await Expect(list.GetByText("zz599", new() { Exact = true })).ToBeInViewportAsync();
        Assert.Equal(height, await scroller.EvaluateAsync<double>("e => e.scrollHeight"));

        for (var place = 1; place < 5; place++)
        {
            await scroller.EvaluateAsync("(e, part) => { e.scrollTop = e.scrollHeight * part; }", place / 5.0);
            await person.Page.WaitForFunctionAsync(
                "() => { const box = document.querySelector('aside [data-scrolls]'), at = box.getBoundingClientRect();"
                + " return [0.1, 0.5, 0.9].every(p => document.elementFromPoint(at.left + 40, at.top + at.height * p)?.closest('[role=listitem]')); }");
        }

        await list.GetByRole(AriaRole.Searchbox).FillAsync("zz123");
        await Expect(list.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await list.GetByRole(AriaRole.Searchbox).FillAsync("");
        await scroller.EvaluateAsync("e => { e.scrollTop = 0; }");
        await Expect(list.GetByRole(AriaRole.Listitem).First).ToBeInViewportAsync();
    }

    private static async Task FillAsync(string path)
    {
        var world = World.Open(path);
        await using (var db = world.Db())
        {
            var member = await db.Users.SingleAsync(u => u.UserName == "member");
            var groups = await db.GroupMembers.Where(g => g.UserId == member.Id).Select(g => g.GroupId).ToArrayAsync();
            for (var i = 0; i < Many; i++)
            {
                await world.UserAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"zz{i:000}"), member.CompanyId, groups);
            }
        }

        await world.CloseAsync();
    }
}
