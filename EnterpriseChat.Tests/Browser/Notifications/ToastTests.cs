using System.Text.RegularExpressions;
using EnterpriseChat.Domain.Notifications;
using EnterpriseChat.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Notifications;

/// <summary>Toasts: what comes while one is elsewhere in the page.</summary>
[Collection(Browsers.Collection)]
public sealed class ToastTests(Browsers browsers)
{
    [Fact]
    public async Task NO_05_Each_room_has_one_toast_three_are_there_at_most_and_a_click_opens_the_room()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await lead.GoToAsync("/account");
        await server.PostAsync("member", "Lunch", "the first of Lunch");
        await Expect(lead.Toast("the first of Lunch")).ToContainTextAsync("Mei Tanaka");
        await Expect(lead.Toast("the first of Lunch")).ToContainTextAsync("Lunch");
        await lead.Toast("the first of Lunch").GetByRole(AriaRole.Link).FocusAsync(); // and so it stays
        await server.PostAsync("member", "Design review", "of Design review");
        await lead.Toast("of Design review").GetByRole(AriaRole.Link).FocusAsync();
        for (var i = 2; i <= 12; i++)
        {
            await server.PostAsync("member2", "Lunch", $"number {i} of Lunch");
        }

        await Expect(lead.Toast("number 12 of Lunch")).ToContainTextAsync("Tomás Herrera");
        await Expect(lead.Toast("of Lunch")).ToHaveCountAsync(1);
        await Expect(lead.Toasts()).ToHaveCountAsync(2);
        await server.PostAsync("member", "Release 4.2", "of Release");
        await server.PostAsync("member", "Incident bridge", "of Incident bridge");
        await Expect(lead.Toasts().Last).ToContainTextAsync("of Incident bridge");
        await Expect(lead.Toasts()).ToHaveCountAsync(3);
        await Expect(lead.Toast("of Design review")).ToHaveCountAsync(0); // the oldest gave way
        await lead.Toast("number 12 of Lunch").ClickAsync();
        await Expect(lead.Tab("Lunch")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(lead.Toast("of Lunch")).ToHaveCountAsync(0);
        lead.AssertQuietConsole();
    }

    [Fact]
    public async Task What_comes_into_the_direct_chat_that_is_in_view_is_told_by_nothing_else()
    {
        await using var server = await InProcessServer.StartAsync();
        var direct = await server.DirectAsync("henrik.sorensen", "lead");
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await lead.GoToAsync($"/chat/{direct}");
        await server.PostAsync("henrik.sorensen", direct, "right here");
        await lead.SeesAsync("right here");
        await server.PostAsync("member", "Lunch", "somewhere else"); // the control, told after it
        await Expect(lead.Toast("somewhere else")).ToBeVisibleAsync();
        await Expect(lead.Toasts()).ToHaveCountAsync(1);

        // Elsewhere in the page it is told.
        await lead.GoToAsync("/account");
        await server.PostAsync("henrik.sorensen", direct, "once more");
        await Expect(lead.Toast("once more")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Toasts_go_after_six_seconds_unless_somebody_points_at_one_and_each_can_be_closed()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await using var tomas = await browsers.SignInAsync(server.Address, "member2");
        await server.PostAsync("member", "Lunch", "pointed at");
        await lead.Toast("pointed at").HoverAsync();
        await server.PostAsync("member", "Design review", "beside it");
        await Expect(tomas.Toast("pointed at")).ToBeVisibleAsync();
        await Expect(tomas.Toast("beside it")).ToBeVisibleAsync();
        await Expect(tomas.Toasts()).ToHaveCountAsync(0, new() { Timeout = 9000 });
        await Expect(lead.Toasts()).ToHaveCountAsync(2); // as long as it takes for somebody who points at none
        await lead.Button("Close the notification of Lunch").ClickAsync();
        await Expect(lead.Toast("pointed at")).ToHaveCountAsync(0);
        await lead.Page.Mouse.MoveAsync(0, 0);
        await Expect(lead.Toasts()).ToHaveCountAsync(0, new() { Timeout = 9000 });
    }

    [Fact]
    public async Task The_first_message_of_a_direct_chat_is_told_and_what_is_read_in_another_tab_is_told_no_more()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await lead.GoToAsync("/account");
        var direct = await server.DirectAsync("henrik.sorensen", "lead");
        await server.PostAsync("henrik.sorensen", direct, "the very first");
        await Expect(lead.Toast("the very first")).ToContainTextAsync("Henrik Sørensen");
        await Expect(lead.Toast("the very first")).ToContainTextAsync("Direct chat");
        await lead.Toast("the very first").GetByRole(AriaRole.Link).FocusAsync();
        var account = lead.Page;
        await lead.NewTabAsync($"/chat/{direct}");
        await Expect(account.GetByRole(AriaRole.Region, new() { Name = "Notifications", Exact = true }).GetByRole(AriaRole.Article)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Nothing_is_told_of_a_room_in_view_of_a_quiet_one_or_of_what_the_table_leaves_out()
    {
        await using var server = await InProcessServer.StartAsync();
        var me = World.As((await server.UserAsync("lead")).Id);
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await lead.OpenRoomAsync("Contoso");
        Assert.True((await server.Get<SetRoomLevel>().ChooseAsync(me, await server.RoomAsync("Lunch"), NotificationLevel.Nothing, default)).IsDone);
        Assert.True((await server.Get<SetRoomLevel>().ChooseAsync(me, await server.RoomAsync("Design review"), NotificationLevel.MentionsOnly, default)).IsDone);
        Assert.True((await server.Get<SetRoomLevel>().MuteAsync(me, await server.RoomAsync("Incident bridge"), isMuted: true, default)).IsDone);
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.OpenRoomAsync("Contoso");
        await mei.SendAsync("in view");
        foreach (var room in new[] { "Lunch", "Design review", "Incident bridge" })
        {
            await server.PostAsync("member", room, $"quiet {room}");
        }

        // The control: what comes last is told, so all before it was looked at.
        await server.PostAsync("member", "Release 4.2", "told");
        await Expect(lead.Toast("told")).ToBeVisibleAsync();
        await Expect(lead.Toasts()).ToHaveCountAsync(1);
        Assert.True((await server.Get<SetNotificationChoice>().HandleAsync(me, NotifiedOf.Rooms, (NotifiedBy.Page, false), default)).IsDone);
        await server.PostAsync("member", "Release 4.2", "not told");
        await server.PostAsync("member", await server.DirectAsync("member", "lead"), "told directly");
        await Expect(lead.Toast("told directly")).ToBeVisibleAsync();
        await Expect(lead.Toast("not told")).ToHaveCountAsync(0);
        await Expect(mei.Toasts()).ToHaveCountAsync(0); // one's own words
    }

    [Fact]
    public async Task NO_01_Fifty_messages_are_told_to_who_sees_the_room_and_an_outsider_gets_not_a_frame()
    {
        await using var server = await InProcessServer.StartAsync(configuration: new Dictionary<string, string> { ["Chat:Limits:MessagesPer10Seconds"] = "1000" });
        var room = await server.PrivateRoomAsync("Orchard", "lead", "member");
        await server.ReadAllAsync("lead");
        await using var carlos = await browsers.RecordedAsync(server.Address, "customer");
        await carlos.GoToAsync("/account");
        var title = await carlos.Page.TitleAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await lead.OpenRoomAsync("Orchard");
        await lead.Tab("Chat list").ClickAsync();
        await Expect(lead.Region("Chat rooms")).ToBeVisibleAsync();
        var list = lead.Page;
        await lead.NewTabAsync("/account");
        await Expect(carlos.Region("Online users")).ToContainTextAsync("Leonard Adeyemi"); // nobody comes or goes from here on
        var before = carlos.Frames.Frames.Count;
        for (var i = 1; i <= 50; i++)
        {
            await server.PostAsync("member", room, $"plum {i}");
        }

        await Expect(lead.Page).ToHaveTitleAsync("(50) My account");
        await Expect(list).ToHaveTitleAsync("(50) Chat");
        await Expect(list.Locator("[role=tab][title=Orchard] .badge")).ToHaveTextAsync("50");
        await Expect(list.Locator(".cr").Filter(new() { HasText = "Orchard" }).Locator(".badge")).ToHaveTextAsync("50");
        foreach (var page in new[] { list, lead.Page })
        {
            await Expect(page.Locator(".nav a[href='/chat'] .badge")).ToHaveTextAsync("50");
            await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Notifications", Exact = true }).GetByText("plum 50")).ToBeVisibleAsync();
        }

        // All that reaches the outsider is that the line lives.
        Assert.Empty(carlos.Frames.Frames.Skip(before).Where(f => !f.Sent && f.Bytes.Length > 3).Select(f => Convert.ToHexString(f.Bytes)));
        Assert.Equal(title, await carlos.Page.TitleAsync());
        await Expect(carlos.Toasts()).ToHaveCountAsync(0);
        await carlos.GoToAsync("/chat");
        await Expect(carlos.Page).ToHaveTitleAsync(new Regex(Regex.Escape(title.Replace("My account", "Chat", StringComparison.Ordinal))));
        Assert.False(await carlos.Frames.ContainsAsync("plum"));
        Assert.False(await carlos.Frames.ContainsAsync("Orchard"));
    }
}
