using EnterpriseChat.Tests.Browser.Rooms;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Administration;

/// <summary>Companies, users and groups: added, changed by two at once, deactivated and deleted; and who may not, finds nothing there.</summary>
[Collection(Browsers.Collection)]
public sealed class GridPageTests(Browsers browsers)
{
    private const float Soon = 2_000;

    [Fact]
    public async Task A_company_a_group_and_a_user_are_made_and_the_user_signs_in()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var admin = await browsers.SignInAsync(server.Address, "admin");
        await using var watching = await browsers.SignInAsync(server.Address, "admin");
        await watching.GoToAsync("/admin/companies");

        await admin.GoToAsync("/admin/companies");
        await admin.Button("Add company").ClickAsync();
        await admin.Button("Save").ClickAsync();
        await Expect(admin.Textbox("Name")).ToHaveAttributeAsync("aria-invalid", "true");
        await admin.Textbox("Name").FillAsync("Contoso");
        await admin.Button("Save").ClickAsync();
        await Expect(admin.Dialog("Add company")).ToContainTextAsync("This name is taken.");
        await admin.Textbox("Name").FillAsync("Tailspin Toys");
        await admin.Textbox("Name").PressAsync("Enter");
        await Expect(admin.Dialog("Add company")).ToHaveCountAsync(0);
        await Expect(watching.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Tailspin Toys" })).ToBeVisibleAsync(new() { Timeout = Soon });

        await admin.GoToAsync("/admin/user-groups");
        await admin.Button("Add user group").ClickAsync();
        await admin.Textbox("Name").FillAsync("Toy makers");
        var group = admin.Dialog("Add user group");
        await admin.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Filter available users" }).FillAsync("mei");
        await group.Entry("Available", "users", "Mei Tanaka").DblClickAsync();
        await Expect(group.Entry("Selected", "users", "Mei Tanaka")).ToBeVisibleAsync();
        await admin.Button("Save").ClickAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Toy makers" })).ToContainTextAsync("Contoso");

        await admin.GoToAsync("/admin/users");
        await admin.Button("Add user").ClickAsync();
        await admin.Textbox("User name").FillAsync("tina");
        await admin.Textbox("Display name").FillAsync("Tina Tinker");
        await admin.Page.GetByLabel("First password").FillAsync("short");
        await admin.Button("Save").ClickAsync();
        await Expect(admin.Dialog("Add user")).ToContainTextAsync("A password has at least 12 characters.");
        await admin.Page.GetByLabel("First password").FillAsync("a first pass phrase");
        await admin.Dialog("Add user").GetByLabel("Company").SelectOptionAsync(new SelectOptionValue { Label = "Tailspin Toys" });
        await admin.Dialog("Add user").GetByLabel("Add a group").SelectOptionAsync(new SelectOptionValue { Label = "Customers" });
        await Expect(admin.Button("Remove Customers")).ToBeVisibleAsync();
        await admin.Button("Save").ClickAsync();
        await Expect(admin.Dialog("Add user")).ToHaveCountAsync(0);
        await admin.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search users" }).FillAsync("TINKER");
        await Expect(admin.Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await Expect(admin.Page.GetByRole(AriaRole.Row).Last).ToContainTextAsync("Tailspin Toys");

        await using var tina = await browsers.SignInAsync(server.Address, "tina", "a first pass phrase");
        await tina.GoToAsync("/chat");
        await Expect(tina.Main.GetByRole(AriaRole.Link, new() { Name = "Tailspin Toys", Exact = true })).ToBeVisibleAsync();

        await admin.Button("Deactivate Tina Tinker").ClickAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Alertdialog, new() { Name = "Deactivate Tina Tinker?" })).ToBeVisibleAsync();
        await Expect(admin.Button("Cancel")).ToBeFocusedAsync();
        await admin.Button("Deactivate").ClickAsync();
        await Expect(tina.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"), new() { Timeout = 5_000 });
        await Expect(admin.Button("Edit Tina Tinker")).ToHaveCountAsync(0);
        await admin.Page.GetByLabel("State").SelectOptionAsync(new SelectOptionValue { Label = "Deactivated" });
        await admin.Button("Activate Tina Tinker").ClickAsync();
        await Expect(admin.Button("Activate Tina Tinker")).ToHaveCountAsync(0);
        admin.AssertQuietConsole();
    }

    [Fact]
    public async Task What_another_saves_stands_beside_the_field_and_what_is_typed_stays()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var first = await browsers.SignInAsync(server.Address, "admin");
        await using var second = await browsers.SignInAsync(server.Address, "admin");
        foreach (var person in new[] { first, second })
        {
            await person.GoToAsync("/admin/users");
            await person.Button("Edit Agnes Novák").ClickAsync();
        }

        await first.Textbox("Display name").FillAsync("Agnes N.");
        await first.Textbox("Title").FillAsync("typed by the first");
        await second.Textbox("Display name").FillAsync("Agnes Novák-Meier");
        await second.Button("Save").ClickAsync();
        await Expect(first.Dialog("Edit user").GetByText("changed by Adele Winther to Agnes Novák-Meier")).ToBeVisibleAsync(new() { Timeout = Soon });
        await Expect(first.Textbox("Display name")).ToHaveValueAsync("Agnes N.");
        await Expect(first.Textbox("Title")).ToHaveValueAsync("typed by the first");
        await first.Button("Save").ClickAsync();
        await Expect(first.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Somebody else has changed this meanwhile.");
        await first.Button("Take it").ClickAsync();
        await Expect(first.Textbox("Display name")).ToHaveValueAsync("Agnes Novák-Meier");
        await first.Button("Save").ClickAsync();
        await Expect(first.Dialog("Edit user")).ToHaveCountAsync(0);
        await using var db = server.Db();
        var stored = await db.Users.SingleAsync(u => u.UserNameKey == "agent");
        Assert.Equal(("Agnes Novák-Meier", "typed by the first"), (stored.DisplayName, stored.Title));
    }

    [Theory]
    [InlineData("modules")]
    [InlineData("companies")]
    [InlineData("users")]
    [InlineData("user-groups")]
    [InlineData("role-permissions")]
    public async Task A_page_that_one_may_not_use_is_not_there(string page)
    {
        await using var server = await InProcessServer.StartAsync();
        await using var member = await browsers.SignInAsync(server.Address, "member");
        var hidden = await member.Page.GotoAsync($"/admin/{page}");
        var hiddenText = await member.Main.InnerTextAsync();
        Assert.Equal(404, hidden!.Status);
        var absent = await member.Page.GotoAsync("/admin/no-such-page");
        Assert.Equal(404, absent!.Status);
        Assert.Equal(hiddenText, await member.Main.InnerTextAsync());
        await Expect(member.Page).ToHaveTitleAsync("This page does not exist");
        await Expect(member.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByText("Administration")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Somebody_without_chat_but_with_Edit_users_gets_the_group_with_the_one_page_live()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var nochat = await browsers.SignInAsync(server.Address, "nochat");
        await nochat.GoToAsync("/account");
        await using var admin = await browsers.SignInAsync(server.Address, "admin");
        await admin.GoToAsync("/admin/role-permissions");
        await admin.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Edit users, No chat", Exact = true }).CheckAsync();
        var navigation = nochat.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" });
        await navigation.GetByRole(AriaRole.Link, new() { Name = "Users", Exact = true }).ClickAsync();
        await Expect(navigation.GetByRole(AriaRole.Link)).ToHaveTextAsync(["Issues", "Users"]);
        await Expect(nochat.Page.GetByRole(AriaRole.Heading, new() { Name = "Users" })).ToBeVisibleAsync();
        await Expect(nochat.Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(26);
        await Expect(nochat.Button("Add user")).ToHaveCountAsync(0);
        await nochat.Button("Edit Mei Tanaka").ClickAsync();
        await Expect(nochat.Dialog("Edit user").GetByLabel("Company")).ToHaveCountAsync(0);
        await nochat.Textbox("Title").FillAsync("Principal engineer");
        await nochat.Button("Save").ClickAsync();
        await Expect(nochat.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Mei Tanaka" })).ToContainTextAsync("Principal engineer");
    }
}
