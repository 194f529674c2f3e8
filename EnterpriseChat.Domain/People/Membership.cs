using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.People;

/// <summary>Lets users join and leave a group, with one entry for all of them.</summary>
internal static class Membership
{
    /// <summary>Few enough for one statement's parameters.</summary>
    private const int Portion = 1_000;

    /// <summary>Who is in already and who is out already stay; a user who is not there is refused.</summary>
    public static async Task<Refusal?> ChangeAsync(
        Operation op, GroupId group, IReadOnlyCollection<PublicId> joining, IReadOnlyCollection<PublicId> leaving)
    {
        if (joining.Count + leaving.Count == 0)
        {
            return null;
        }

        var (join, leave) = (await KeysAsync(op, joining).ConfigureAwait(false), await KeysAsync(op, leaving).ConfigureAwait(false));
        if (join.Count != joining.Distinct().Count())
        {
            return PeopleRefusals.UserNotFound;
        }

        var members = await op.Db.GroupMembers.Where(m => m.GroupId == group).ToListAsync(CancellationToken.None).ConfigureAwait(false);
        var present = members.Select(m => m.UserId).ToHashSet();
        List<UserId> joined = [.. join.Except(present)];
        List<UserId> left = [.. leave.Except(join).Intersect(present)];
        if (joined.Count + left.Count == 0)
        {
            return null;
        }

        op.Db.GroupMembers.AddRange(joined.Select(u => new GroupMember { GroupId = group, UserId = u }));
        op.Db.GroupMembers.RemoveRange(members.Where(m => left.Contains(m.UserId)));
        op.Audit(new AuditDraft(AuditAction.GroupMembersChanged)
        {
            Details = [("group", group.Value), ("joined", joined.Select(u => u.Value).Order()), ("left", left.Select(u => u.Value).Order())],
        });
        return null;
    }

    private static async Task<HashSet<UserId>> KeysAsync(Operation op, IReadOnlyCollection<PublicId> users)
    {
        HashSet<UserId> keys = [];
        foreach (var portion in users.Distinct().Chunk(Portion))
        {
            keys.UnionWith(await op.Db.Users.Where(u => portion.Contains(u.PublicId)).Select(u => u.Id).ToListAsync(CancellationToken.None)
                .ConfigureAwait(false));
        }

        return keys;
    }
}
