using System.Globalization;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Administration;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Tests.Domain.Access;

namespace EnterpriseChat.Tests.Domain.Administration;

/// <summary>The grids: found, sorted and turned over by the server, in as many statements for ten users as for a thousand.</summary>
public sealed class GridTests
{
    [Fact]
    public async Task Names_are_sorted_as_the_reader_sorts_them_and_found_without_regard_to_case()
    {
        await using var office = await Office.OpenAsync();
        var world = office.World;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        foreach (var name in new[] { "Ärmel", "zebra", "Zoë", "ÄPFEL" })
        {
            await world.UserAsync(name, world.Other, world.Customers);
        }

        var rows = world.Get<UserRows>();
        var all = await rows.PageAsync(world.Admin, new UserFilter(), new PageRequest(), default);
        Assert.Equal(["admin", "ÄPFEL", "Ärmel", "customer", "lead", "member", "zebra", "Zoë"], all!.Rows.Select(r => r.Person.DisplayName));
        var back = await rows.PageAsync(world.Admin, new UserFilter(), new PageRequest("", "name", IsDescending: true), default);
        Assert.Equal(all.Rows.Select(r => r.Person.Id).Reverse(), back!.Rows.Select(r => r.Person.Id));
        Assert.Equal(["ÄPFEL"], await FoundAsync(new UserFilter(), "äpf"));
        Assert.Equal(["ÄPFEL", "Ärmel", "customer", "zebra", "Zoë"], await FoundAsync(new UserFilter(Company: await office.IdAsync(world.Other)), ""));
        Assert.Equal(["zebra"], await FoundAsync(new UserFilter(Group: await office.IdAsync(world.Customers)), "ZEB"));
        await world.Get<SetActive>().HandleAsync(Tests.Harness.World.As(world.Admin), await office.IdAsync(world.Lead), false, default);
        Assert.Equal(["lead"], await FoundAsync(new UserFilter(IsActive: false), ""));
        Assert.Equal(8, (await FoundAsync(new UserFilter(IsActive: null), "")).Count);
        Assert.Empty(await FoundAsync(new UserFilter(Group: PublicId.New()), ""));

        async Task<IReadOnlyList<string>> FoundAsync(UserFilter filter, string search) =>
            [.. (await rows.PageAsync(world.Admin, filter, new PageRequest(search), default))!.Rows.Select(r => r.Person.DisplayName)];
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_and_a_page_that_is_gone_is_the_last()
    {
        await using var office = await Office.OpenAsync();
        var world = office.World;
        for (var i = 0; i < 60; i++)
        {
            await world.UserAsync($"person {i:00}", world.Other, world.Customers);
        }

        var rows = world.Get<UserRows>();
        List<UserId> seen = [];
        for (var page = 0; page < 3; page++)
        {
            var one = await rows.PageAsync(world.Admin, new UserFilter(), new PageRequest(Number: page), default);
            Assert.Equal((page * 25, 64), (one!.Skipped, one.Total));
            seen.AddRange(one.Rows.Select(r => r.Person.Id));
        }

        Assert.Equal(64, seen.Distinct().Count());
        Assert.Equal(14, (await rows.PageAsync(world.Admin, new UserFilter(), new PageRequest(Number: 99), default))!.Rows.Count);
        Assert.Equal(0, (await rows.PageAsync(world.Admin, new UserFilter(), new PageRequest("nobody", Number: 4), default))!.Skipped);
    }

    [Fact]
    public async Task A_page_costs_the_same_statements_for_few_and_for_many()
    {
        var captured = new CapturedCommands();
        await using var office = await Office.OpenAsync(captured);
        var world = office.World;
        var few = await CountsAsync();
        for (var i = 0; i < 40; i++)
        {
            var group = await world.GroupAsync($"group {i}", Permission.UseChat, Permission.ViewIssues);
            await world.UserAsync($"person {i:00}", world.Other, world.Customers, group);
            await world.Get<MakeCompany>().HandleAsync(Actor.System, $"company {i}", false, default);
        }

        var many = await CountsAsync();
        Assert.Equal(few, many);
        Assert.Equal([5, 3, 6, 3], many);

        async Task<List<int>> CountsAsync()
        {
            List<int> counts = [];
            Func<Task>[] pages =
            [
                () => world.Get<UserRows>().PageAsync(world.Admin, new UserFilter(), new PageRequest("e"), default),
                () => world.Get<CompanyRows>().PageAsync(world.Admin, new PageRequest("", "users", true), default),
                () => world.Get<GroupRows>().PageAsync(world.Admin, new PageRequest(), default),
                () => world.Get<PermissionTable>().OfAsync(world.Admin, default),
            ];
            foreach (var page in pages)
            {
                captured.Clear();
                await page();
                counts.Add(captured.Sql.Count);
            }

            return counts;
        }
    }
}
