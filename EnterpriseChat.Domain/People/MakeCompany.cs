using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.People;

/// <summary>Makes a company together with its company chat.</summary>
public sealed class MakeCompany(Runner runner)
{
    /// <summary>Makes it for those who may administer.</summary>
    public Task<Outcome<CompanyId>> HandleAsync(Actor actor, string name, bool isHost, CancellationToken cancellation) =>
        runner.RunAsync<CompanyId>(actor, op => MakeAsync(op, name, isHost), cancellation);

    /// <summary>Makes it inside another operation.</summary>
    internal static async Task<Outcome<CompanyId>> MakeAsync(Operation op, string name, bool isHost)
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
        if (await op.Db.Companies.AnyAsync(c => c.NameKey == key || (isHost && c.IsHost), CancellationToken.None).ConfigureAwait(false))
        {
            return isHost ? PeopleRefusals.HostStays : PeopleRefusals.NameTaken;
        }

        var company = new Company
        {
            PublicId = PublicId.New(),
            Name = TextRules.Name(name),
            NameKey = key,
            IsHost = isHost,
            ChatEnabled = true,
            CreatedAt = op.Now,
        };
        op.Db.Companies.Add(company);
        await op.Db.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
        var room = new Room { PublicId = PublicId.New(), Kind = RoomKind.Company, CompanyId = company.Id, CreatedAt = op.Now };
        op.Door.Add(room);
        await op.Db.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
        op.Audit(new AuditDraft(AuditAction.CompanyMade) { Company = company.Id, Room = room.Id, Details = [("host", isHost), ("name", company.Name)] });
        return company.Id;
    }
}
