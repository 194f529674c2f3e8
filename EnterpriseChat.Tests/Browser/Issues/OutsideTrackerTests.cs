using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Issues.Trackers;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Issues;

/// <summary>The chat of an issue that lives in a tracker outside.</summary>
[Collection(Browsers.Collection)]
public sealed class OutsideTrackerTests(Browsers browsers)
{
    [Fact]
    public async Task IS_08_A_message_is_sent_at_once_and_says_that_it_is_not_yet_in_the_history_until_it_is()
    {
        var outside = new OutsideWorld();
        var isBack = new TaskCompletionSource();
        outside.Behaviour = async (comment, cancellation) =>
        {
            await isBack.Task.WaitAsync(cancellation);
            return outside.Take(comment);
        };
        await using var server = await InProcessServer.StartAsync(services => services.AddSingleton<ITracker>(outside));
        var lead = await server.UserAsync("lead");
        await server.Get<Runner>().IssueAsync("OUT-1", (lead.CompanyId, lead.Id));
        await server.ChangeAsync(async db => (await db.Projects.SingleAsync(p => p.Key == "OUT")).Tracker = OutsideWorld.TrackerName);
        var room = (await server.Get<OpenIssueChat>().HandleAsync(World.As(lead.Id), "OUT-1", default)).Value;
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await using var leonard = await browsers.SignInAsync(server.Address, "lead");
        await mei.GoToAsync($"/chat/{room}");
        await leonard.GoToAsync($"/chat/{room}");
        await leonard.SendAsync("Merging after the freeze.");
        foreach (var person in new[] { leonard, mei })
        {
            await Expect(person.Message("Merging after the freeze.")).ToContainTextAsync("not yet in the history");
        }

        await Expect(leonard.Page.Locator("[data-pending]")).ToHaveCountAsync(0);
        isBack.SetResult();
        foreach (var person in new[] { leonard, mei })
        {
            await Expect(person.Message("Merging after the freeze.")).Not.ToContainTextAsync("not yet in the history");
            person.AssertQuietConsole();
        }
    }
}
