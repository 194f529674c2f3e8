using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Rooms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace EnterpriseChat.Tests.Harness;

/// <summary>The states of a chat room and of its dialogs, and the ways to them.</summary>
internal static class RoomPages
{
    /// <summary>The composer gives the reason, the line that was not sent stands above it.</summary>
    public static async Task RefusedMessageAsync(Person p)
    {
        await p.GoToAsync("/chat");
        await p.OpenRoomAsync("Contoso");
        await p.Page.RouteAsync("**/messages", r => r.FulfillAsync(new() { Status = 409, Body = "{\"code\":\"closed\",\"sentence\":\"This chat is closed.\"}" }));
        await p.EnterAsync("This one is refused");
        await Assertions.Expect(p.Page.GetByText("Not sent").First).ToBeVisibleAsync();
        await p.Page.UnrouteAsync("**/messages");
    }

    /// <summary>A mention in the list, and one that is being typed.</summary>
    public static async Task MentionAsync(Person p)
    {
        await p.GoToAsync("/chat");
        await p.OpenRoomAsync("Contoso");
        await p.SendAsync("The file name keeps its date. @lead please tell them.");
        await p.Composer.PressSequentiallyAsync("It keeps the date, and @m");
        await Assertions.Expect(p.Page.GetByRole(AriaRole.Option)).Not.ToHaveCountAsync(0);
    }

    /// <summary>The question before many people are called.</summary>
    public static async Task HereAsync(Person p)
    {
        await p.Page.RouteAsync("**/messages", r => r.FulfillAsync(new() { Status = 409, Body = "{\"code\":\"here\",\"sentence\":\"@here notifies 18 people.\",\"people\":18}" }));
        await p.EnterAsync("@here the build server restarts at 11:00, push before.");
        await Assertions.Expect(p.Page.GetByRole(AriaRole.Alertdialog)).ToBeVisibleAsync();
        await p.Page.UnrouteAsync("**/messages");
    }

    public static async Task EmptyRangeAsync(Visit v)
    {
        await AgeAsync(v, "Lunch");
        await v.Person.GoToAsync("/chat");
        await v.Person.OpenRoomAsync("Lunch");
        await Assertions.Expect(v.Person.Page.Locator("[role=tab][title=Lunch] .badge")).ToHaveCountAsync(0); // a range never hides what is unread
        await v.Person.Page.GetByRole(AriaRole.Radio, new() { Name = "Yesterday" }).ClickAsync();
        await Assertions.Expect(v.Person.Page.GetByText("No messages since yesterday")).ToBeVisibleAsync();
    }

    public static async Task LoadingAsync(Visit v)
    {
        await v.Person.GoToAsync("/chat");
        v.Gate.Close();
        await v.Person.Main.GetByRole(AriaRole.Link, new() { Name = "Contoso", Exact = true }).ClickAsync();
        await Assertions.Expect(v.Person.Page.Locator("[aria-busy=true]")).ToBeVisibleAsync();
    }

    public static async Task FailedAsync(Visit v)
    {
        await v.Person.GoToAsync("/chat");
        v.Gate.Fails = true;
        await v.Person.Main.GetByRole(AriaRole.Link, new() { Name = "Contoso", Exact = true }).ClickAsync();
        await Assertions.Expect(v.Person.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToBeVisibleAsync();
    }

    public static async Task RoomMenuAsync(Person p)
    {
        await p.GoToAsync("/chat");
        await p.Main.GetByRole(AriaRole.Link, new() { Name = "Design review", Exact = true }).FocusAsync();
        await p.Page.Keyboard.PressAsync("Shift+F10");
        await Assertions.Expect(p.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Edit chat room" })).ToBeVisibleAsync();
    }

    public static async Task AddRoomAsync(Person p)
    {
        await p.GoToAsync("/chat?dialog=add-room");
        await p.Textbox("Name").FillAsync("Warehouse roll-out, wave 3");
        await p.Page.GetByRole(AriaRole.Radio, new() { Name = "Private", Exact = true }).CheckAsync();
        await p.Page.GetByRole(AriaRole.Group, new() { Name = "Users", Exact = true })
            .GetByRole(AriaRole.Button, new() { Name = "Remove all", Exact = true }).ClickAsync();
        var companies = p.Page.GetByRole(AriaRole.Listbox, new() { Name = "Available companies", Exact = true });
        await companies.GetByRole(AriaRole.Option, new() { NameRegex = new("^Fabrikam") }).DblClickAsync();
        await Assertions.Expect(p.Page.GetByText("You shut yourself out.")).ToBeVisibleAsync();
        await p.Textbox("Name").FillAsync("");
        await p.Textbox("Name").PressAsync("Enter");
        await Assertions.Expect(p.Page.GetByText("A name has 1 to 80 characters.")).ToBeVisibleAsync();
    }

    public static async Task EditConflictAsync(Visit v)
    {
        var room = await RoomAsync(v, "Release 4.2");
        await v.Person.GoToAsync($"/chat?dialog=edit-room&room={room.PublicId}");
        await v.Person.Textbox("Name").FillAsync("Release 4.2 and 4.2.1");
        await v.Person.Textbox("Topic").FocusAsync();
        var priya = new Actor((await v.Server.UserAsync("priya.natarajan")).Id, null, "test");
        var saved = (await v.Server.Get<AccessChoices>().SavedAsync(priya.Me, room.PublicId, default))!.Settings;
        var fabrikam = await CompanyAsync(v, "Fabrikam");
        var edited = saved with { Name = "Release 4.2 RC", Access = saved.Access with { Companies = new HashSet<PublicId> { fabrikam } } };
        Assert.True((await v.Server.Get<EditRoom>().HandleAsync(priya, room.PublicId, saved, edited, default)).IsDone);
        await Assertions.Expect(v.Person.Page.GetByText("2 changes stand beside the fields")).ToBeVisibleAsync();
        await Assertions.Expect(v.Person.Page.GetByText("added by Priya Natarajan")).ToHaveCountAsync(1);
    }

    public static async Task DeleteRoomAsync(Visit v)
    {
        await v.Person.GoToAsync($"/chat?dialog=delete-room&room={(await RoomAsync(v, "Lunch")).PublicId}");
        await Assertions.Expect(v.Person.Page.GetByRole(AriaRole.Alertdialog)).ToBeVisibleAsync();
    }

    /// <summary>Makes what was said in a room ten days older, before the server has read it.</summary>
    private static async Task AgeAsync(Visit v, string room)
    {
        var id = (await RoomAsync(v, room)).Id.Value;
        using var file = new RawDatabase(v.Server.Database);
        file.Run($"UPDATE Messages SET PostedAt = PostedAt - 10 * 24 * 3600 * 1000 WHERE RoomId = {id}");
    }

    private static async Task<PublicId> CompanyAsync(Visit v, string name)
    {
        await using var db = v.Server.Db();
        return await db.Companies.Where(c => c.Name == name).Select(c => c.PublicId).SingleAsync();
    }

    private static async Task<Room> RoomAsync(Visit v, string name)
    {
        await using var db = v.Server.Db();
        return await db.Rooms.SingleAsync(r => r.Name == name && r.DeletedAt == null);
    }
}
