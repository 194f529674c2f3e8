using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Administration;

/// <summary>Whom a switched-off module takes the chat from.</summary>
/// <param name="Company">Name of the company.</param>
/// <param name="Users">How many of its users may use chat now.</param>
/// <param name="Online">How many of them are online.</param>
public sealed record ModuleEffect(string Company, int Users, int Online);

/// <summary>Switches the module <c>Enterprise chat</c> on or off for a company. Nothing is lost: switched on again, all is as it was.</summary>
public sealed class SwitchModule(IDbContextFactory<ChatDb> reads, Runner runner, RefusedTries tries, Presence presence)
{
    /// <summary>From whom switching it off takes the chat; null for those who may not administer and for a company that is not there.</summary>
    public async Task<ModuleEffect?> EffectAsync(UserId reader, PublicId which, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        if (!await Rights.HasAsync(db, reader, Permission.Administer, cancellation).ConfigureAwait(false)
            || await db.Companies.SingleOrDefaultAsync(c => c.PublicId == which, cancellation).ConfigureAwait(false) is not { } company)
        {
            return null;
        }

        var users = await RoomAccess.Chatters(db, db.Users.Where(u => u.CompanyId == company.Id)).Select(u => u.Id).ToListAsync(cancellation)
            .ConfigureAwait(false);
        return new ModuleEffect(company.Name, users.Count, users.Count(presence.IsOnline));
    }

    /// <summary>Does it for those who may administer.</summary>
    public Task<Outcome<Done>> HandleAsync(Actor actor, PublicId which, bool isOn, CancellationToken cancellation) =>
        runner.RunAsync<Done>(
            actor,
            async op =>
            {
                if (await op.AskAsync(tries, Permission.Administer, (AuditAction.ModuleSwitched, which)).ConfigureAwait(false) is { } refusal)
                {
                    return refusal;
                }

                var company = await op.Db.Companies.SingleOrDefaultAsync(c => c.PublicId == which, CancellationToken.None).ConfigureAwait(false);
                if (company is null)
                {
                    return PeopleRefusals.CompanyNotFound;
                }

                if (company.ChatEnabled != isOn)
                {
                    company.ChatEnabled = isOn;
                    op.Audit(new AuditDraft(AuditAction.ModuleSwitched) { Company = company.Id, Details = [("on", isOn)] });
                }

                return default(Done);
            },
            cancellation);
}
