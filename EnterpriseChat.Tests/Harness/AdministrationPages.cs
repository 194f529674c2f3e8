using EnterpriseChat.Domain;
using EnterpriseChat.Domain.People;
using Microsoft.Playwright;

namespace EnterpriseChat.Tests.Harness;

/// <summary>The ways to the states of the administration's pages.</summary>
internal static class AdministrationPages
{
    /// <summary>Opens the dialog or question behind a button of a page.</summary>
    public static async Task OpenAsync(Person p, string page, string button, string dialog)
    {
        await p.GoToAsync($"/admin/{page}");
        await p.Button(button).Filter(new() { Visible = true }).ClickAsync();
        await Assertions.Expect(Dialog(p, dialog)).ToBeVisibleAsync();
    }

    public static async Task SwitchOffAsync(Person p)
    {
        await p.GoToAsync("/admin/modules");
        await p.Page.GetByRole(AriaRole.Switch, new() { Name = "Enterprise chat, Northwind" }).ClickAsync();
        await Assertions.Expect(Dialog(p, "Switch off Enterprise chat for Northwind?")).ToBeVisibleAsync();
    }

    public static async Task CompanyErrorsAsync(Person p)
    {
        await OpenAsync(p, "companies", "Add company", "Add company");
        await p.Button("Save").ClickAsync();
        await Assertions.Expect(p.Page.GetByText("A name has 1 to 80 characters.")).ToBeVisibleAsync();
    }

    public static async Task NobodyAsync(Person p)
    {
        await p.GoToAsync("/admin/users");
        await p.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search users" }).FillAsync("nobody of this name");
        await Assertions.Expect(p.Page.GetByText("Nothing of this name")).ToBeVisibleAsync();
    }

    public static async Task SavedAsync(Person p)
    {
        await p.GoToAsync("/admin/role-permissions");
        var box = p.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Create chat rooms, Members" });
        await box.SetCheckedAsync(!await box.IsCheckedAsync());
        await Assertions.Expect(p.Page.GetByText("Saved ")).ToBeVisibleAsync();
    }

    public static async Task ChangedMeanwhileAsync(Visit v)
    {
        await OpenAsync(v.Person, "users", "Edit Agnes Novák", "Edit user");
        var (agent, lead) = (await v.Server.UserAsync("agent"), await v.Server.UserAsync("admin"));
        var company = await v.Server.CompanyOfAsync(agent);
        var edit = new UserEdit(
            new(agent.DisplayName, agent.DisplayName), new(agent.Title, PublicId.New().Value), new(company, company), [], []);
        Assert.True((await v.Server.Get<EditUser>().HandleAsync(World.As(lead.Id), agent.PublicId, edit, default)).IsDone);
        await Assertions.Expect(v.Person.Page.GetByText("changed by Adele Winther")).ToBeVisibleAsync();
    }

    private static ILocator Dialog(Person p, string name) =>
        p.Dialog(name).Or(p.Page.GetByRole(AriaRole.Alertdialog, new() { Name = name, Exact = true }));
}
