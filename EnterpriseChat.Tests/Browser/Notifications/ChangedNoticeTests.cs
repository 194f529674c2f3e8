using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Notifications;

/// <summary>A notice says what its message says now.</summary>
[Collection(Browsers.Collection)]
public sealed class ChangedNoticeTests(Browsers browsers)
{
    [Fact]
    public async Task A_toast_follows_the_change_of_its_message_and_goes_with_its_deletion()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await mei.GoToAsync("/chat");
        await server.ShowAsync("member", mei.Page, isInView: true);
        var actor = World.As((await server.UserAsync("lead")).Id);
        var room = await RoomAsync(server, "Design review");
        var number = (await server.Get<PostMessage>().HandleAsync(actor, room, PublicId.New().Value, "a slip of the pen", default)).Value.Number;
        var toasts = mei.Region("Notifications");
        await Expect(toasts).ToContainTextAsync("a slip of the pen");
        await toasts.GetByRole(AriaRole.Button).First.FocusAsync(); // it stays while somebody is at it

        Assert.True((await server.Get<EditMessage>().HandleAsync(actor, new MessageEdit(room, number, 1, "as it was meant"), default)).IsDone);
        await Expect(toasts).ToContainTextAsync("as it was meant");
        await Expect(toasts).Not.ToContainTextAsync("a slip of the pen");
        Assert.True((await server.Get<DeleteMessage>().HandleAsync(actor, room, number, default)).IsDone);
        await Expect(toasts).Not.ToContainTextAsync("as it was meant");
        mei.AssertQuietConsole();
    }

    private static async Task<PublicId> RoomAsync(InProcessServer server, string name)
    {
        await using var db = server.Db();
        return await db.Rooms.Where(r => r.Name == name).Select(r => r.PublicId).SingleAsync();
    }
}
