using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Issues;

/// <summary>Makes a project for those who may administer. Letters that an earlier project had go on where its numbers ended.</summary>
public sealed class MakeProject(Runner runner, RefusedTries tries)
{
    /// <summary>Makes it.</summary>
    public Task<Outcome<ProjectId>> HandleAsync(Actor actor, string key, string name, CancellationToken cancellation) =>
        (IssueRefusals.OfProjectKey(key) ?? PeopleRefusals.OfName(name)) is { } wrong
            ? Task.FromResult<Outcome<ProjectId>>(wrong)
            : runner.RunAsync<ProjectId>(actor, op => MakeAsync(op, key, TextRules.Name(name)), cancellation);

    private async Task<Outcome<ProjectId>> MakeAsync(Operation op, string key, string name)
    {
        if (await op.AskAsync(tries, Permission.Administer, (AuditAction.ProjectMade, null)).ConfigureAwait(false) is { } refusal)
        {
            return refusal;
        }

        if (await op.Db.Projects.AnyAsync(p => p.Key == key, CancellationToken.None).ConfigureAwait(false))
        {
            return IssueRefusals.ProjectKeyTaken;
        }

        var project = new Project { Key = key, Name = name, LastNumber = await IssueProjects.HighestAsync(op.Db, key).ConfigureAwait(false) };
        op.Db.Projects.Add(project);
        await op.Db.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
        op.Audit(new AuditDraft(AuditAction.ProjectMade) { Details = [("key", key), ("name", name), ("project", project.Id.Value)] });
        return project.Id;
    }
}
