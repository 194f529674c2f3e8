using Bunit;
using EnterpriseChat.Domain.Notifications;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Web.Notifications;

namespace EnterpriseChat.Tests.Components;

/// <summary>The table of notifications of a reader.</summary>
public sealed class NotificationSectionTests
{
    [Fact]
    public async Task The_table_shows_what_is_on_at_first_and_a_tick_is_saved_at_once()
    {
        await using var world = await World.CreateAsync();
        await using var page = new BunitContext();
        Assert.True((await world.SignInAsync("lead")).IsDone); // who is signed out may set nothing
        OneReader.Seat(page, world, world.Lead);
        var section = page.Render<NotificationSection>();
        Assert.Equal(
            ["Direct 111", "Mentions 111", "Issue chats I am in 110", "Support waiting 111", "Rooms 100"],
            section.FindAll("tbody tr").Select(row =>
                $"{row.QuerySelector("th")!.FirstChild!.TextContent.Trim()} {string.Concat(row.QuerySelectorAll("input").Select(b => b.HasAttribute("checked") ? '1' : '0'))}"));
        Assert.Equal(["In the page", "Browser", "Sound"], section.FindAll("thead th").Skip(1).Select(h => h.TextContent));
        Assert.Single(section.FindAll("input[tabindex='0']"));

        section.Find("[aria-label='Rooms, Sound']").Change(true);
        await section.WaitForAssertionAsync(() => Assert.Contains("Saved 09:00:00", section.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.True(section.Find("[aria-label='Rooms, Sound']").HasAttribute("checked"));
        Assert.Equal(NotifiedBy.Page | NotifiedBy.Sound, (await world.Get<NotificationChoices>().OfAsync(world.Lead, default))[NotifiedOf.Rooms]);
    }

    [Fact]
    public async Task What_another_tab_ticks_shows_at_once()
    {
        await using var world = await World.CreateAsync();
        await using var page = new BunitContext();
        OneReader.Seat(page, world, world.Lead);
        var section = page.Render<NotificationSection>();
        OneReader.Connect(page, section, world.Lead);
        Assert.True((await world.Get<SetNotificationChoice>().HandleAsync(World.As(world.Lead), NotifiedOf.Direct, (NotifiedBy.Browser, false), default)).IsDone);
        await section.WaitForAssertionAsync(() => Assert.False(section.Find("[aria-label='Direct, Browser']").HasAttribute("checked")));
        Assert.Empty(section.Find("[role=status]").TextContent.Trim());
    }
}
