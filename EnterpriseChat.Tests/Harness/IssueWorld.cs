using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Tests.Harness;

/// <summary>Issues in a world, made as rows, and their chats, made as people make them.</summary>
internal static class IssueWorld
{
    /// <summary>An issue of a company with that key, in a project of its letters.</summary>
    public static Task IssueAsync(this World world, string key, CompanyId company, UserId reporter) =>
        world.Get<Runner>().IssueAsync(key, (company, reporter));

    /// <summary>The same on a server.</summary>
    public static Task IssueAsync(this Runner runner, string key, (CompanyId Company, UserId Reporter) of, string title = "Login hangs") =>
        runner.ChangeAsync(async db =>
        {
            var letters = key.Split('-')[0];
            var project = db.Projects.FirstOrDefault(p => p.Key == letters);
            if (project is null)
            {
                db.Projects.Add(project = new Project { Key = letters, Name = letters });
                await db.SaveChangesAsync();
            }

            var issue = new Issue
            {
                ProjectId = project.Id,
                Key = key,
                Number = long.Parse(key.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture),
                CompanyId = of.Company,
                ReporterId = of.Reporter,
                Title = title,
            };
            db.Issues.Add(issue);
            await db.SaveChangesAsync();
            db.IssueNames.Add(new IssueName { Key = key, IssueId = issue.Id });
        });

    /// <summary>The chat of an issue, opened by somebody who may.</summary>
    public static async Task<PublicId> IssueChatAsync(this World world, UserId who, string key)
    {
        var opened = await world.Get<OpenIssueChat>().HandleAsync(World.As(who), key, default);
        Assert.True(opened.IsDone, opened.Refusal?.Sentence);
        return opened.Value;
    }
}
