using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace EnterpriseChat.Tests.Harness;

/// <summary>The states of what tells people of messages, and the ways to them.</summary>
internal static class NotificationPages
{
    /// <summary>The levels of a room, open out of its menu.</summary>
    public static async Task MenuAsync(Person p)
    {
        await RoomPages.RoomMenuAsync(p);
        await p.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Notifications", Exact = true }).PressAsync("ArrowRight");
        await Assertions.Expect(p.Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "All messages" })).ToBeFocusedAsync();
    }

    /// <summary>A muted room with something unread, beside one that counts.</summary>
    public static async Task MutedAsync(Visit v)
    {
        Assert.True((await v.Server.Get<SetRoomLevel>().MuteAsync(World.As((await v.Server.UserAsync("lead")).Id), await IdAsync(v, "Incident bridge"), isMuted: true, default)).IsDone);
        await PostAsync(v, "member", "Incident bridge", "Replica lag is at 12 s again.");
        await v.Person.GoToAsync("/chat");
        await Assertions.Expect(v.Person.Page.Locator(".cr .badge.mute").First).ToBeVisibleAsync();
    }

    /// <summary>The page asks whether the browser may tell of messages.</summary>
    public static async Task AskedAsync(Person p)
    {
        await p.GoToAsync("/chat");
        await p.Page.EvaluateAsync(
            "() => { Object.defineProperty(Notification, 'permission', { configurable: true, get: () => 'default' });"
            + " const note = document.querySelector('notification-permission'); note.replaceWith(note); }");
        await Assertions.Expect(p.Button("Allow browser notifications")).ToBeVisibleAsync();
    }

    /// <summary>Three toasts, one of which has the focus: they stay for as long as somebody looks.</summary>
    public static async Task ToastsAsync(Visit v)
    {
        await v.Person.GoToAsync("/chat");
        await PostAsync(v, "m.hohenstein", "Release 4.2", "the customer asks whether the file name keeps its date. I would keep it, the old export does, and their import looks for it.");
        await PostAsync(v, "member", "Design review", "Noodles?");
        var toasts = v.Person.Region("Notifications").GetByRole(AriaRole.Article);
        await toasts.Last.GetByRole(AriaRole.Link).FocusAsync();
        await Assertions.Expect(toasts.Filter(new() { HasText = "Noodles?" })).ToBeVisibleAsync();
    }

    /// <summary>The table after a choice, and a chat with a level of its own.</summary>
    public static async Task SettingsAsync(Visit v)
    {
        var lead = World.As((await v.Server.UserAsync("lead")).Id);
        Assert.True((await v.Server.Get<SetRoomLevel>().ChooseAsync(lead, await IdAsync(v, "Design review"), NotificationLevel.MentionsOnly, default)).IsDone);
        await v.Person.GoToAsync("/account/notifications");
        await v.Person.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Rooms, Sound", Exact = true }).ClickAsync();
        await Assertions.Expect(v.Person.Page.GetByText("Saved ")).ToBeVisibleAsync();
        await Assertions.Expect(v.Person.Button("Design review: Mentions only")).ToBeVisibleAsync();
    }

    private static async Task PostAsync(Visit v, string author, string room, string text)
    {
        var by = World.As((await v.Server.UserAsync(author)).Id);
        Assert.True((await v.Server.Get<PostMessage>().HandleAsync(by, await IdAsync(v, room), PublicId.New().Value, text, default)).IsDone);
    }

    private static async Task<PublicId> IdAsync(Visit v, string room)
    {
        await using var db = v.Server.Db();
        return await db.Rooms.Where(r => r.Name == room && r.DeletedAt == null).Select(r => r.PublicId).SingleAsync();
    }
}
