using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.People;

/// <summary>The change of a user whom the actor may change, with an entry for each field.</summary>
internal static class UserChange
{
    /// <summary>Applies it, or refuses it as a whole.</summary>
    public static async Task<Outcome<Done>> ApplyAsync(Operation op, User user, UserEdit edit)
    {
        var company = await op.Db.Companies.SingleAsync(c => c.Id == user.CompanyId, CancellationToken.None).ConfigureAwait(false);
        if (Late(user, company, edit) is { Count: > 0 } late)
        {
            return new ChangedMeanwhile(late);
        }

        ChangeTexts(op, user, edit);
        if (await MoveAsync(op, user, company, edit).ConfigureAwait(false) is { } notMoved)
        {
            return notMoved;
        }

        if (await RegroupAsync(op, user, edit).ConfigureAwait(false) is { } notRegrouped)
        {
            return notRegrouped;
        }

        var mayLose = edit.Company.IsChange || edit.Leaving.Count > 0;
        return mayLose && !await op.LeavesAdministratorAsync().ConfigureAwait(false) ? PeopleRefusals.LastAdministrator : default(Done);
    }

    private static List<PresentValue> Late(User user, Company company, UserEdit edit)
    {
        List<PresentValue> late =
            [.. edit.Texts.Where(t => t.Edit.Collides(t.Of.Read(user))).Select(t => new PresentValue(t.Of.Field.ToString(), t.Of.Read(user)))];
        if (edit.Company.Collides(company.PublicId))
        {
            late.Add(new PresentValue(nameof(UserField.Company), company.Name));
        }

        return late;
    }

    private static void ChangeTexts(Operation op, User user, UserEdit edit)
    {
        foreach (var (text, after) in edit.Texts.Where(t => t.Edit.IsChange).Select(t => (t.Of, TextRules.Name(t.Edit.After))))
        {
            if (text.Read(user) is var before && before != after)
            {
                Note(op, user, text.Name, (before, after));
                text.Write(user, after);
            }
        }

        if (op.Db.Entry(user).Property(u => u.DisplayName).IsModified)
        {
            op.Tell(new PersonChanged(user.Id));
        }
    }

    private static async Task<Refusal?> MoveAsync(Operation op, User user, Company from, UserEdit edit)
    {
        if (!edit.Company.IsChange || edit.Company.After == from.PublicId)
        {
            return null;
        }

        if (await op.Db.Companies.SingleOrDefaultAsync(c => c.PublicId == edit.Company.After, CancellationToken.None).ConfigureAwait(false) is not { } to)
        {
            return PeopleRefusals.CompanyNotFound;
        }

        Note(op, user, "company", (from.Id.Value, to.Id.Value));
        user.CompanyId = to.Id;
        return null;
    }

    private static async Task<Refusal?> RegroupAsync(Operation op, User user, UserEdit edit)
    {
        if (edit.Joining.Count + edit.Leaving.Count == 0)
        {
            return null;
        }

        var groups = await op.Db.UserGroups.Where(g => edit.Joining.Contains(g.PublicId) || edit.Leaving.Contains(g.PublicId))
            .ToListAsync(CancellationToken.None).ConfigureAwait(false);
        if (!edit.Joining.All(j => groups.Any(g => g.PublicId == j)))
        {
            return PeopleRefusals.GroupNotFound;
        }

        var member = await op.Db.GroupMembers.Where(m => m.UserId == user.Id).ToListAsync(CancellationToken.None).ConfigureAwait(false);
        var before = member.Select(m => m.GroupId).ToHashSet();
        HashSet<GroupId> after = [.. before];
        after.ExceptWith(groups.Where(g => edit.Leaving.Contains(g.PublicId)).Select(g => g.Id));
        after.UnionWith(groups.Where(g => edit.Joining.Contains(g.PublicId)).Select(g => g.Id));
        if (!after.SetEquals(before))
        {
            Note(op, user, "groups", (before.Select(g => g.Value).Order(), after.Select(g => g.Value).Order()));
            op.Db.GroupMembers.RemoveRange(member.Where(m => !after.Contains(m.GroupId)));
            op.Db.GroupMembers.AddRange(after.Except(before).Select(g => new GroupMember { GroupId = g, UserId = user.Id }));
        }

        return null;
    }

    private static void Note(Operation op, User user, string field, (object Before, object After) value)
    {
        op.Audit(new AuditDraft(AuditAction.UserChanged)
        {
            User = user.Id,
            Company = user.CompanyId,
            Details = [("after", value.After), ("before", value.Before), ("field", field)],
        });
        op.Tell(new UserChanged(user.Id));
    }
}
