using Bunit;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Notifications;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Web.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnterpriseChat.Tests.Components;

/// <summary>What a page tells its reader of new messages, and what it takes back.</summary>
public sealed class ToastsTests
{
    private static readonly string[] Parts = ["h2", ".meta.cut", "p"];

    [Fact]
    public async Task A_page_tells_nothing_before_it_says_whether_it_is_in_view_and_what_came_until_then_as_soon_as_it_does()
    {
        await using var world = await World.CreateAsync();
        var room = await world.PrivateRoomAsync(world.Lead, world.Member);
        await using var page = new BunitContext();
        var toasts = await OpenAsync(page, world);
        var other = (await world.Get<EnterpriseChat.Domain.People.PeopleDirectory>().OfAsync([world.Lead], default))[world.Lead].PublicId;
        var direct = (await world.Get<OpenDirectChat>().HandleAsync(World.As(world.Member), other, default)).Value;
        await PostAsync(world, room, "before");
        await PostAsync(world, direct, "the first of two");
        var rooms = page.Services.GetRequiredService<EnterpriseChat.Web.Chat.Conversations>();
        await Eventually.That(() => rooms.Rows.Count(r => r.Unread > 0) == 2, what: "the page has heard of both");
        Assert.Empty(toasts.FindAll("[data-notice]"));
        Say(toasts, "in-view");
        await toasts.WaitForAssertionAsync(() => Assert.Equal(["before", "the first of two"], Shown(toasts).Where((_, i) => i % 3 == 2)));
    }

    [Fact]
    public async Task A_page_in_view_shows_author_room_and_text_as_text()
    {
        await using var world = await World.CreateAsync();
        var room = await world.PrivateRoomAsync(world.Lead, world.Member);
        await using var page = new BunitContext();
        var toasts = await OpenAsync(page, world);
        Say(toasts, "in-view");
        await PostAsync(world, room, "<b>plums</b>");
        await toasts.WaitForAssertionAsync(() => Assert.Equal(["member", "Private", "<b>plums</b>"], Shown(toasts)));
        Assert.Equal($"/chat/{room}", toasts.Find("article a").GetAttribute("href"));
        Assert.Empty(toasts.FindAll("article b"));
        await PostAsync(world, room, "pears");
        await toasts.WaitForAssertionAsync(() => Assert.Equal(["member", "Private", "pears"], Shown(toasts)));
        Say(toasts, $"gone {room} 1"); // the one before: its time is over late
        Assert.Single(toasts.FindAll("article"));
        Say(toasts, $"gone {room} 2");
        Assert.Empty(toasts.FindAll("article"));
    }

    [Fact]
    public async Task NO_03_A_notice_goes_when_its_room_is_lost_read_or_made_quiet()
    {
        await using var world = await World.CreateAsync();
        var room = await world.PrivateRoomAsync(world.Lead, world.Member);
        await using var page = new BunitContext();
        var toasts = await OpenAsync(page, world);
        Say(toasts, "in-view");

        await ToldAsync();
        world.Get<ReadMarks>().Read((await world.Get<RoomReader>().OpenAsync(world.Lead, room, default))!, 1);
        await GoneAsync();

        await ToldAsync();
        Assert.True((await world.Get<SetRoomLevel>().ChooseAsync(World.As(world.Lead), room, NotificationLevel.Nothing, default)).IsDone);
        await GoneAsync();
        Assert.True((await world.Get<SetRoomLevel>().ChooseAsync(World.As(world.Lead), room, NotificationLevel.All, default)).IsDone);

        await ToldAsync();
        await SelectAsync(world, room, isIn: false);
        await GoneAsync();

        // What was posted meanwhile is no news when the room comes back.
        await PostAsync(world, room, "meanwhile");
        await SelectAsync(world, room, isIn: true);
        await PostAsync(world, await world.CompanyRoomAsync(world.Host), "the control");
        await toasts.WaitForAssertionAsync(() => Assert.Equal(["member", "Contoso", "the control"], Shown(toasts)));

        async Task ToldAsync()
        {
            await PostAsync(world, room, "told");
            await toasts.WaitForAssertionAsync(() => Assert.Equal(["member", "Private", "told"], Shown(toasts)));
        }

        Task GoneAsync() => toasts.WaitForAssertionAsync(() => Assert.Empty(toasts.FindAll("article")));
    }

    [Fact]
    public async Task Out_of_view_the_browser_tells_what_the_table_gives_it_and_takes_it_back_when_the_page_is_in_view()
    {
        await using var world = await World.CreateAsync();
        await using var page = new BunitContext();
        var toasts = await OpenAsync(page, world);
        Say(toasts, "out-of-view");
        var other = (await world.Get<EnterpriseChat.Domain.People.PeopleDirectory>().OfAsync([world.Lead], default))[world.Lead].PublicId;
        var direct = (await world.Get<OpenDirectChat>().HandleAsync(World.As(world.Member), other, default)).Value;
        await PostAsync(world, await world.CompanyRoomAsync(world.Host), "in the page only");
        await PostAsync(world, direct, "the first of two");
        await toasts.WaitForAssertionAsync(() => Assert.Single(toasts.FindAll("[data-notice]")));
        var notice = toasts.Find("span[hidden]");
        Assert.Equal(
            ("member", "Direct chat: the first of two", direct.Value, "Browser, Sound"),
            (notice.GetAttribute("data-title"), notice.GetAttribute("data-text"), notice.GetAttribute("data-room"), notice.GetAttribute("data-ways")));
        Say(toasts, "in-view");
        Assert.Empty(toasts.FindAll("[data-notice]"));
        await PostAsync(world, direct, "the second");
        await toasts.WaitForAssertionAsync(() => Assert.Equal(["member", "Direct chat", "the second"], Shown(toasts)));
    }

    private static async Task<IRenderedComponent<Toasts>> OpenAsync(BunitContext page, World world)
    {
        world.Time.Advance(TimeSpan.FromSeconds(1)); // what was there when an account was made is read
        OneReader.Seat(page, world, world.Lead);
        var toasts = page.Render<Toasts>();
        OneReader.Connect(page, toasts, world.Lead);
        await toasts.InvokeAsync(page.Services.GetRequiredService<MyNotices>().LoadAsync); // it has read what there was
        return toasts;
    }

    private static void Say(IRenderedComponent<Toasts> toasts, string said) => toasts.Find("[data-heard]").Change(said);

    /// <summary>Author, room and text of each.</summary>
    private static string[] Shown(IRenderedComponent<Toasts> toasts) =>
        [.. toasts.FindAll("article").SelectMany(a => Parts.Select(part => a.QuerySelector(part)!.TextContent))];

    private static async Task PostAsync(World world, PublicId room, string text) =>
        Assert.True((await world.PostAsync(world.Member, room, text)).IsDone);

    private static Task SelectAsync(World world, PublicId which, bool isIn) => world.ChangeAsync(async db =>
    {
        var room = await db.Rooms.SingleAsync(r => r.PublicId == which);
        var grant = new RoomGrant { RoomId = room.Id, Kind = GrantKind.User, SubjectId = world.Lead.Value };
        _ = isIn ? db.RoomGrants.Add(grant) : db.RoomGrants.Remove(grant);
    });
}
