using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.People;

/// <summary>Makes a user group with what it may do.</summary>
public sealed class MakeGroup(Runner runner)
{
    /// <summary>Makes the group for those who may administer.</summary>
    public Task<Outcome<GroupId>> HandleAsync(
        Actor actor, string name, IReadOnlyList<Permission> permissions, CancellationToken cancellation) =>
        runner.RunAsync<GroupId>(actor, op => MakeAsync(op, name, permissions), cancellation);

    /// <summary>Makes the group inside another operation.</summary>
    internal static async Task<Outcome<GroupId>> MakeAsync(Operation op, string name, IReadOnlyList<Permission> permissions)
    {
        if (!await op.MayAsync(Permission.Administer).ConfigureAwait(false))
        {
            return Rights.NotThere;
        }

        if (PeopleRefusals.OfName(name) is { } refusal)
        {
            return refusal;
        }

        var key = TextRules.Key(name);
        if (await op.Db.UserGroups.AnyAsync(g => g.NameKey == key, CancellationToken.None).ConfigureAwait(false))
        {
            return PeopleRefusals.NameTaken;
        }

        var group = new UserGroup { PublicId = PublicId.New(), Name = TextRules.Name(name), NameKey = key };
        op.Db.UserGroups.Add(group);
        await op.Db.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
        op.Db.GroupPermissions.AddRange(permissions.Select(p => new GroupPermission { GroupId = group.Id, Permission = p }));
        op.Audit(new AuditDraft(AuditAction.GroupMade)
        {
            Details = [("group", group.Id.Value), ("name", group.Name), ("permissions", permissions.Order().Select(p => (int)p))],
        });
        return group.Id;
    }
}
