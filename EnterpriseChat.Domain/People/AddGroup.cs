using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.People;

/// <summary>Adds a user group, with members and without permissions: those are given on their own page.</summary>
public sealed class AddGroup(Runner runner, RefusedTries tries)
{
    /// <summary>Adds it for those who may administer.</summary>
    public Task<Outcome<PublicId>> HandleAsync(Actor actor, string name, IReadOnlyCollection<PublicId> members, CancellationToken cancellation) =>
        runner.RunAsync<PublicId>(
            actor,
            async op =>
            {
                if (await op.AskAsync(tries, Permission.Administer, (AuditAction.GroupMade, null)).ConfigureAwait(false) is { } refusal)
                {
                    return refusal;
                }

                var made = await MakeGroup.MakeAsync(op, name, []).ConfigureAwait(false);
                if (!made.IsDone)
                {
                    return made.Refusal!;
                }

                if (await Membership.ChangeAsync(op, made.Value, members, []).ConfigureAwait(false) is { } notJoined)
                {
                    return notJoined;
                }

                op.Tell(new GroupChanged(made.Value));
                return await op.Db.UserGroups.Where(g => g.Id == made.Value).Select(g => g.PublicId).SingleAsync(CancellationToken.None)
                    .ConfigureAwait(false);
            },
            cancellation);
}
