using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Administration;

/// <summary>Switches the module <c>Enterprise chat</c> on or off for a company. Nothing is lost: switched on again, all is as it was.</summary>
public sealed class SwitchModule(Runner runner)
{
    /// <summary>Does it for those who may administer.</summary>
    public Task<Outcome<Done>> HandleAsync(Actor actor, CompanyId which, bool isOn, CancellationToken cancellation) =>
        runner.RunAsync<Done>(
            actor,
            async op =>
            {
                if (!await op.MayAsync(Permission.Administer).ConfigureAwait(false))
                {
                    return Rights.NotThere;
                }

                var company = await op.Db.Companies.SingleAsync(c => c.Id == which, CancellationToken.None).ConfigureAwait(false);
                if (company.ChatEnabled != isOn)
                {
                    company.ChatEnabled = isOn;
                    op.Audit(new AuditDraft(AuditAction.ModuleSwitched) { Company = company.Id, Details = [("on", isOn)] });
                }

                return default(Done);
            },
            cancellation);
}
