using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace EnterpriseChat.Tests.Harness;

/// <summary>The states of people: their menus and dialogs and the chat of two, and the ways to them.</summary>
internal static class PeoplePages
{
    public static async Task DirectAsync(Visit v)
    {
        var room = await TalkedAsync(v, "m.hohenstein", "Do you have the list of open points?");
        var partner = World.As((await v.Server.UserAsync("m.hohenstein")).Id);
        await v.Server.Get<SetStatus>().ChooseAsync(partner, ChosenStatus.Busy, default);
        await v.Server.Get<SetStatus>().SayAsync(partner, "Month-end close, back on Thursday", default);
        await v.Person.GoToAsync($"/chat/{room}");
        await v.Person.SeesAsync("Do you have the list of open points?");
    }

    public static async Task UnreachableAsync(Visit v)
    {
        var room = await TalkedAsync(v, "li.wei", "The index is built.");
        await v.Server.SetActiveAsync("li.wei", isActive: false);
        await v.Person.GoToAsync($"/chat/{room}");
        await Assertions.Expect(v.Person.Main).ToContainTextAsync("Li Wei cannot be reached by chat");
    }

    public static async Task OwnStatusMenuAsync(Person p)
    {
        await p.GoToAsync("/chat");
        if (await p.Page.GetByRole(AriaRole.Button, new() { Name = "Main navigation" }).IsVisibleAsync())
        {
            await p.Page.GetByRole(AriaRole.Button, new() { Name = "Main navigation" }).ClickAsync();
        }

        await p.Page.Locator("[data-current-user]").GetByRole(AriaRole.Button, new() { Name = "Leonard Adeyemi", Exact = true }).ClickAsync();
        await p.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Online status" }).PressAsync("ArrowRight");
        await Assertions.Expect(p.Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Busy" })).ToBeVisibleAsync();
    }

    public static async Task InformationAsync(Visit v)
    {
        await DescribedAsync(v);
        await v.Person.GoToAsync($"/chat?dialog=user-information&user={(await v.Server.UserAsync("m.hohenstein")).PublicId}");
        await Assertions.Expect(v.Person.Dialog("User information")).ToContainTextAsync("+49 711 555 0142");
    }

    public static async Task EditedInformationAsync(Visit v)
    {
        await DescribedAsync(v);
        await v.Person.GoToAsync($"/chat?dialog=edit-user-information&user={(await v.Server.UserAsync("m.hohenstein")).PublicId}");
        await v.Person.Textbox("Phone").FillAsync("call me");
        await v.Person.Textbox("Title").FillAsync("Head of analysis");
        await v.Person.Button("Save").ClickAsync();
        await Assertions.Expect(v.Person.Dialog("User information")).ToContainTextAsync("A phone number has digits");
    }

    public static async Task OwnInformationAsync(Visit v)
    {
        await v.Person.GoToAsync($"/chat?dialog=edit-user-information&user={(await v.Server.UserAsync("lead")).PublicId}");
        await Assertions.Expect(v.Person.Page.GetByLabel("Time zone")).ToBeVisibleAsync();
    }

    public static async Task StatusTextAsync(Person p)
    {
        await p.GoToAsync("/chat?dialog=status-text");
        await p.Textbox("Status text").FillAsync(new string('x', 141));
        await p.Button("Save").ClickAsync();
        await Assertions.Expect(p.Page.GetByText("A status text has at most 140 characters.")).ToBeVisibleAsync();
    }

    private static async Task<PublicId> TalkedAsync(Visit v, string with, string text)
    {
        var (me, other) = (await v.Server.UserAsync("lead"), await v.Server.UserAsync(with));
        await v.Server.SetActiveAsync(with, isActive: true);
        var room = (await v.Server.Get<OpenDirectChat>().HandleAsync(World.As(other.Id), me.PublicId, default)).Value;
        await v.Server.Get<PostMessage>().HandleAsync(World.As(other.Id), room, PublicId.New().Value, text, default);
        return room;
    }

    private static Task DescribedAsync(Visit v) => v.Server.ChangeAsync(async db =>
    {
        var user = await db.Users.SingleAsync(u => u.UserName == "m.hohenstein");
        (user.Email, user.Phone, user.TimeZone) = ("maximiliana.hohenstein@contoso.example", "+49 711 555 0142", "Europe/Berlin");
    });
}
