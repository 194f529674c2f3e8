using EnterpriseChat.Domain;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnterpriseChat.Tests.Browser.Rooms;

/// <summary>Who would see a room, said while its dialog is open.</summary>
[Collection(Browsers.Collection)]
public sealed class SeenByTests(Browsers browsers)
{
    [Fact]
    public async Task Seen_by_and_the_numbers_in_the_lists_follow_while_a_selected_group_and_its_people_change()
    {
        await using var server = await InProcessServer.StartAsync();
        await using var lead = await browsers.SignInAsync(server.Address, "lead");
        var dialog = await lead.AddAsync("Night work");
        await dialog.PrivateAsync();
        await dialog.Entry("Available", "user groups", "Support agents").DblClickAsync();
        await ShowsAsync(3, 2);

        await ChangeAsync(server, joining: "member");
        await ShowsAsync(4, 3);
        await dialog.Locator(".seen").HoverAsync();
        await Expect(dialog.GetByRole(AriaRole.Tooltip)).ToContainTextAsync("Mei Tanaka");

        await server.SetActiveAsync("member", false);
        await ShowsAsync(3, 2);
        await server.SetActiveAsync("member", true);
        await ShowsAsync(4, 3);
        await ChangeAsync(server, leaving: "member");
        await ShowsAsync(3, 2);

        // Nothing that was chosen was lost meanwhile.
        await Expect(lead.Textbox("Name")).ToHaveValueAsync("Night work");

        async Task ShowsAsync(int people, int inGroup)
        {
            await Expect(dialog.GetByText($"Seen by {people} people")).ToBeVisibleAsync(new() { Timeout = 2_000 });
            await Expect(dialog.Entry("Selected", "user groups", "Support agents")).ToContainTextAsync($"{inGroup} users");
        }
    }

    private static async Task ChangeAsync(InProcessServer server, string? joining = null, string? leaving = null)
    {
        await using var db = server.Db();
        var group = await db.UserGroups.SingleAsync(g => g.Name == "Support agents");
        var edit = new GroupEdit(new Edit<string>(group.Name, group.Name), await IdsAsync(joining), await IdsAsync(leaving));
        Assert.True((await server.Get<EditGroup>().HandleAsync(World.As((await server.UserAsync("admin")).Id), group.PublicId, edit, default)).IsDone);

        async Task<IReadOnlyCollection<PublicId>> IdsAsync(string? name) => name is null ? [] : [(await server.UserAsync(name)).PublicId];
    }
}
