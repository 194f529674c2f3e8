using System.Text.RegularExpressions;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Administration;

/// <summary>The module is switched off under people who chat, and on again; and somebody who may not chat meets the same everywhere.</summary>
[Collection(Browsers.Collection)]
public sealed class ModuleTests(Browsers browsers)
{
    private const string Room = "Orchard plans";

    /// <summary>A second is what the product page promises; a busy machine may take a little longer to paint it.</summary>
    private const float Soon = 2_000;

    [Fact]
    public async Task AM_01_Switched_off_under_five_people_it_is_gone_at_once_and_switched_on_again_all_is_as_it_was()
    {
        await using var server = await InProcessServer.StartAsync();
        await MakeRoomAsync(server, "lead", "member", "member2", "agent", "customer");
        await using var admin = await browsers.SignInAsync(server.Address, "admin");
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await using var typing = await browsers.SignInAsync(server.Address, "member");
        await using var pending = await browsers.SignInAsync(server.Address, "member2");
        await using var agent = await browsers.SignInAsync(server.Address, "agent");
        await using var customer = await browsers.SignInAsync(server.Address, "customer");
        foreach (var person in new[] { lead, typing, pending, customer })
        {
            await person.OpenRoomAsync(Room);
            await person.Page.EvaluateAsync("window.hasNotReloaded = true");
        }

        await lead.SendAsync("before it was switched off");
        await agent.GoToAsync("/chat");
        await agent.Page.EvaluateAsync("window.hasNotReloaded = true");
        await Expect(agent.Page).ToHaveTitleAsync(new Regex(@"^\(\d+\) Chat$"));
        var unread = await agent.Page.TitleAsync();
        await Expect(customer.Main.GetByText("4 here")).ToBeVisibleAsync();
        await typing.Composer.FillAsync("half a sentence");
        await Eventually.That(async () =>
        {
            await using var db = server.Db();
            return await db.Drafts.AnyAsync(d => d.Text == "half a sentence");
        });
        await pending.Page.RouteAsync("**/api/v1/**", r => r.AbortAsync());
        await pending.EnterAsync("this one waits");
        await Expect(pending.Page.Locator("[data-pending]")).ToBeVisibleAsync();

        await admin.GoToAsync("/admin/modules");
        await admin.Page.GetByRole(AriaRole.Switch, new() { Name = "Enterprise chat, Contoso" }).UncheckAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Alertdialog)).ToContainTextAsync(new Regex(@"\d+ users of Contoso lose the Chat link and every chat page; \d of them are online now\."));
        await admin.Button("Switch off").ClickAsync();

        foreach (var person in new[] { lead, typing, pending, agent })
        {
            await Expect(person.Main).ToContainTextAsync("Enterprise chat is not activated", new() { Timeout = Soon });
            await Expect(Navigation(person).GetByRole(AriaRole.Link, new() { Name = "Chat", Exact = true })).ToHaveCountAsync(0);
            await Expect(person.Region("Online users")).ToHaveCountAsync(0);
            Assert.True(await person.Page.EvaluateAsync<bool>("window.hasNotReloaded === true"));
        }

        await Expect(Navigation(admin).GetByRole(AriaRole.Link, new() { Name = "Chat", Exact = true })).ToHaveCountAsync(0);
        await Expect(Navigation(admin).GetByRole(AriaRole.Link, new() { Name = "Modules" })).ToBeVisibleAsync();
        await Expect(customer.Main.GetByText("1 here")).ToBeVisibleAsync(new() { Timeout = Soon });
        Assert.Equal(403, (await lead.Page.GotoAsync("/chat/AAAAAAAAAAAAAAAAAAAAAA"))!.Status);
        await Expect(lead.Main).ToContainTextAsync("Enterprise chat is not activated");

        await admin.Page.GetByRole(AriaRole.Switch, new() { Name = "Enterprise chat, Contoso" }).CheckAsync();
        foreach (var person in new[] { lead, typing, pending, agent, admin })
        {
            await Expect(Navigation(person).GetByRole(AriaRole.Link, new() { Name = "Chat", Exact = true })).ToBeVisibleAsync(new() { Timeout = Soon });
        }

        await Expect(agent.Page).ToHaveTitleAsync(unread);
        await pending.Page.UnrouteAllAsync();
        foreach (var person in new[] { lead, typing, pending })
        {
            await Navigation(person).GetByRole(AriaRole.Link, new() { Name = "Chat", Exact = true }).ClickAsync();
            await Expect(person.Tab(Room)).ToBeVisibleAsync();
            await person.OpenRoomAsync(Room);
        }

        await Expect(typing.Composer).ToHaveValueAsync("half a sentence");
        await lead.SeesAsync("this one waits");
        await Expect(customer.Message("this one waits")).ToHaveCountAsync(1);
        Assert.Single(StoredMessages.Beginning(server.Database, "this one waits"));
    }

    [Fact]
    public async Task AM_02_Who_may_not_chat_gets_one_answer_for_every_chat_address_and_a_replayed_send_is_refused()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var nochat = await browsers.SignInAsync(server.Address, "nochat");
        var company = await CompanyRoomAsync(server);
        foreach (var path in new[] { "/chat", $"/chat/{company}", "/chat/AAAAAAAAAAAAAAAAAAAAAA", $"/chat/{company}/3" })
        {
            var answer = await nochat.Page.GotoAsync(path);
            Assert.Equal(403, answer!.Status);
            await Expect(nochat.Main).ToContainTextAsync("You have no permission to use the chat");
        }

        await nochat.LiveAsync();
        var status = await nochat.Page.EvaluateAsync<int>(
            """
            async room => (await fetch(`/api/v1/rooms/${room}/messages`, { method: "POST", headers: { "Content-Type": "application/json" },
              body: JSON.stringify({ clientId: "AAAAAAAAAAAAAAAAAAAAAA", user: document.querySelector("[data-current-user-id]").dataset.currentUserId, text: "replayed" }) })).status
            """,
            company);
        Assert.Equal(404, status);
        Assert.Empty(StoredMessages.Beginning(server.Database, "replayed"));
    }

    private static ILocator Navigation(Person person) => person.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" });

    private static async Task<string> CompanyRoomAsync(InProcessServer server)
    {
        var company = (await server.UserAsync("lead")).CompanyId;
        await using var db = server.Db();
        return (await db.Rooms.Where(r => r.CompanyId == company).Select(r => r.PublicId).SingleAsync()).Value;
    }

    private static async Task MakeRoomAsync(InProcessServer server, params string[] seenBy)
    {
        await server.ChangeAsync(async db =>
        {
            var room = new Room { PublicId = PublicId.New(), Kind = RoomKind.ChatRoom, Name = Room, NameKey = TextRules.Key(Room), CreatedAt = DateTime.UnixEpoch };
            db.Rooms.Add(room);
            await db.SaveChangesAsync();
            var users = await db.Users.Where(u => seenBy.Contains(u.UserNameKey)).ToListAsync();
            db.RoomGrants.AddRange(users.Select(u => new RoomGrant { RoomId = room.Id, Kind = GrantKind.User, SubjectId = u.Id.Value }));
        });
    }
}
