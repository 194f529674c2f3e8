using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.SignIn;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.People;

/// <summary>Deactivates or activates a user. Deactivation ends every session of the user at once.</summary>
public sealed class SetActive(Runner runner)
{
    /// <summary>Does it for those who may administer; the last active user with <c>Administer</c> stays.</summary>
    public Task<Outcome<Done>> HandleAsync(Actor actor, PublicId who, bool isActive, CancellationToken cancellation) =>
        runner.RunAsync<Done>(
            actor,
            async op =>
            {
                if (!await op.MayAsync(Permission.Administer).ConfigureAwait(false))
                {
                    return Rights.NotThere;
                }

                if (await op.Db.Users.SingleOrDefaultAsync(u => u.PublicId == who, CancellationToken.None).ConfigureAwait(false) is not { } user)
                {
                    return PeopleRefusals.UserNotFound;
                }

                if (user.Active == isActive)
                {
                    return default(Done);
                }

                user.Active = isActive;
                await op.Db.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
                if (!await Rights.Administrators(op.Db).AnyAsync(CancellationToken.None).ConfigureAwait(false))
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
            },
            cancellation);
}
