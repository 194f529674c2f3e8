using EnterpriseChat.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Notifications;

/// <summary>What the browser tells while no page of it is in view.</summary>
[Collection(Browsers.Collection)]
public sealed class BrowserNoticeTests(Browsers browsers)
{
    [Fact]
    public async Task The_browser_is_asked_from_a_button_of_the_page_and_whoever_does_not_want_it_now_is_not_asked_again()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.NotifiedAsync(server.Address, "lead", permission: "default");
        await lead.GoToAsync("/chat");
        await lead.Button("Not now").ClickAsync();
        await Expect(lead.Button("Allow browser notifications")).ToHaveCountAsync(0);
        await lead.Page.ReloadAsync();
        await lead.LiveAsync();
        await Expect(lead.Button("Allow browser notifications")).ToHaveCountAsync(0);
        Assert.Equal(0, await lead.Page.EvaluateAsync<int>("window.asked"));

        await using var mei = await browsers.NotifiedAsync(server.Address, "member", permission: "default");
        await mei.GoToAsync("/chat");
        await mei.Button("Allow browser notifications").ClickAsync();
        await Expect(mei.Button("Allow browser notifications")).ToHaveCountAsync(0);
        Assert.Equal(1, await mei.Page.EvaluateAsync<int>("window.asked"));
        lead.AssertQuietConsole();
    }

    [Fact]
    public async Task A_browser_with_two_tabs_tells_a_message_once_and_takes_it_back_when_it_is_read()
    {
        await using var server = await InProcessServer.StartAsync();
        var direct = await server.DirectAsync("henrik.sorensen", "lead");
        await using var lead = await browsers.NotifiedAsync(server.Address, "lead");
        await lead.GoToAsync("/account");
        var first = lead.Page;
        var second = await lead.NewTabAsync("/chat");
        await NoticeSteps.SayAsync(first, "hidden"); // the server hears of both before it says that no page is in view
        await server.ShowAsync("lead", second, isInView: false);
        await server.PostAsync("henrik.sorensen", direct, "The scanners are back");
        await Eventually.That(async () => (await first.NoticesAsync()).Concat(await second.NoticesAsync()).Any());
        await server.PostAsync("member", "Lunch", "not for the browser"); // the row Rooms is in the page only
        await server.PostAsync("henrik.sorensen", direct, "all three");
        await Eventually.That(async () => (await first.NoticesAsync()).Concat(await second.NoticesAsync()).Contains("Henrik Sørensen|Direct chat: all three"));
        string[] told = [.. await first.NoticesAsync(), .. await second.NoticesAsync()];
        Assert.DoesNotContain(told, t => t.Contains("not for the browser", StringComparison.Ordinal));
        Assert.Single(told, t => t.Contains("all three", StringComparison.Ordinal));
        Assert.Equal(2, await SoundsAsync(first) + await SoundsAsync(second));
        await Expect(lead.Toasts()).ToHaveCountAsync(0);

        await using var elsewhere = await browsers.SignInAsync(server.Address, "lead");
        await elsewhere.GoToAsync($"/chat/{direct}");
        await Eventually.That(async () => !(await first.NoticesAsync()).Concat(await second.NoticesAsync()).Any());
        lead.AssertQuietConsole();
    }

    [Fact]
    public async Task NO_03_What_is_told_of_a_room_goes_with_the_right_and_leads_to_the_missing_room()
    {
        await using var server = await InProcessServer.StartAsync();
        var room = await server.PrivateRoomAsync("Orchard", "lead", "member");
        await server.ReadAllAsync("lead");
        await using var lead = await browsers.NotifiedAsync(server.Address, "lead");
        await TellOfRoomsAsync(server);
        await lead.GoToAsync("/account");
        await server.PostAsync("member", room, "plums before");
        await lead.Toast("plums before").GetByRole(AriaRole.Link).FocusAsync();

        await using var hidden = await browsers.NotifiedAsync(server.Address, "lead");
        await hidden.GoToAsync("/account");
        await server.ShowAsync("lead", hidden.Page, isInView: false);
        await server.PostAsync("member", room, "plums once more");
        await Eventually.That(async () => (await hidden.Page.NoticesAsync()).Contains("Mei Tanaka|Orchard: plums once more"));
        await Expect(lead.Toast("plums once more")).ToBeVisibleAsync();

        await server.RemoveAsync("lead", room);
        await Expect(lead.Toasts()).ToHaveCountAsync(0, new() { Timeout = 1000 });
        await Eventually.That(async () => (await hidden.Page.NoticesAsync()).Length == 0, TimeSpan.FromSeconds(1));
        await server.PostAsync("member", room, "plums afterwards");
        await hidden.Page.EvaluateAsync("window.notices.at(-1).onclick()");
        await Expect(hidden.Main).ToContainTextAsync("This room does not exist or you cannot see it");
        foreach (var person in new[] { lead, hidden })
        {
            Assert.False(await person.Frames.ContainsAsync("plums afterwards"));
            Assert.True(await person.Frames.ContainsAsync("plums once more")); // the control
        }
    }

    [Fact]
    public async Task A_click_on_what_the_browser_tells_opens_the_room_and_a_page_that_comes_into_view_takes_it_back()
    {
        await using var server = await InProcessServer.StartAsync();
        var direct = await server.DirectAsync("henrik.sorensen", "lead");
        await using var lead = await browsers.NotifiedAsync(server.Address, "lead");
        await lead.GoToAsync("/account");
        await server.ShowAsync("lead", lead.Page, isInView: false);
        await server.PostAsync("henrik.sorensen", direct, "one");
        await Eventually.That(async () => (await lead.Page.NoticesAsync()).Length == 1);
        await server.ShowAsync("lead", lead.Page, isInView: true);
        await Eventually.That(async () => (await lead.Page.NoticesAsync()).Length == 0);
        await server.ShowAsync("lead", lead.Page, isInView: false);
        await server.PostAsync("henrik.sorensen", direct, "two");
        await Eventually.That(async () => (await lead.Page.NoticesAsync()).Length == 1);
        await lead.Page.EvaluateAsync("window.notices.at(-1).onclick()");
        await Expect(lead.Tab("Henrik Sørensen")).ToHaveAttributeAsync("aria-selected", "true");
        Assert.Empty(await lead.Page.NoticesAsync());
    }

    [Fact]
    public async Task The_browser_is_asked_from_the_button_only_and_the_policy_lets_the_sound_be_heard()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.NotifiedAsync(server.Address, "lead", permission: "default");
        await lead.GoToAsync("/chat");
        await lead.GoToAsync("/account/notifications");
        await Expect(lead.Main).ToContainTextAsync("This browser does not show notifications yet.");
        Assert.Equal(0, await lead.Page.EvaluateAsync<int>("window.asked"));
        await lead.Button("Allow browser notifications").ClickAsync();
        await Expect(lead.Main).ToContainTextAsync("This browser shows notifications while the page is not in view.");
        await Expect(lead.Button("Allow browser notifications")).ToHaveCountAsync(0);
        Assert.Equal(1, await lead.Page.EvaluateAsync<int>("window.asked"));
        Assert.True(await lead.Page.EvaluateAsync<bool>(
            "() => new Promise(done => { const sound = document.createElement('audio'); sound.oncanplaythrough = () => done(true);"
            + " sound.onerror = () => done(false); sound.src = '/notifications/notice.wav'; })"));
        lead.AssertQuietConsole();
    }

    private static Task<int> SoundsAsync(IPage page) => page.EvaluateAsync<int>("window.sounds.length");

    private static async Task TellOfRoomsAsync(InProcessServer server)
    {
        var me = World.As((await server.UserAsync("lead")).Id);
        Assert.True((await server.Get<EnterpriseChat.Domain.Notifications.SetNotificationChoice>().HandleAsync(
            me, EnterpriseChat.Domain.Notifications.NotifiedOf.Rooms, (EnterpriseChat.Domain.Notifications.NotifiedBy.Browser, true), default)).IsDone);
    }
}
