using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Tests.Domain.Access;
using EnterpriseChat.Tests.Domain.Rooms;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Domain.Issues;

/// <summary>The grid and the history of issues, for exactly those who see them, in as many statements for few as for many.</summary>
public sealed class IssueReadingTests
{
    private static readonly PageRequest Newest = new(Sort: IssueRows.Changed, IsDescending: true);

    [Fact]
    public async Task The_grid_holds_what_its_reader_sees_filtered_and_sorted()
    {
        await using var world = await TrackerWorld.CreateAsync();
        await world.IssueAsync(world.Customer, "Über den Export");
        await world.IssueAsync(world.Lead, "Label printer");
        await world.TryIssueAsync(world.Lead, new NewIssue("For Fabrikam")
        {
            Company = await world.CompanyIdAsync(world.Other),
            Priority = IssuePriority.Highest,
            Status = IssueStatus.Closed,
            Assignee = await world.IdAsync(world.Member),
        });
        Assert.Equal(["Label printer", "Über den Export"], await TitlesAsync(world.Lead, new IssueFilter(), Newest));
        Assert.Equal(["For Fabrikam", "Label printer", "Über den Export"], await TitlesAsync(world.Lead, new IssueFilter(null), new PageRequest(Sort: "title")));
        Assert.Equal(["For Fabrikam", "Über den Export"], await TitlesAsync(world.Customer, new IssueFilter(null), new PageRequest(Sort: "title")));
        Assert.Equal(["Über den Export"], await TitlesAsync(world.Lead, new IssueFilter(null), new PageRequest("uber", "title")));
        Assert.Equal(["For Fabrikam"], await TitlesAsync(world.Lead, new IssueFilter(null), new PageRequest("test-3", "title")));
        Assert.Equal(["For Fabrikam"], await TitlesAsync(world.Lead, new IssueFilter(true), Newest));
        Assert.Equal(["For Fabrikam"], await TitlesAsync(world.Lead, new IssueFilter(null) { Assignee = await world.IdAsync(world.Member) }, Newest));
        Assert.Equal(2, (await TitlesAsync(world.Lead, new IssueFilter(null) { IsNobodys = true }, Newest)).Count);
        Assert.Empty(await TitlesAsync(world.Customer, new IssueFilter(null, Company: await world.CompanyIdAsync(world.Host)), Newest));
        foreach (var column in new[] { "key", "title", "status", "priority", "assignee", "company", "due", IssueRows.Changed })
        {
            Assert.Equal(3, (await TitlesAsync(world.Lead, new IssueFilter(null), new PageRequest(Sort: column))).Count);
            Assert.Equal(3, (await TitlesAsync(world.Lead, new IssueFilter(null), new PageRequest(Sort: column, IsDescending: true))).Count);
        }

        async Task<IReadOnlyList<string>> TitlesAsync(UserId reader, IssueFilter filter, PageRequest page) =>
            [.. (await world.Get<IssueRows>().PageAsync(reader, filter, page, default)).Rows.Select(r => r.Title)];
    }

    [Fact]
    public async Task Grid_page_and_history_cost_the_same_statements_for_few_and_for_many()
    {
        var captured = new CapturedCommands();
        await using var world = await TrackerWorld.CreateAsync(captured);
        var key = await world.IssueAsync(world.Lead);
        await world.CommentAsync(world.Lead, key, "one");
        var few = await CostAsync();
        for (var n = 0; n < 120; n++)
        {
            await world.IssueAsync(n % 2 == 0 ? world.Lead : world.Customer, $"Issue {n}");
            world.Time.Advance(TimeSpan.FromSeconds(1));
            await world.CommentAsync(world.Member, key, $"Comment {n}");
        }

        Assert.Equal(few, await CostAsync());

        async Task<(int Grid, int Page, int History)> CostAsync()
        {
            captured.Clear();
            await world.Get<IssueRows>().PageAsync(world.Lead, new IssueFilter(), Newest, default);
            var grid = captured.Sql.Count;
            Assert.NotNull(await world.Get<IssueReader>().OfAsync(world.Lead, key, default));
            var page = captured.Sql.Count - grid;
            Assert.NotNull(await world.Get<IssueHistory>().OfAsync(world.Lead, key, new HistoryQuestion(HistoryView.All), default));
            return (grid, page, captured.Sql.Count - grid - page);
        }
    }

    [Fact]
    public async Task A_history_is_read_newest_first_page_by_page_without_a_gap()
    {
        await using var world = await TrackerWorld.CreateAsync();
        var key = await world.IssueAsync(world.Lead);
        for (var n = 1; n <= 60; n++)
        {
            world.Time.Advance(TimeSpan.FromSeconds(1));
            await world.CommentAsync(world.Member, key, $"Comment {n}");
            await world.ChangeIssueAsync(world.Lead, key, new IssueEdit { Priority = n % 2 == 1 ? new(IssuePriority.Medium, IssuePriority.High) : new(IssuePriority.High, IssuePriority.Medium) });
        }

        Assert.Equal(Enumerable.Range(1, 121).Reverse().Select(n => (long)n), await AllAsync(HistoryView.All));
        Assert.Equal(Enumerable.Range(1, 60).Reverse().Select(n => 2L * n), await AllAsync(HistoryView.Comments));
        Assert.Equal(Enumerable.Range(0, 61).Reverse().Select(n => (2L * n) + 1), await AllAsync(HistoryView.Changes));
        Assert.Null(await world.Get<IssueHistory>().OfAsync(world.Customer, key, new HistoryQuestion(HistoryView.All), default));

        async Task<IReadOnlyList<long>> AllAsync(HistoryView view)
        {
            var pages = new List<HistoryPage> { (await world.Get<IssueHistory>().OfAsync(world.Lead, key, new HistoryQuestion(view), default))! };
            while (pages[^1].HasOlder)
            {
                Assert.Equal(IssueHistory.PageLength, pages[^1].Lines.Count);
                pages.Add((await world.Get<IssueHistory>().OfAsync(world.Lead, key, new HistoryQuestion(view, Before: pages[^1].Lines[^1].Number), default))!);
            }

            IReadOnlyList<long> numbers = [.. pages.SelectMany(p => p.Lines).Select(l => l.Number)];
            var whole = await world.Get<IssueHistory>().OfAsync(world.Lead, key, new HistoryQuestion(view, From: numbers[^1]), default);
            Assert.Equal(numbers, whole!.Lines.Select(l => l.Number));
            Assert.Equal((numbers.Count, false), ((int)whole.Count, whole.HasOlder));
            return numbers;
        }
    }

    [Fact]
    public async Task A_history_tells_that_a_description_was_changed_and_not_what_it_said()
    {
        await using var world = await TrackerWorld.CreateAsync();
        var key = await world.IssueAsync(world.Lead);
        await world.ChangeIssueAsync(world.Lead, key, new IssueEdit { Description = new("", "Long"), Status = new(IssueStatus.Open, IssueStatus.Waiting) });
        var lines = (await world.Get<IssueHistory>().OfAsync(world.Lead, key, new HistoryQuestion(HistoryView.All), default))!.Lines;
        Assert.Equal([new FieldChange("description", null, null), new FieldChange("status", "1", "3")], lines[0].Changes);
        Assert.Equal("made", lines[1].Changes[0].Field);
    }

    [Fact]
    public async Task A_key_in_a_text_is_a_link_for_those_who_see_its_issue_also_an_old_one()
    {
        await using var world = await TrackerWorld.CreateAsync();
        var key = await world.IssueAsync(world.Lead);
        var project = (await world.StoredIssueAsync(key)).ProjectId;
        await world.Get<RenameProject>().HandleAsync(World.As(world.Admin), project, "PROD", "Prod", default);
        Assert.Equal(["PROD-1", "TEST-1"], (await world.Get<IssueKeys>().VisibleAsync(world.Lead, ["TEST-1", "PROD-1", "TEST-2"], default)).Order());
        Assert.Empty(await world.Get<IssueKeys>().VisibleAsync(world.Customer, ["TEST-1", "PROD-1"], default));
    }

    [Fact]
    public async Task A_form_offers_as_assignees_those_who_could_see_the_issue_and_whom_its_reader_knows()
    {
        await using var world = await TrackerWorld.CreateAsync();
        await world.UserAsync("blind", world.Host, world.Customers);
        var (host, other) = (await world.CompanyIdAsync(world.Host), await world.CompanyIdAsync(world.Other));
        Assert.Equal(["admin", "lead", "member"], await NamesAsync(world.Lead, host));
        Assert.Equal(["admin", "customer", "lead", "member"], await NamesAsync(world.Lead, other));
        Assert.Equal(["admin", "customer", "lead", "member"], await NamesAsync(world.Customer, other));
        var offer = await world.Get<IssueChoices>().OfAsync(world.Customer, default);
        Assert.Equal(("Fabrikam", "TEST"), (Assert.Single(offer.Companies).Name, Assert.Single(offer.Projects).Key));

        async Task<IReadOnlyList<string>> NamesAsync(UserId reader, PublicId company) =>
            [.. (await world.Get<IssueChoices>().AssigneesAsync(reader, company, default)).Select(c => c.Name)];
    }
}
