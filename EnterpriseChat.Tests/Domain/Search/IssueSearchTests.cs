using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Search;
using EnterpriseChat.Tests.Domain.Issues;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Domain.Search;

/// <summary>Issues are found by words and keys, by exactly those who see them.</summary>
public sealed class IssueSearchTests
{
    [Fact]
    public async Task IS_01_Issues_are_found_by_beginnings_of_words_and_by_keys_by_those_who_see_them()
    {
        await using var world = await TrackerWorld.CreateAsync();
        await world.IssueAsync(world.Lead, "Exporté invoices lose a line");
        await world.TryIssueAsync(world.Customer, new NewIssue("Scanner") { Description = "The invoice of \"October\" is missing" });
        Assert.Equal(["TEST-2", "TEST-1"], await FoundAsync(world.Lead, "invoice"));
        Assert.Equal(["TEST-2"], await FoundAsync(world.Customer, "invoice"));
        Assert.Equal(["TEST-1"], await FoundAsync(world.Lead, "exporte inv"));
        Assert.Equal(["TEST-1"], await FoundAsync(world.Lead, "test-1"));
        Assert.Empty(await FoundAsync(world.Customer, "TEST-1"));
        Assert.Equal(["TEST-2"], await FoundAsync(world.Lead, "\"invoice of\""));
        Assert.Empty(await FoundAsync(world.Lead, "\" OR 1 *"));
        Assert.Empty(await FoundAsync(world.Lead, "from:lead"));

        // What an issue said before is not found, and its old key is.
        await world.ChangeIssueAsync(world.Lead, "TEST-1", new IssueEdit { Title = new("Exporté invoices lose a line", "Labels"), Project = new((await world.StoredIssueAsync("TEST-1")).ProjectId, await world.ProjectAsync("PROD")) });
        Assert.Empty(await FoundAsync(world.Lead, "exporte"));
        Assert.Equal(["PROD-1"], await FoundAsync(world.Lead, "labels"));
        Assert.Equal(["PROD-1"], await FoundAsync(world.Lead, "TEST-1"));
        Assert.Equal(["PROD-1"], (await world.Get<GoTo>().OfAsync(world.Lead, "prod", default)).Issues.Select(d => d.Issue!.Key));
        Assert.Empty((await world.Get<GoTo>().OfAsync(world.Customer, "prod", default)).Issues);
        Assert.Equal(["PROD-1"], (await world.Get<NameSearch>().OfAsync(world.Lead, TypedSearch.Of("label"), default)).Issues.Select(i => i.Key));

        async Task<IReadOnlyList<string>> FoundAsync(UserId reader, string typed) =>
            [.. (await world.Get<IssueSearch>().OfAsync(reader, TypedSearch.Of(typed), 10, default)).Select(i => i.Key)];
    }
}
