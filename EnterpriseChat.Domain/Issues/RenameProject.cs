using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Issues;

/// <summary>
/// Gives a project another key and name, for those who may administer. Its issues get the new letters and keep their numbers, unless a key
/// so made has meant another issue before; what they were called leads to them for ever.
/// </summary>
public sealed class RenameProject(Runner runner, RefusedTries tries)
{
    /// <summary>Renames it.</summary>
    public Task<Outcome<Done>> HandleAsync(Actor actor, ProjectId project, string key, string name, CancellationToken cancellation) =>
        (IssueRefusals.OfProjectKey(key) ?? PeopleRefusals.OfName(name)) is { } wrong
            ? Task.FromResult<Outcome<Done>>(wrong)
            : runner.RunAsync<Done>(actor, op => RenameAsync(op, project, key, TextRules.Name(name)), cancellation);

    private async Task<Outcome<Done>> RenameAsync(Operation op, ProjectId which, string key, string name)
    {
        if (await op.AskAsync(tries, Permission.Administer, (AuditAction.ProjectChanged, null)).ConfigureAwait(false) is { } refusal)
        {
            return refusal;
        }

        if (await op.Db.Projects.SingleOrDefaultAsync(p => p.Id == which, CancellationToken.None).ConfigureAwait(false) is not { } project)
        {
            return IssueRefusals.ProjectNotFound;
        }

        if (await op.Db.Projects.AnyAsync(p => p.Key == key && p.Id != which, CancellationToken.None).ConfigureAwait(false))
        {
            return IssueRefusals.ProjectKeyTaken;
        }

        await ChangeAsync(op, project, key, name).ConfigureAwait(false);
        return default(Done);
    }

    private static async Task ChangeAsync(Operation op, Project project, string key, string name)
    {
        if (project.Key == key && project.Name == name)
        {
            return;
        }

        op.Audit(new AuditDraft(AuditAction.ProjectChanged)
        {
            Details = [("key", key), ("keyBefore", project.Key), ("name", name), ("nameBefore", project.Name), ("project", project.Id.Value)],
        });
        var isRenamed = project.Key != key;
        (project.Key, project.Name) = (key, name);
        if (isRenamed)
        {
            await RekeyAsync(op, project).ConfigureAwait(false);
        }
    }

    private static async Task RekeyAsync(Operation op, Project project)
    {
        var highest = Math.Max(project.LastNumber, await IssueProjects.HighestAsync(op.Db, project.Key).ConfigureAwait(false));
        await op.Db.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
        await IssueKeyWriter.RekeyAsync(op.Db, project).ConfigureAwait(false);
        var taken = await op.Db.Issues.Where(i => i.ProjectId == project.Id && !op.Db.IssueNames.Any(n => n.Key == i.Key && n.IssueId == i.Id))
            .OrderBy(i => i.Number).ToListAsync(CancellationToken.None).ConfigureAwait(false);
        foreach (var issue in taken)
        {
            (issue.Number, issue.Key) = (++highest, IssueProjects.Key(project.Key, highest));
            op.Db.IssueNames.Add(new IssueName { Key = issue.Key, IssueId = issue.Id });
        }

        project.LastNumber = highest;
        foreach (var issue in await op.Db.Issues.Where(i => i.ProjectId == project.Id).Select(i => i.Id).ToListAsync(CancellationToken.None).ConfigureAwait(false))
        {
            op.Tell(new IssueChanged(issue, op.Actor.User));
        }
    }
}
