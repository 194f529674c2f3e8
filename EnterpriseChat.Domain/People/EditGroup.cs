using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.People;

/// <summary>What a form makes of a user group. Members are named by who joins and who leaves, so that two editors add to each other's work.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Joining">Who is to join.</param>
/// <param name="Leaving">Who is to leave.</param>
public sealed record GroupEdit(Edit<string> Name, IReadOnlyCollection<PublicId> Joining, IReadOnlyCollection<PublicId> Leaving);

/// <summary>Renames a user group and changes its members.</summary>
public sealed class EditGroup(Runner runner, RefusedTries tries, LastActor log)
{
    /// <summary>Changes it for those who may administer; the last active user with <c>Administer</c> stays a member of what gives it.</summary>
    public async Task<Outcome<Done>> HandleAsync(Actor actor, PublicId which, GroupEdit edit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(edit);
        if ((edit.Name.IsChange ? PeopleRefusals.OfName(edit.Name.After) : null) is { } badName)
        {
            return badName;
        }

        GroupId? found = null;
        var outcome = await runner.RunAsync<Done>(
            actor,
            async op =>
            {
                if (await op.AskAsync(tries, Permission.Administer, (AuditAction.GroupChanged, which)).ConfigureAwait(false) is { } refusal)
                {
                    return refusal;
                }

                var group = await op.Db.UserGroups.SingleOrDefaultAsync(g => g.PublicId == which, CancellationToken.None).ConfigureAwait(false);
                found = group?.Id;
                return group is null ? PeopleRefusals.GroupNotFound : await ChangeAsync(op, group, edit).ConfigureAwait(false);
            },
            cancellation).ConfigureAwait(false);
        return outcome.Refusal is ChangedMeanwhile late
            ? late with { By = await log.OfGroupAsync(found!.Value, cancellation).ConfigureAwait(false) }
            : outcome;
    }

    private static async Task<Outcome<Done>> ChangeAsync(Operation op, UserGroup group, GroupEdit edit)
    {
        if (edit.Name.Collides(group.Name))
        {
            return new ChangedMeanwhile([new PresentValue(nameof(UserGroup.Name), group.Name)]);
        }

        if (await RenameAsync(op, group, edit.Name).ConfigureAwait(false) is { } notRenamed)
        {
            return notRenamed;
        }

        if (await Membership.ChangeAsync(op, group.Id, edit.Joining, edit.Leaving).ConfigureAwait(false) is { } notChanged)
        {
            return notChanged;
        }

        return edit.Leaving.Count > 0 && !await op.LeavesAdministratorAsync().ConfigureAwait(false)
            ? PeopleRefusals.LastAdministrator
            : default(Done);
    }

    private static async Task<Refusal?> RenameAsync(Operation op, UserGroup group, Edit<string> edit)
    {
        var (name, key) = (TextRules.Name(edit.After), TextRules.Key(edit.After));
        if (!edit.IsChange || name == group.Name)
        {
            return null;
        }

        if (await op.Db.UserGroups.AnyAsync(g => g.NameKey == key && g.Id != group.Id, CancellationToken.None).ConfigureAwait(false))
        {
            return PeopleRefusals.NameTaken;
        }

        op.Audit(new AuditDraft(AuditAction.GroupChanged) { Details = [("after", name), ("before", group.Name), ("group", group.Id.Value)] });
        op.Tell(new GroupChanged(group.Id));
        (group.Name, group.NameKey) = (name, key);
        return null;
    }
}
