using System.Globalization;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Issues;

/// <summary>The change of an issue that the actor may change: one entry of its history for all fields, or nothing at all.</summary>
internal static class IssueChange
{
    /// <summary>Applies it; by a command, with the message that gave it.</summary>
    public static async Task<Outcome<string>> ApplyAsync(Operation op, Issue issue, IssueEdit edit, long? message = null)
    {
        var company = await op.Db.Companies.SingleAsync(c => c.Id == issue.CompanyId, CancellationToken.None).ConfigureAwait(false);
        var assignee = await op.Db.Users.SingleOrDefaultAsync(u => u.Id == issue.AssigneeId, CancellationToken.None).ConfigureAwait(false);
        List<PresentValue> late =
        [
            .. Late(IssueFields.Title, edit.Title, issue.Title), .. Late(IssueFields.Description, edit.Description, issue.Description),
            .. Late(IssueFields.Type, edit.Type, issue.Type), .. Late(IssueFields.Status, edit.Status, issue.Status),
            .. Late(IssueFields.Priority, edit.Priority, issue.Priority), .. Late(IssueFields.Due, edit.DueOn, issue.DueOn),
            .. Late(IssueFields.Assignee, edit.Assignee, assignee?.PublicId), .. Late(IssueFields.Company, edit.Company, company.PublicId),
            .. Late(IssueFields.Key, edit.Project, issue.ProjectId),
        ];
        if (late.Count > 0)
        {
            return new ChangedMeanwhile(late);
        }

        var changes = Plain(issue, edit);
        if ((await MoveToCompanyAsync(op, issue, company, (edit.Company, changes)).ConfigureAwait(false)
            ?? await MoveToProjectAsync(op, issue, edit.Project, changes).ConfigureAwait(false)
            ?? await AssignAsync(op, issue, assignee, (edit.Assignee, changes)).ConfigureAwait(false)) is { } refusal)
        {
            return refusal;
        }

        if (changes.Count > 0)
        {
            await IssueTrace.ChangedAsync(op, issue, (AuditAction.IssueChanged, message), changes).ConfigureAwait(false);
        }

        return issue.Key;
    }

    /// <summary>A day as a history holds it.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    private static IEnumerable<PresentValue> Late<T>(string field, Edit<T> edit, T present) =>
        edit.Collides(present) ? [new PresentValue(field, $"{present}")] : [];

    /// <summary>The fields that touch nothing but themselves.</summary>
    private static List<FieldChange> Plain(Issue issue, IssueEdit edit)
    {
        List<FieldChange> changes = [];
        Take(IssueFields.Title, edit.Title, issue.Title, (v => issue.Title = v, v => v));
        Take(IssueFields.Description, edit.Description, issue.Description, (v => issue.Description = v, v => v));
        Take(IssueFields.Type, edit.Type, issue.Type, (v => issue.Type = v, v => IssueTrace.Text((long)v)));
        Take(IssueFields.Status, edit.Status, issue.Status, (v => issue.Status = v, v => IssueTrace.Text((long)v)));
        Take(IssueFields.Priority, edit.Priority, issue.Priority, (v => issue.Priority = v, v => IssueTrace.Text((long)v)));
        Take(IssueFields.Due, edit.DueOn, issue.DueOn, (v => issue.DueOn = v, Day));
        return changes;

        void Take<T>(string field, Edit<T> wanted, T present, (Action<T> Write, Func<T, string?> Text) how)
        {
            if (wanted.IsChange && !EqualityComparer<T>.Default.Equals(wanted.After, present))
            {
                changes.Add(new FieldChange(field, how.Text(present), how.Text(wanted.After)));
                how.Write(wanted.After);
            }
        }
    }

    private static async Task<Refusal?> MoveToCompanyAsync(
        Operation op, Issue issue, Company from, (Edit<PublicId> Edit, List<FieldChange> Changes) asked)
    {
        if (!asked.Edit.IsChange || asked.Edit.After == from.PublicId)
        {
            return null;
        }

        if (!await op.Db.Users.Where(u => u.Id == op.Actor.User).OfHost(op.Db).AnyAsync(CancellationToken.None).ConfigureAwait(false))
        {
            return IssueRefusals.NotOwnCompany;
        }

        if (await op.Db.Companies.SingleOrDefaultAsync(c => c.PublicId == asked.Edit.After, CancellationToken.None).ConfigureAwait(false) is not { } to)
        {
            return PeopleRefusals.CompanyNotFound;
        }

        asked.Changes.Add(new FieldChange(IssueFields.Company, IssueTrace.Text(from.Id.Value), IssueTrace.Text(to.Id.Value)));
        issue.CompanyId = to.Id;
        return null;
    }

    private static async Task<Refusal?> MoveToProjectAsync(Operation op, Issue issue, Edit<ProjectId> edit, List<FieldChange> changes)
    {
        if (!edit.IsChange || edit.After == issue.ProjectId)
        {
            return null;
        }

        if (await op.Db.Projects.SingleOrDefaultAsync(p => p.Id == edit.After, CancellationToken.None).ConfigureAwait(false) is not { } to)
        {
            return IssueRefusals.ProjectNotFound;
        }

        var before = issue.Key;
        (issue.ProjectId, issue.Key, issue.Number) = (to.Id, IssueProjects.NextKey(to), to.LastNumber);
        op.Db.IssueNames.Add(new IssueName { Key = issue.Key, IssueId = issue.Id });
        changes.Add(new FieldChange(IssueFields.Key, before, issue.Key));
        return null;
    }

    /// <summary>Last, so that it is asked of the company that the issue has from now on.</summary>
    private static async Task<Refusal?> AssignAsync(Operation op, Issue issue, User? from, (Edit<PublicId?> Edit, List<FieldChange> Changes) asked)
    {
        if (!asked.Edit.IsChange || asked.Edit.After == from?.PublicId)
        {
            return null;
        }

        UserId? to = null;
        if (asked.Edit.After is { } who)
        {
            to = await Assignees.FindAsync(op.Db, issue, who).ConfigureAwait(false);
            if (to is null)
            {
                return IssueRefusals.AssigneeCannotSee;
            }
        }

        asked.Changes.Add(new FieldChange(IssueFields.Assignee, from is null ? null : IssueTrace.Text(from.Id.Value), to is { } id ? IssueTrace.Text(id.Value) : null));
        issue.AssigneeId = to;
        return null;
    }
}
