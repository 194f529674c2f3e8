using System.Text.Json;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.SignIn;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using Person = EnterpriseChat.Tests.Harness.Person;

namespace EnterpriseChat.Tests.Browser.Rooms;

/// <summary>What a browser keeps of a dialog: it proves nothing, and it stays with who typed it.</summary>
[Collection(Browsers.Collection)]
public sealed class KeptRoomTests(Browsers browsers)
{
    private const string Stranger = "Nobody Knows Her";

    [Fact]
    public async Task RO_04_A_forged_kept_form_does_not_tell_the_name_of_whom_one_does_not_know()
    {
        await using var server = await InProcessServer.StartAsync();
        var company = (await server.Get<MakeCompany>().HandleAsync(Actor.System, "Litware", false, default)).Value;
        var made = await server.Get<MakeUser>().HandleAsync(
            Actor.System, new NewUser("stranger", Stranger, company, Passwords.Hash(Demo.Password, 1), []), default);
        Assert.True(made.IsDone);
        var stranger = (await server.UserAsync("stranger")).PublicId.Value;
        var known = (await server.UserAsync("lead")).PublicId.Value;
        await using var customer = await browsers.RecordedAsync(server.Address, "customer");
        await customer.GoToAsync("/chat");
        await ForgeAsync(customer, stranger, known);
        await customer.GoToAsync("/chat?dialog=add-room");

        // The control: the same form brings back whom one knows.
        await Expect(customer.Dialog("Add chat room").Entry("Selected", "users", "Leonard Adeyemi")).ToBeVisibleAsync();
        await Expect(customer.Textbox("Name")).ToHaveValueAsync("Forged");
        Assert.False(await customer.Frames.ContainsAsync(Stranger));
        await customer.Button("Save").ClickAsync();
        await Expect(customer.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "is not there any more" })).ToBeVisibleAsync();
        Assert.False(await customer.Frames.ContainsAsync(Stranger));
        await using var db = server.Db();
        Assert.False(await db.Rooms.AnyAsync(r => r.Name == "Forged"));
    }

    [Fact]
    public async Task Who_signs_out_leaves_nothing_that_was_typed_in_a_dialog()
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        await lead.AddAsync("Reorganisation");
        Assert.Contains("Reorganisation", await KeptAsync(lead), StringComparison.Ordinal);
        await lead.Page.EvaluateAsync("document.querySelector('form[data-sign-out]').requestSubmit()");
        await Expect(lead.Button("Sign in")).ToBeVisibleAsync();
        Assert.DoesNotContain("Reorganisation", await KeptAsync(lead), StringComparison.Ordinal);
    }

    private static Task<string> KeptAsync(Person person) => person.Page.EvaluateAsync<string>("JSON.stringify(sessionStorage)");

    private static async Task ForgeAsync(Person person, params string[] users)
    {
        var settings = new { Name = "Forged", Topic = "", IsPublic = false, Users = users, Groups = Array.Empty<string>(), Companies = Array.Empty<string>() };
        var kept = JsonSerializer.Serialize(new { value = JsonSerializer.Serialize(new { Form = settings, Was = (object?)null }), typed = new { } });
        await person.Page.EvaluateAsync(
            "kept => sessionStorage.setItem(`form:${document.querySelector('[data-current-user-id]').dataset.currentUserId}:add-room`, kept)", kept);
    }
}
