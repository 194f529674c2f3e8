using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Issues;

/// <summary>Somebody loses an issue while it is being read.</summary>
public sealed class LostIssueTests
{
    [Theory]
    [InlineData("page")]
    [InlineData("card")]
    public async Task IS_01_What_is_written_after_an_issue_was_lost_is_not_read_by_a_yes_from_before(string what)
    {
        using var reading = new SteppedReading(sql => sql.Contains("\"IssueNames\"", StringComparison.Ordinal), hasRead: true);
        await using var world = await World.CreateAsync(reading);
        var reporter = await world.UserAsync("reporter", world.Host);
        await world.IssueAsync("TEST-1", world.Host, reporter);
        reading.Hold(1);
        var read = TitleAsync();
        await Eventually.That(() => reading.Waiting == 1, what: "the rule said yes");
        await world.ChangeAsync(async db =>
        {
            (await db.Users.SingleAsync(u => u.Id == reporter)).Active = false;
            (await db.Issues.SingleAsync()).Title = "secret";
        });
        reading.LetAll();
        Assert.Equal("Login hangs", await read);
        Assert.Null(await TitleAsync());

        async Task<string?> TitleAsync() => what == "page"
            ? (await world.Get<IssueReader>().OfAsync(reporter, "TEST-1", default))?.Issue.Title
            : (await world.Get<IssueRows>().OneAsync(reporter, "TEST-1", default))?.Title;
    }
}
