using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using Person = EnterpriseChat.Tests.Harness.Person;

namespace EnterpriseChat.Tests.Browser.Administration;

/// <summary>Two administrators before one table of permissions.</summary>
[Collection(Browsers.Collection)]
public sealed class RolePermissionsTests(Browsers browsers)
{
    private const string Path = "/admin/role-permissions";

    /// <summary>A second is what the product page promises; a busy machine may take a little longer to paint it.</summary>
    private const float Soon = 2_000;

    [Fact]
    public async Task AM_04_Two_administrators_tick_at_the_same_time_and_a_third_removes_the_group()
    {
        await using var server = await InProcessServer.StartAsync();
        await MakeAdministratorAsync(server, "lead");
        await using var first = await browsers.SignInAsync(server.Address, "admin");
        await using var second = await browsers.SignInAsync(server.Address, "lead");
        await first.GoToAsync(Path);
        await second.GoToAsync(Path);

        // Different cells both stay.
        await Task.WhenAll(Box(first, "Ask support, Members").CheckAsync(), Box(second, "View audit log, Team leads").CheckAsync());
        foreach (var person in new[] { first, second })
        {
            await Expect(Box(person, "Ask support, Members")).ToBeCheckedAsync(new() { Timeout = Soon });
            await Expect(Box(person, "View audit log, Team leads")).ToBeCheckedAsync(new() { Timeout = Soon });
            await Expect(person.Page.GetByRole(AriaRole.Status).Filter(new() { HasTextRegex = new(@"^\s*Saved \d\d:\d\d:\d\d") })).ToBeVisibleAsync();
        }

        // The same cell in opposite ways: the last one wins, and both pages show it.
        await Box(first, "Ask support, Members").UncheckAsync();
        await Expect(Box(second, "Ask support, Members")).Not.ToBeCheckedAsync(new() { Timeout = Soon });
        await Box(second, "Ask support, Members").CheckAsync();
        await Expect(Box(first, "Ask support, Members")).ToBeCheckedAsync(new() { Timeout = Soon });

        // Removed while the first page has not heard of it: the answer says so, and the column is gone.
        var group = await GroupAsync(server, "Support agents");
        using (var held = await HeldRunner.HoldAsync(server.Get<EnterpriseChat.Domain.Storage.Runner>()))
        {
            var removal = server.Get<DeleteGroup>().HandleAsync(World.As((await server.UserAsync("lead")).Id), group, default);
            await Box(first, "Edit users, Support agents").ClickAsync();
            held.Open();
            Assert.True((await removal).IsDone);
        }

        await Expect(first.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This user group does not exist any more.");
        await Expect(Box(second, "Edit users, Support agents")).ToHaveCountAsync(0, new() { Timeout = Soon });
        await Expect(Box(first, "Edit users, Support agents")).ToHaveCountAsync(0);
        await using var db = server.Db();
        var entries = await db.AuditEntries.Where(e => e.Action == AuditAction.PermissionsChanged).OrderBy(e => e.Sequence).Select(e => e.Details).ToListAsync();
        Assert.Equal(4, entries.Count);
        Assert.All(entries, e => Assert.Matches("""^\{"after":(true|false),"before":(true|false),"group":\d+,"permission":\d+\}$""", e));
        first.AssertQuietConsole();
    }

    [Fact]
    public async Task AM_03_The_last_administrator_is_refused_and_one_of_two_is_asked_and_then_out_at_once()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var admin = await browsers.SignInAsync(server.Address, "admin");
        await admin.GoToAsync(Path);
        await Box(admin, "Administer, Administrators").UncheckAsync();
        var question = admin.Page.GetByRole(AriaRole.Alertdialog, new() { Name = "Take Administer from yourself?", Exact = true });
        await Expect(question).ToContainTextAsync("You hold Administer through Administrators alone.");
        await question.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(Box(admin, "Administer, Administrators")).ToBeCheckedAsync();

        await Box(admin, "Administer, Administrators").UncheckAsync();
        await admin.Button("Take it from me").ClickAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The last active user with Administer cannot lose it.");
        await Expect(Box(admin, "Administer, Administrators")).ToBeCheckedAsync();

        await admin.GoToAsync("/admin/users");
        await admin.Button("Deactivate Adele Winther").ClickAsync();
        await admin.Button("Deactivate").ClickAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The last active user with Administer cannot lose it.");

        await admin.GoToAsync(Path);
        await Box(admin, "Administer, Team leads").CheckAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Saved " })).ToBeVisibleAsync();
        await Box(admin, "Administer, Administrators").UncheckAsync();
        await admin.Button("Take it from me").ClickAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Heading, new() { Name = "This page does not exist" })).ToBeVisibleAsync(new() { Timeout = Soon });
        var navigation = admin.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" });
        await Expect(navigation.GetByRole(AriaRole.Link, new() { Name = "Role permissions" })).ToHaveCountAsync(0);
        await Expect(navigation.GetByRole(AriaRole.Link, new() { Name = "Users" })).ToBeVisibleAsync(); // Edit users is left
        var answer = await admin.Page.GotoAsync(Path);
        Assert.Equal(404, answer!.Status);
    }

    [Fact]
    public async Task The_arrow_keys_go_from_box_to_box_and_the_table_is_one_stop()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var admin = await browsers.SignInAsync(server.Address, "admin");
        await admin.GoToAsync(Path);
        await Box(admin, "Use chat, Administrators").FocusAsync();
        await admin.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Box(admin, "Use chat, Auditors")).ToBeFocusedAsync();
        await admin.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(Box(admin, "View company chat, Auditors")).ToBeFocusedAsync();
        await admin.Page.Keyboard.PressAsync("Space");
        await Expect(Box(admin, "View company chat, Auditors")).ToBeCheckedAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Saved " })).ToBeVisibleAsync();
        await Expect(Box(admin, "View company chat, Auditors")).ToBeFocusedAsync();
        await admin.Page.Keyboard.PressAsync("End");
        await Expect(Box(admin, "View company chat, Team leads")).ToBeFocusedAsync();
        Assert.Equal(1, await admin.Page.Locator("[data-matrix] input[tabindex='0']").CountAsync());
    }

    private static ILocator Box(Person person, string name) => person.Page.GetByRole(AriaRole.Checkbox, new() { Name = name, Exact = true });

    private static async Task<EnterpriseChat.Domain.PublicId> GroupAsync(InProcessServer server, string name)
    {
        await using var db = server.Db();
        return await db.UserGroups.Where(g => g.Name == name).Select(g => g.PublicId).SingleAsync();
    }

    private static async Task MakeAdministratorAsync(InProcessServer server, string userName)
    {
        var (admin, user) = (await server.UserAsync("admin"), await server.UserAsync(userName));
        var edit = new GroupEdit(new("", ""), [user.PublicId], []);
        Assert.True((await server.Get<EditGroup>().HandleAsync(World.As(admin.Id), await GroupAsync(server, "Administrators"), edit, default)).IsDone);
    }
}
