using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using Person = EnterpriseChat.Tests.Harness.Person;

namespace EnterpriseChat.Tests.Browser.People;

/// <summary>What others read of a user, and who may change it.</summary>
[Collection(Browsers.Collection)]
public sealed class UserInformationTests(Browsers browsers)
{
    [Fact]
    public async Task All_fields_stand_there_and_follow_what_happens()
    {
        await using var server = await InProcessServer.StartAsync();
        var member = await server.UserAsync("member");
        await server.ChangeAsync(d =>
        {
            d.Attach(member);
            (member.Email, member.Phone, member.TimeZone) = ("mei@contoso.example", "+81 3 5550 0142", "Asia/Tokyo");
            return Task.CompletedTask;
        });
        await using var leonard = await browsers.SignInAsync(server.Address, "lead");
        var dialog = await LookAtAsync(leonard, "Mei Tanaka");
        foreach (var text in (string[])["Mei Tanaka", "Offline", "Contoso", "Software engineer", "mei@contoso.example", "+81 3 5550 0142", "Asia/Tokyo", "Members", "never"])
        {
            await Expect(dialog).ToContainTextAsync(text);
        }

        await using (var mei = await browsers.SignInAsync(server.Address, "member"))
        {
            await Expect(LastSeen(dialog)).ToHaveTextAsync("now");
            await server.Get<SetStatus>().SayAsync(World.As(member.Id), "Back at two", default);
            await Expect(dialog).ToContainTextAsync("Back at two");
        }

        await Expect(dialog).ToContainTextAsync("Offline");
        await Expect(LastSeen(dialog)).Not.ToHaveTextAsync("now");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Chat", Exact = true }).ClickAsync();
        await Expect(leonard.Tab("Mei Tanaka")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(dialog).ToHaveCountAsync(0);
        leonard.AssertQuietConsole();
    }

    [Fact]
    public async Task One_changes_the_own_phone_and_title_with_a_sentence_beside_what_is_wrong()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        await using var leonard = await browsers.SignInAsync(server.Address, "lead");
        var seen = await LookAtAsync(leonard, "Mei Tanaka");
        await Expect(seen.GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true })).ToHaveCountAsync(0);
        var dialog = await LookAtAsync(mei, "Mei Tanaka");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true }).ClickAsync();
        await Expect(Field(dialog, "Display name")).ToHaveCountAsync(0);
        await Expect(Field(dialog, "E-mail")).ToHaveCountAsync(0);
        await Expect(dialog.GetByLabel("Language")).ToBeVisibleAsync();
        await Field(dialog, "Phone").FillAsync("call me");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("A phone number has digits, spaces and + - / . ( ), and at most 40 characters.");
        await Field(dialog, "Phone").FillAsync("+49 711 555 0142");
        await dialog.GetByLabel("Time zone").SelectOptionAsync("Asia/Tokyo");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("+49 711 555 0142");
        await Expect(dialog).ToContainTextAsync("Asia/Tokyo, the same as yours");
        await Expect(seen).ToContainTextAsync("+49 711 555 0142");
    }

    [Fact]
    public async Task What_somebody_else_saves_meanwhile_stands_beside_the_field_and_a_restart_loses_nothing_typed()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var adele = await browsers.SignInAsync(server.Address, "admin");
        var dialog = await LookAtAsync(adele, "Mei Tanaka");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true }).ClickAsync();
        await Field(dialog, "Title").FillAsync("Principal engineer");
        var (member, lead) = (await server.UserAsync("member"), await server.UserAsync("member"));
        var edit = new UserEdit(new("", ""), new("Software engineer", "Staff engineer"), new(default, default), [], []) { Phone = new("", "+49 1") };
        Assert.True((await server.Get<EditUser>().HandleAsync(World.As(lead.Id), member.PublicId, edit, default)).IsDone);
        await Expect(dialog).ToContainTextAsync("changed by Mei Tanaka to Staff engineer");
        await Expect(dialog).ToContainTextAsync("changed by Mei Tanaka to +49 1");
        await Expect(Field(dialog, "Title")).ToHaveValueAsync("Principal engineer");
        await adele.Page.ReloadAsync();
        await adele.LiveAsync();
        await Expect(Field(dialog, "Title")).ToHaveValueAsync("Principal engineer");
        await Expect(dialog).ToContainTextAsync("to Staff engineer");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).First.ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Take it" }).Last.ClickAsync();
        await Expect(Field(dialog, "Phone")).ToHaveValueAsync("+49 1");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true })).ToBeVisibleAsync();
        await Expect(dialog).ToContainTextAsync("Principal engineer");
        await Expect(dialog).ToContainTextAsync("+49 1");
    }

    [Fact]
    public async Task PR_01_Nothing_of_a_user_names_the_room_that_the_user_sits_in()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var leonard = await browsers.SignInAsync(server.Address, "lead");
        await using var tomas = await browsers.RecordedAsync(server.Address, "ana.beltran");
        const string Room = "Release 4.2";
        var dialog = await LookAtAsync(tomas, "Leonard Adeyemi");
        await leonard.OpenRoomAsync(Room);
        var id = new Uri(leonard.Page.Url).Segments[^1];
        await leonard.SendAsync("said in there");
        await server.Get<SetStatus>().SayAsync(World.As((await server.UserAsync("lead")).Id), "something that does come", default);
        await Expect(dialog).ToContainTextAsync("something that does come");
        await leonard.DisposeAsync();
        await Expect(dialog).ToContainTextAsync("Offline");
        await Expect(LastSeen(dialog)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^\d\d:\d\d$"));
        foreach (var word in (string[])[id, Room, "said in there"])
        {
            Assert.False(await tomas.Frames.ContainsAsync(word), word);
        }
    }

    [Fact]
    public async Task An_address_of_somebody_whom_one_does_not_know_shows_what_that_of_nobody_shows()
    {
        await using var server = await InProcessServer.StartAsync();
        await server.ChangeAsync(async d => d.RoomGrants.RemoveRange(await d.RoomGrants.Where(g => g.Kind == GrantKind.Company).ToListAsync()));
        var unknown = await server.UserAsync("hana.kim");
        await using var carlos = await browsers.RecordedAsync(server.Address, "customer");
        foreach (var id in new[] { unknown.PublicId.Value, new string('A', 22), "../x" })
        {
            await carlos.GoToAsync($"/chat?dialog=user-information&user={id}");
            await Expect(carlos.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/chat$"));
            await Expect(carlos.Dialog("User information")).ToHaveCountAsync(0);
        }

        Assert.False(await carlos.Frames.ContainsAsync(unknown.DisplayName));
        carlos.AssertQuietConsole();
    }

    [Fact]
    public async Task A_language_that_a_browser_named_and_nobody_knows_breaks_no_form()
    {
        await using var server = await InProcessServer.StartAsync();
        await server.ChangeAsync(async d => (await d.Users.SingleAsync(u => u.UserName == "member")).Language = "-");
        await using var mei = await browsers.SignInAsync(server.Address, "member");
        var dialog = await LookAtAsync(mei, "Mei Tanaka");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true }).ClickAsync();
        await Expect(dialog.GetByLabel("Language")).ToHaveValueAsync("-");
        await Field(dialog, "Phone").FillAsync("12");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true })).ToBeVisibleAsync();
    }

    private static ILocator LastSeen(ILocator dialog) => dialog.GetByRole(AriaRole.Definition).Last;

    private static ILocator Field(ILocator dialog, string label) => dialog.GetByRole(AriaRole.Textbox, new() { Name = label, Exact = true });

    private static async Task<ILocator> LookAtAsync(Person person, string name)
    {
        await person.GoToAsync("/chat");
        await UserMenuTests.Row(person, name).ClickAsync(new() { Button = MouseButton.Right });
        await person.Page.GetByRole(AriaRole.Menuitem, new() { Name = "User information" }).ClickAsync();
        await Expect(person.Dialog("User information")).ToBeVisibleAsync();
        return person.Dialog("User information");
    }
}
