using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.People;

/// <summary>What a form makes of a company.</summary>
/// <param name="Name">Its name.</param>
/// <param name="KnowsEveryone">Whether its users know the users of all companies.</param>
public sealed record CompanyEdit(Edit<string> Name, Edit<bool> KnowsEveryone);

/// <summary>Changes a company.</summary>
public sealed class EditCompany(Runner runner, RefusedTries tries, LastActor log)
{
    /// <summary>Changes it for those who may administer; what somebody else changed meanwhile is refused with what it is now.</summary>
    public async Task<Outcome<Done>> HandleAsync(Actor actor, PublicId which, CompanyEdit edit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(edit);
        if (edit.Name.IsChange && PeopleRefusals.OfName(edit.Name.After) is { } refusal)
        {
            return refusal;
        }

        CompanyId? found = null;
        var outcome = await runner.RunAsync<Done>(
            actor,
            async op =>
            {
                if (await op.AskAsync(tries, Permission.Administer, (AuditAction.CompanyChanged, which)).ConfigureAwait(false) is { } refused)
                {
                    return refused;
                }

                var company = await op.Db.Companies.SingleOrDefaultAsync(c => c.PublicId == which, CancellationToken.None).ConfigureAwait(false);
                found = company?.Id;
                return company is null ? PeopleRefusals.CompanyNotFound : await ChangeAsync(op, company, edit).ConfigureAwait(false);
            },
            cancellation).ConfigureAwait(false);
        return outcome.Refusal is ChangedMeanwhile late
            ? late with { By = await log.OfCompanyAsync(found!.Value, cancellation).ConfigureAwait(false) }
            : outcome;
    }

    private static async Task<Outcome<Done>> ChangeAsync(Operation op, Company company, CompanyEdit edit)
    {
        if (Late(company, edit) is { Count: > 0 } late)
        {
            return new ChangedMeanwhile(late);
        }

        if (await RenameAsync(op, company, edit.Name).ConfigureAwait(false) is { } notRenamed)
        {
            return notRenamed;
        }

        if (edit.KnowsEveryone.IsChange && company.KnowsEveryone != edit.KnowsEveryone.After)
        {
            Note(op, company, "knowsEveryone", (company.KnowsEveryone, edit.KnowsEveryone.After));
            company.KnowsEveryone = edit.KnowsEveryone.After;
        }

        return default(Done);
    }

    private static List<PresentValue> Late(Company company, CompanyEdit edit)
    {
        List<PresentValue> late = [];
        if (edit.Name.Collides(company.Name))
        {
            late.Add(new PresentValue(nameof(Company.Name), company.Name));
        }

        if (edit.KnowsEveryone.Collides(company.KnowsEveryone))
        {
            late.Add(new PresentValue(nameof(Company.KnowsEveryone), company.KnowsEveryone.ToString()));
        }

        return late;
    }

    private static async Task<Refusal?> RenameAsync(Operation op, Company company, Edit<string> edit)
    {
        var (name, key) = (TextRules.Name(edit.After), TextRules.Key(edit.After));
        if (!edit.IsChange || name == company.Name)
        {
            return null;
        }

        if (await op.Db.Companies.AnyAsync(c => c.NameKey == key && c.Id != company.Id, CancellationToken.None).ConfigureAwait(false))
        {
            return PeopleRefusals.NameTaken;
        }

        Note(op, company, "name", (company.Name, name));
        (company.Name, company.NameKey) = (name, key);
        return null;
    }

    private static void Note(Operation op, Company company, string field, (object Before, object After) value)
    {
        op.Audit(new AuditDraft(AuditAction.CompanyChanged)
        {
            Company = company.Id,
            Details = [("after", value.After), ("before", value.Before), ("field", field)],
        });
        op.Tell(new CompanyChanged(company.Id));
    }
}
