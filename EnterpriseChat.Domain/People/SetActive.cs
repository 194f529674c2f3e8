using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.SignIn;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.People;

/// <summary>Deactivates or activates a user. Deactivation ends every session of the user at once.</summary>
public sealed class SetActive(Runner runner, RefusedTries tries)
{
    /// <summary>Does it for those who may administer; the last active user with <c>Administer</c> stays.</summary>
    public Task<Outcome<Done>> HandleAsync(Actor actor, PublicId who, bool isActive, CancellationToken cancellation) =>
        runner.RunAsync<Done>(
            actor,
            async op =>
            {
                if (await op.AskAsync(tries, Permission.Administer, (AuditAction.UserActivation, who)).ConfigureAwait(false) is { } refusal)
                {
                    return refusal;
                }

                var user = await op.Db.Users.SingleOrDefaultAsync(u => u.PublicId == who, CancellationToken.None).ConfigureAwait(false);
                return user is null ? PeopleRefusals.UserNotFound : await SetAsync(op, user, isActive).ConfigureAwait(false);
            },
            cancellation);

    private static async Task<Outcome<Done>> SetAsync(Operation op, User user, bool isActive)
    {
        if (user.Active == isActive)
        {
            return default(Done);
        }

        user.Active = isActive;
        if (!isActive && !await op.LeavesAdministratorAsync().ConfigureAwait(false))
        {
            return PeopleRefusals.LastAdministrator;
        }

        op.Audit(new AuditDraft(AuditAction.UserActivation) { User = user.Id, Company = user.CompanyId, Details = [("active", isActive)] });
        if (!isActive)
        {
            var sessions = await op.Db.Sessions.Where(s => s.UserId == user.Id && s.EndedAt == null)
                .ToListAsync(CancellationToken.None).ConfigureAwait(false);
            Sessions.End(op, sessions, "deactivated");
        }

        return default(Done);
    }
}
