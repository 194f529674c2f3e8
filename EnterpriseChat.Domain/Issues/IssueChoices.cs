using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Issues;

/// <summary>What a form of an issue offers its reader.</summary>
/// <param name="Companies">Whose it may be: for users of the host company all, for others their own.</param>
/// <param name="Projects">Where it may be tracked.</param>
/// <param name="Own">The reader's own company.</param>
public sealed record IssueOffer(IReadOnlyList<Choice> Companies, IReadOnlyList<ProjectChoice> Projects, PublicId Own)
{
    /// <summary>Before it was read.</summary>
    public static IssueOffer Empty { get; } = new([], [], new PublicId(""));
}

/// <summary>Reads what forms and filters of issues offer.</summary>
public sealed class IssueChoices(IDbContextFactory<ChatDb> reads)
{
    /// <summary>Most people that a form offers; more are no list to choose from.</summary>
    private const int MostPeople = 500;

    /// <summary>Companies and projects.</summary>
    public async Task<IssueOffer> OfAsync(UserId reader, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        var own = await db.Users.Where(u => u.Id == reader).Join(db.Companies, u => u.CompanyId, c => c.Id, (_, c) => new { c.Id, c.PublicId, c.IsHost })
            .SingleAsync(cancellation).ConfigureAwait(false);
        var companies = await db.Companies.Where(c => own.IsHost || c.Id == own.Id).Select(c => new Choice(c.PublicId, c.Name)).ToListAsync(cancellation).ConfigureAwait(false);
        var projects = await db.Projects.OrderBy(p => p.Id).Select(p => new ProjectChoice(p.Id, p.Key, p.Name)).ToListAsync(cancellation).ConfigureAwait(false);
        return new IssueOffer([.. companies.OrderBy(c => c.Name, StringComparer.CurrentCultureIgnoreCase)], projects, own.PublicId);
    }

    /// <summary>Who could work on an issue of a company, as far as the reader knows them; by name.</summary>
    public async Task<IReadOnlyList<Choice>> AssigneesAsync(UserId reader, PublicId company, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        TextFunctions.AddTo(db);
        var id = await db.Companies.Where(c => c.PublicId == company).Select(c => c.Id).SingleOrDefaultAsync(cancellation).ConfigureAwait(false);
        var viewers = IssueAccess.Viewers(db, id, db.Users);
        var known = PeopleAccess.Of(db, db.Users.Where(u => u.Id == reader), viewers).Select(a => a.KnownId);
        return await viewers.Where(u => u.Id == reader || known.Contains(u.Id)).OrderBy(u => TextFunctions.Ordered(u.DisplayName)).ThenBy(u => u.Id)
            .Take(MostPeople).Select(u => new Choice(u.PublicId, u.DisplayName)).ToListAsync(cancellation).ConfigureAwait(false);
    }
}
