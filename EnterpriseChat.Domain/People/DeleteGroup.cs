using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.People;

/// <summary>What the deletion of a group takes from people.</summary>
/// <param name="Name">Name of the group.</param>
/// <param name="Members">How many members it has.</param>
/// <param name="Permissions">What it gives them.</param>
/// <param name="Rooms">How many private rooms select it.</param>
/// <param name="RoomsAlone">How many of these rooms select nobody else: nobody sees them any more, administrators included.</param>
/// <param name="TakesAdminister">Whether whoever asks holds <see cref="Permission.Administer"/> through it alone.</param>
public sealed record GroupDeletion(string Name, int Members, IReadOnlyList<Permission> Permissions, int Rooms, int RoomsAlone, bool TakesAdminister);

/// <summary>Deletes a user group: its members lose the rights and the rooms that they had through it, all in one transaction.</summary>
public sealed class DeleteGroup(IDbContextFactory<ChatDb> reads, Runner runner, RefusedTries tries)
{
    /// <summary>What it would take; null for those who may not administer and for a group that is not there.</summary>
    public async Task<GroupDeletion?> EffectAsync(UserId reader, PublicId which, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        if (!await Rights.HasAsync(db, reader, Permission.Administer, cancellation).ConfigureAwait(false)
            || await db.UserGroups.SingleOrDefaultAsync(g => g.PublicId == which, cancellation).ConfigureAwait(false) is not { } group)
        {
            return null;
        }

        var permissions = await db.GroupPermissions.Where(p => p.GroupId == group.Id).Select(p => p.Permission).ToListAsync(cancellation).ConfigureAwait(false);
        var members = await db.GroupMembers.CountAsync(m => m.GroupId == group.Id, cancellation).ConfigureAwait(false);
        var rooms = await GroupGrants.CountAsync(db, [group.Id], cancellation).ConfigureAwait(false);
        var alone = await GroupGrants.CountAloneAsync(db, group.Id, cancellation).ConfigureAwait(false);
        var isOnly = !await db.GroupMembers.AnyAsync(
            m => m.UserId == reader && m.GroupId != group.Id
                && db.GroupPermissions.Any(p => p.GroupId == m.GroupId && p.Permission == Permission.Administer),
            cancellation).ConfigureAwait(false);
        return new GroupDeletion(group.Name, members, [.. permissions.Order()], rooms.GetValueOrDefault(group.Id), alone, isOnly);
    }

    /// <summary>Deletes it for those who may administer, unless nobody could administer any more.</summary>
    public Task<Outcome<Done>> HandleAsync(Actor actor, PublicId which, CancellationToken cancellation) =>
        runner.RunAsync<Done>(
            actor,
            async op =>
            {
                if (await op.AskAsync(tries, Permission.Administer, (AuditAction.GroupDeleted, which)).ConfigureAwait(false) is { } refusal)
                {
                    return refusal;
                }

                var group = await op.Db.UserGroups.SingleOrDefaultAsync(g => g.PublicId == which, CancellationToken.None).ConfigureAwait(false);
                return group is null ? PeopleRefusals.GroupNotFound : await DeleteAsync(op, group).ConfigureAwait(false);
            },
            cancellation);

    private static async Task<Outcome<Done>> DeleteAsync(Operation op, UserGroup group)
    {
        var members = await op.Db.GroupMembers.Where(m => m.GroupId == group.Id).ToListAsync(CancellationToken.None).ConfigureAwait(false);
        var permissions = await op.Db.GroupPermissions.Where(p => p.GroupId == group.Id).ToListAsync(CancellationToken.None).ConfigureAwait(false);
        op.Audit(new AuditDraft(AuditAction.GroupDeleted)
        {
            Details =
            [
                ("group", group.Id.Value),
                ("members", members.Select(m => m.UserId.Value).Order()),
                ("name", group.Name),
                ("permissions", permissions.Select(p => (int)p.Permission).Order()),
            ],
        });
        await GroupGrants.WithdrawAsync(op, group.Id).ConfigureAwait(false);
        op.Db.GroupMembers.RemoveRange(members);
        op.Db.GroupPermissions.RemoveRange(permissions);
        op.Db.UserGroups.Remove(group);
        if (!await op.LeavesAdministratorAsync().ConfigureAwait(false))
        {
            return PeopleRefusals.LastAdministrator;
        }

        op.Tell(new GroupChanged(group.Id));
        return default(Done);
    }
}
