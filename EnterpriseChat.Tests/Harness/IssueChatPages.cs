using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace EnterpriseChat.Tests.Harness;

/// <summary>The states of issue chats, and the ways to them.</summary>
internal static class IssueChatPages
{
    private const string Key = "TEST-123";

    public static async Task ChatAsync(Visit v)
    {
        var room = await TalkedAsync(v.Server);
        await v.Person.GoToAsync($"/chat/{room}");
        await v.Person.SeesAsync("old files can be exported again");
    }

    public static async Task InviteAsync(Visit v)
    {
        await ChatAsync(v);
        if (await v.Person.Page.GetByRole(AriaRole.Button, new() { Name = "Users", Exact = true }).IsVisibleAsync())
        {
            await v.Person.Page.GetByRole(AriaRole.Button, new() { Name = "Users", Exact = true }).ClickAsync();
        }

        await v.Person.User("Leonard Adeyemi").ClickAsync(new() { Button = MouseButton.Right });
        await Assertions.Expect(v.Person.Page.GetByRole(AriaRole.Menuitem, new() { Name = $"Invite to {Key}" })).ToBeVisibleAsync();
    }

    public static async Task CommandAsync(Visit v)
    {
        await ChatAsync(v);
        await v.Person.Composer.FillAsync("");
        await v.Person.Composer.PressSequentiallyAsync("/");
        await Assertions.Expect(v.Person.Page.GetByRole(AriaRole.Listbox, new() { Name = "Commands" })).ToBeVisibleAsync();
    }

    public static async Task RefusedAsync(Visit v)
    {
        await ChatAsync(v);
        await v.Person.Composer.FillAsync("/priority urgent");
        await v.Person.Composer.PressAsync("Enter");
        await Assertions.Expect(v.Person.Main).ToContainTextAsync("A priority is highest, high, medium or low.");
    }

    /// <summary>The issue with its talk, made once a server.</summary>
    private static async Task<PublicId> TalkedAsync(InProcessServer server)
    {
        await using var db = server.Db();
        var mei = World.As((await server.UserAsync("member")).Id);
        var customer = await server.UserAsync("customer");
        if (!await db.IssueNames.AnyAsync(n => n.Key == Key))
        {
            await server.Get<Runner>().IssueAsync(Key, (customer.CompanyId, customer.Id), "Invoice export drops the last line");
        }

        var room = (await server.Get<OpenIssueChat>().HandleAsync(mei, Key, default)).Value;
        if (!await db.IssueEntries.AnyAsync(e => e.MessageId != null))
        {
            var tomas = World.As((await server.UserAsync("member2")).Id);
            await SayAsync(server, World.As(customer.Id), room, "The file for October has 10,000 lines, our system counts 10,001.");
            await SayAsync(server, mei, room, "/decision The fix goes into 4.2, not into a patch of 4.1.");
            await SayAsync(server, mei, room, "/status waiting");
            await SayAsync(server, mei, room, "Reproduced. It happens when the number of lines is a multiple of the page size plus one.");
            await SayAsync(server, tomas, room, "Fix and test are up for review:\n- takes the full page\n- new case with 10,001 lines\n- old files can be exported again");
        }

        return room;
    }

    private static async Task SayAsync(InProcessServer server, EnterpriseChat.Domain.Access.Actor who, PublicId room, string text) =>
        await server.Get<PostInChat>().HandleAsync(who, new NewMessage(room, PublicId.New().Value, text), default);
}
