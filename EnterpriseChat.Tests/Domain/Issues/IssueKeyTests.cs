using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Issues;

/// <summary>A key never means another issue.</summary>
public sealed class IssueKeyTests
{
    [Fact]
    public async Task IS_07_Keys_stay_with_their_issues_while_a_project_is_renamed_and_another_takes_its_letters()
    {
        await using var world = await TrackerWorld.CreateAsync();
        var first = (await world.StoredIssueAsync(await world.IssueAsync(world.Lead, "Before"))).ProjectId;
        var makes = Enumerable.Range(0, 25).Select(n => Task.Run(() => world.TryIssueAsync(world.Lead, new NewIssue($"Early {n}") { Project = first }))).ToList();
        var renamed = world.Get<RenameProject>().HandleAsync(World.As(world.Admin), first, "PROD", "Production", default);
        var made = world.Get<MakeProject>().HandleAsync(World.As(world.Admin), "TEST", "Another", default);
        makes.AddRange(Enumerable.Range(0, 25).Select(n => Task.Run(() => world.TryIssueAsync(world.Lead, new NewIssue($"Late {n}") { Project = first }))));
        var outcomes = await Task.WhenAll(makes);
        Assert.True((await renamed).IsDone);
        var second = (await made).Value;
        for (var n = 0; n < 30; n++)
        {
            Assert.True((await world.TryIssueAsync(world.Member, new NewIssue($"Other {n}") { Project = second })).IsDone);
        }

        // What each was called when it was made leads to it, and it is called by the new letters.
        foreach (var (n, outcome) in outcomes.Index())
        {
            var issue = await world.StoredIssueAsync(outcome.Value);
            Assert.Equal(n < 25 ? $"Early {n}" : $"Late {n - 25}", issue.Title);
            Assert.StartsWith("PROD-", issue.Key, StringComparison.Ordinal);
        }

        await using var db = world.Db();
        var others = await db.Issues.Where(i => i.ProjectId == second).Select(i => i.Key).ToListAsync();
        Assert.Equal(30, others.Distinct().Count());
        Assert.Empty(others.Intersect(outcomes.Select(o => o.Value)));
        Assert.Equal("Before", (await world.StoredIssueAsync("TEST-1")).Title);
        Assert.Equal("PROD-1", (await world.StoredIssueAsync("TEST-1")).Key);
        Assert.True(await world.SeesAsync(world.Lead, "TEST-1"));
        Assert.False(await world.SeesAsync(world.Customer, "TEST-1"));
    }

    [Fact]
    public async Task A_project_that_takes_letters_of_earlier_issues_leaves_them_their_keys()
    {
        await using var world = await TrackerWorld.CreateAsync();
        var test = (await world.StoredIssueAsync(await world.IssueAsync(world.Lead, "Old one"))).ProjectId;
        await world.Get<RenameProject>().HandleAsync(World.As(world.Admin), test, "OLD", "Old", default);
        var fresh = await world.ProjectAsync("NEW");
        Assert.Equal("NEW-1", (await world.TryIssueAsync(world.Lead, new NewIssue("New one") { Project = fresh })).Value);
        Assert.Equal(IssueRefusals.ProjectKeyTaken, (await world.Get<RenameProject>().HandleAsync(World.As(world.Admin), fresh, "OLD", "x", default)).Refusal);
        Assert.True((await world.Get<RenameProject>().HandleAsync(World.As(world.Admin), fresh, "TEST", "Test", default)).IsDone);

        Assert.Equal("Old one", (await world.StoredIssueAsync("TEST-1")).Title);
        Assert.Equal("TEST-2", (await world.StoredIssueAsync("NEW-1")).Key);
        Assert.Equal("TEST-3", (await world.TryIssueAsync(world.Lead, new NewIssue("Next") { Project = fresh })).Value);

        // Back again: what an issue was called before it is called again.
        Assert.True((await world.Get<RenameProject>().HandleAsync(World.As(world.Admin), fresh, "NEW", "New", default)).IsDone);
        Assert.Equal("New one", (await world.StoredIssueAsync("NEW-1")).Title);
    }

    [Fact]
    public async Task An_issue_that_moves_gets_a_key_of_its_new_project_and_keeps_the_old_one()
    {
        await using var world = await TrackerWorld.CreateAsync();
        var key = await world.IssueAsync(world.Lead);
        var issue = await world.StoredIssueAsync(key);
        var prod = await world.ProjectAsync("PROD");
        Assert.Equal("PROD-1", (await world.ChangeIssueAsync(world.Lead, key, new IssueEdit { Project = new(issue.ProjectId, prod) })).Value);
        Assert.Equal(issue.Id, (await world.StoredIssueAsync("TEST-1")).Id);
        Assert.Equal("TEST-2", (await world.TryIssueAsync(world.Lead, new NewIssue("x") { Project = issue.ProjectId })).Value);
        Assert.Equal("""{"key":["TEST-1","PROD-1"]}""", (await world.StoredHistoryAsync("PROD-1"))[^1].Changes);

        // The old key goes on working for those who save by it.
        Assert.True((await world.CommentAsync(world.Member, "TEST-1", "still here")).IsDone);
    }

    [Theory]
    [InlineData("T")]
    [InlineData("test")]
    [InlineData("1ST")]
    [InlineData("TE-ST")]
    [InlineData("ELEVENCHARS")]
    [InlineData("TÉST")]
    public async Task A_project_key_that_no_text_could_name_is_refused(string key)
    {
        await using var world = await TrackerWorld.CreateAsync();
        Assert.Equal("bad-project-key", (await world.Get<MakeProject>().HandleAsync(World.As(world.Admin), key, "x", default)).Refusal!.Code);
        Assert.Equal(EnterpriseChat.Domain.Access.Rights.NotThere, (await world.Get<MakeProject>().HandleAsync(World.As(world.Lead), "LEAD", "x", default)).Refusal);
    }
}
