using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.People;

/// <summary>Adds a customer company together with its company chat.</summary>
public sealed class AddCompany(Runner runner, RefusedTries tries)
{
    /// <summary>Adds it for those who may administer.</summary>
    public Task<Outcome<PublicId>> HandleAsync(Actor actor, string name, bool knowsEveryone, CancellationToken cancellation) =>
        runner.RunAsync<PublicId>(
            actor,
            async op => await op.AskAsync(tries, Permission.Administer, (AuditAction.CompanyMade, null)).ConfigureAwait(false) is { } refusal
                ? refusal
                : await MakeAsync(op, name, knowsEveryone).ConfigureAwait(false),
            cancellation);

    private static async Task<Outcome<PublicId>> MakeAsync(Operation op, string name, bool knowsEveryone)
    {
        var made = await MakeCompany.MakeAsync(op, name, isHost: false).ConfigureAwait(false);
        if (!made.IsDone)
        {
            return made.Refusal!;
        }

        var company = await op.Db.Companies.SingleAsync(c => c.Id == made.Value, CancellationToken.None).ConfigureAwait(false);
        if (knowsEveryone)
        {
            company.KnowsEveryone = true;
            op.Audit(new AuditDraft(AuditAction.CompanyChanged)
            {
                Company = company.Id,
                Details = [("after", true), ("before", false), ("field", "knowsEveryone")],
            });
        }

        op.Tell(new CompanyChanged(company.Id));
        return company.PublicId;
    }
}
