using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Issues;

/// <summary>An issue to be made; only the title is needed.</summary>
/// <param name="Title">Title.</param>
public sealed record NewIssue(string Title)
{
    /// <summary>Description; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Kind of work.</summary>
    public IssueType Type { get; init; } = IssueType.Issue;

    /// <summary>How far it is.</summary>
    public IssueStatus Status { get; init; } = IssueStatus.Open;

    /// <summary>How pressing it is.</summary>
    public IssuePriority Priority { get; init; } = IssuePriority.Medium;

    /// <summary>Who works on it; null for nobody.</summary>
    public PublicId? Assignee { get; init; }

    /// <summary>The day by which it is due.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Whose issue it is; null for the maker's own company.</summary>
    public PublicId? Company { get; init; }

    /// <summary>Where it is tracked; null for the first project.</summary>
    public ProjectId? Project { get; init; }

    /// <summary>What is wrong with it, whoever asks; null when nothing is.</summary>
    internal Refusal? Wrong() => IssueRefusals.OfTitle(Title) ?? IssueRefusals.OfDescription(Description);
}

/// <summary>Makes an issue for those with <c>Edit issues</c>; who makes it has reported it, and sees it for ever.</summary>
public sealed class MakeIssue(Runner runner, RefusedTries tries)
{
    /// <summary>Makes it.</summary>
    /// <returns>Its key.</returns>
    public Task<Outcome<string>> HandleAsync(Actor actor, NewIssue wanted, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var clean = wanted with { Title = TextRules.Name(wanted.Title), Description = TextRules.Message(wanted.Description) };
        return wanted.Wrong() is { } wrong
            ? Task.FromResult<Outcome<string>>(wrong)
            : runner.RunAsync<string>(actor, op => MakeAsync(op, clean), cancellation);
    }

    private async Task<Outcome<string>> MakeAsync(Operation op, NewIssue wanted)
    {
        if (await op.AskAsync(tries, Permission.EditIssues, (AuditAction.IssueMade, null)).ConfigureAwait(false) is { } refusal)
        {
            return refusal;
        }

        var (company, notOwn) = await CompanyAsync(op, wanted.Company).ConfigureAwait(false);
        if (notOwn is not null)
        {
            return notOwn;
        }

        return await IssueProjects.FindAsync(op.Db, wanted.Project).ConfigureAwait(false) is { } project
            ? await AddAsync(op, wanted, company, project).ConfigureAwait(false)
            : IssueRefusals.ProjectNotFound;
    }

    private static async Task<(CompanyId Company, Refusal? Refusal)> CompanyAsync(Operation op, PublicId? wanted)
    {
        var own = await op.Db.Users.Where(u => u.Id == op.Actor.Me).Join(op.Db.Companies, u => u.CompanyId, c => c.Id, (_, c) => new { c.Id, c.PublicId, c.IsHost })
            .SingleAsync(CancellationToken.None).ConfigureAwait(false);
        if (wanted is null || wanted == own.PublicId)
        {
            return (own.Id, null);
        }

        var other = await op.Db.Companies.Where(c => c.PublicId == wanted).Select(c => (CompanyId?)c.Id).SingleOrDefaultAsync(CancellationToken.None).ConfigureAwait(false);
        return !own.IsHost ? (default, IssueRefusals.NotOwnCompany) : other is { } id ? (id, null) : (default, PeopleRefusals.CompanyNotFound);
    }

    private static async Task<Outcome<string>> AddAsync(Operation op, NewIssue wanted, CompanyId company, Project project)
    {
        var issue = Of(op, wanted, company, project);
        op.Db.Issues.Add(issue);
        await op.Db.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
        op.Db.IssueNames.Add(new IssueName { Key = issue.Key, IssueId = issue.Id });
        if (wanted.Assignee is { } assignee)
        {
            issue.AssigneeId = await Assignees.FindAsync(op.Db, issue, assignee).ConfigureAwait(false);
            if (issue.AssigneeId is null)
            {
                return IssueRefusals.AssigneeCannotSee;
            }
        }

        List<FieldChange> fields = [new(IssueFields.Made, null, issue.Key), new(IssueFields.Title, null, issue.Title)];
        if (issue.Description.Length > 0)
        {
            fields.Add(new FieldChange(IssueFields.Description, null, issue.Description));
        }

        await IssueTrace.ChangedAsync(op, issue, (AuditAction.IssueMade, null), fields).ConfigureAwait(false);
        return issue.Key;
    }

    private static Issue Of(Operation op, NewIssue wanted, CompanyId company, Project project) => new()
    {
        ProjectId = project.Id,
        Key = IssueProjects.NextKey(project),
        Number = project.LastNumber,
        CompanyId = company,
        ReporterId = op.Actor.Me,
        Title = wanted.Title,
        Description = wanted.Description,
        Type = wanted.Type,
        Status = wanted.Status,
        Priority = wanted.Priority,
        DueOn = wanted.DueOn,
        CreatedAt = op.Now,
    };
}
