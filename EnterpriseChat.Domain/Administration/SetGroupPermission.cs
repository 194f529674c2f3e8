using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Administration;

/// <summary>Gives one permission to one group or takes it away; said twice it changes nothing.</summary>
public sealed class SetGroupPermission(Runner runner, RefusedTries tries)
{
    /// <summary>Does it for those who may administer, unless nobody could administer any more.</summary>
    public Task<Outcome<Done>> HandleAsync(Actor actor, PublicId which, (Permission Permission, bool IsOn) set, CancellationToken cancellation) =>
        runner.RunAsync<Done>(
            actor,
            async op =>
            {
                if (await op.AskAsync(tries, Permission.Administer, (AuditAction.PermissionsChanged, which)).ConfigureAwait(false) is { } refusal)
                {
                    return refusal;
                }

                var group = await op.Db.UserGroups.SingleOrDefaultAsync(g => g.PublicId == which, CancellationToken.None).ConfigureAwait(false);
                return group is null || !Enum.IsDefined(set.Permission)
                    ? PeopleRefusals.GroupNotFound
                    : await SetAsync(op, group.Id, set.Permission, set.IsOn).ConfigureAwait(false);
            },
            cancellation);

    private static async Task<Outcome<Done>> SetAsync(Operation op, GroupId group, Permission permission, bool isOn)
    {
        var held = await op.Db.GroupPermissions.SingleOrDefaultAsync(p => p.GroupId == group && p.Permission == permission, CancellationToken.None)
            .ConfigureAwait(false);
        if (held is not null == isOn)
        {
            return default(Done);
        }

        op.Audit(new AuditDraft(AuditAction.PermissionsChanged)
        {
            Details = [("after", isOn), ("before", !isOn), ("group", group.Value), ("permission", (int)permission)],
        });
        if (held is null)
        {
            op.Db.GroupPermissions.Add(new GroupPermission { GroupId = group, Permission = permission });
            return default(Done);
        }

        op.Db.GroupPermissions.Remove(held);
        return permission == Permission.Administer && !await op.LeavesAdministratorAsync().ConfigureAwait(false)
            ? PeopleRefusals.LastAdministrator
            : default(Done);
    }
}
