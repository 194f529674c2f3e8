using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace EnterpriseChat.Tests.Browser.Notifications;

/// <summary>What happens around somebody who is told of messages.</summary>
internal static class NoticeSteps
{
    /// <summary>In the place of the browser's notifications and sounds, which no test could see: they are kept, and a click can be made.</summary>
    private const string Stand =
        """
        window.notices = [];
        window.sounds = [];
        window.asked = 0;
        window.Notification = class {
          static permission = 'PERMISSION';
          static async requestPermission() { window.asked++; return this.permission = 'granted'; }
          isOpen = true;
          constructor(title, options) { this.title = title; this.body = options.body; window.notices.push(this); }
          close() { this.isOpen = false; }
        };
        window.Audio = class {
          constructor(address) { this.address = address; }
          async play() { window.sounds.push(this.address); }
        };
        """;

    /// <summary>Somebody whose browser's notifications are kept.</summary>
    public static async Task<Person> NotifiedAsync(this Browsers browsers, Uri server, string userName, string permission = "granted")
    {
        var person = await browsers.StrangerAsync(server, isRecorded: true);
        await person.Context.AddInitScriptAsync(Stand.Replace("PERMISSION", permission, StringComparison.Ordinal));
        await person.SignInAsync(userName);
        return person;
    }

    /// <summary>The toasts that are to be seen.</summary>
    public static ILocator Toasts(this Person person) => person.Region("Notifications").GetByRole(AriaRole.Article);

    /// <summary>The toasts that hold a text.</summary>
    public static ILocator Toast(this Person person, string text) => person.Toasts().Filter(new() { HasText = text });

    /// <summary>The open notifications of the browser, as title and text.</summary>
    public static Task<string[]> NoticesAsync(this IPage page) =>
        page.EvaluateAsync<string[]>("window.notices.filter(n => n.isOpen).map(n => `${n.title}|${n.body}`)");

    /// <summary>Takes a page out of view, or brings it back, and waits until the server knows. Pages without a window are always in view.</summary>
    public static async Task ShowAsync(this InProcessServer server, string userName, IPage page, bool isInView)
    {
        var user = await server.UserAsync(userName);
        await using var db = server.Db();
        var session = await db.Sessions.Where(s => s.UserId == user.Id).OrderByDescending(s => s.Id).Select(s => s.Id).FirstAsync();
        await SayAsync(page, isInView ? "visible" : "hidden");
        await Eventually.That(() => server.Get<LiveHub>().IsInView(user.Id, session) == isInView);
    }

    /// <summary>Posts as somebody who has no page open.</summary>
    public static async Task PostAsync(this InProcessServer server, string author, PublicId room, string text) =>
        Assert.True((await server.Get<PostMessage>().HandleAsync(
            World.As((await server.UserAsync(author)).Id), room, PublicId.New().Value, text, default)).IsDone);

    /// <summary>Posts into a room of the demo.</summary>
    public static async Task PostAsync(this InProcessServer server, string author, string room, string text) =>
        await server.PostAsync(author, await server.RoomAsync(room), text);

    /// <summary>A room of the demo.</summary>
    public static async Task<PublicId> RoomAsync(this InProcessServer server, string name)
    {
        await using var db = server.Db();
        return await db.Rooms.Where(r => r.Name == name && r.DeletedAt == null).Select(r => r.PublicId).SingleAsync();
    }

    /// <summary>The direct chat of two people.</summary>
    public static async Task<PublicId> DirectAsync(this InProcessServer server, string one, string other) =>
        (await server.Get<OpenDirectChat>().HandleAsync(World.As((await server.UserAsync(one)).Id), (await server.UserAsync(other)).PublicId, default)).Value;

    /// <summary>A private room of some people.</summary>
    public static async Task<PublicId> PrivateRoomAsync(this InProcessServer server, string name, params string[] people)
    {
        var id = PublicId.New();
        var users = new List<UserId>();
        foreach (var person in people)
        {
            users.Add((await server.UserAsync(person)).Id);
        }

        await server.ChangeAsync(async db =>
        {
            var room = new Room { PublicId = id, Kind = RoomKind.ChatRoom, Name = name, NameKey = TextRules.Key(name), CreatedAt = DateTime.UnixEpoch };
            db.Rooms.Add(room);
            await db.SaveChangesAsync();
            db.RoomGrants.AddRange(users.Select(u => new RoomGrant { RoomId = room.Id, Kind = GrantKind.User, SubjectId = u.Value }));
        });
        return id;
    }

    /// <summary>Takes somebody out of a private room.</summary>
    public static async Task RemoveAsync(this InProcessServer server, string userName, PublicId from)
    {
        var user = await server.UserAsync(userName);
        await server.ChangeAsync(async db =>
        {
            var room = await db.Rooms.SingleAsync(r => r.PublicId == from);
            db.RoomGrants.Remove(await db.RoomGrants.SingleAsync(g => g.RoomId == room.Id && g.SubjectId == user.Id.Value));
        });
    }

    /// <summary>Reads all that is unread.</summary>
    public static async Task ReadAllAsync(this InProcessServer server, string userName)
    {
        var user = (await server.UserAsync(userName)).Id;
        foreach (var row in await server.Get<ChatList>().OfAsync(user, default))
        {
            server.Get<ReadMarks>().Read((await server.Get<RoomReader>().OpenAsync(user, row.PublicId, default))!, row.Last);
        }
    }

    /// <summary>Lets a page be <c>visible</c> or <c>hidden</c>.</summary>
    public static Task SayAsync(IPage page, string state) => page.EvaluateAsync(
        "state => { Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });"
        + " document.dispatchEvent(new Event('visibilitychange')); }",
        state);
}
