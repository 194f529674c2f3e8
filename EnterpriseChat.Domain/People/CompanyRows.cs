using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.People;

/// <summary>A company in a grid or form.</summary>
/// <param name="PublicId">Name in addresses.</param>
/// <param name="Name">Name.</param>
/// <param name="IsHost">Whether it runs the installation.</param>
/// <param name="HasChat">Whether the module <c>Enterprise chat</c> is switched on.</param>
/// <param name="KnowsEveryone">Whether its users know the users of all companies; those of the host do anyway.</param>
/// <param name="Users">How many active users it has.</param>
public sealed record CompanyRow(PublicId PublicId, string Name, bool IsHost, bool HasChat, bool KnowsEveryone, int Users);

/// <summary>The companies as those who administer see them: a fixed number of statements a page.</summary>
public sealed class CompanyRows(IDbContextFactory<ChatDb> reads, LastActor log)
{
    /// <summary>One page; null for those who may not administer.</summary>
    public async Task<PageOf<CompanyRow>?> PageAsync(UserId reader, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        using var db = reads.CreateDbContext();
        if (!await Rights.HasAsync(db, reader, Permission.Administer, cancellation).ConfigureAwait(false))
        {
            return null;
        }

        TextFunctions.AddTo(db);
        var sought = page.Sought;
        var found = db.Companies.Where(c => sought == "" || TextFunctions.Sought(c.Name).Contains(sought));
        var total = await found.CountAsync(cancellation).ConfigureAwait(false);
        var skip = page.Skip(total);
        var rows = await Rows(db, Sorted(db, found, page).Skip(skip).Take(PageRequest.Length)).ToListAsync(cancellation).ConfigureAwait(false);
        return new PageOf<CompanyRow>(rows, skip, total);
    }

    /// <summary>One company; null for those who may not administer and when it is not there.</summary>
    public async Task<CompanyRow?> OneAsync(UserId reader, PublicId which, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        return await Rights.HasAsync(db, reader, Permission.Administer, cancellation).ConfigureAwait(false)
            ? await Rows(db, db.Companies.Where(c => c.PublicId == which)).SingleOrDefaultAsync(cancellation).ConfigureAwait(false)
            : null;
    }

    /// <summary>Names of all companies, by name, for choosing one; empty for those who may not administer.</summary>
    public async Task<IReadOnlyList<Choice>> ChoicesAsync(UserId reader, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        if (!await Rights.HasAsync(db, reader, Permission.Administer, cancellation).ConfigureAwait(false))
        {
            return [];
        }

        TextFunctions.AddTo(db);
        return await db.Companies.OrderBy(c => TextFunctions.Ordered(c.Name)).ThenBy(c => c.Id).Select(c => new Choice(c.PublicId, c.Name))
            .ToListAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Who changed it last; null when that is long ago, and for those who may not administer.</summary>
    public async Task<string?> ChangedByAsync(UserId reader, PublicId which, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        return await Rights.HasAsync(db, reader, Permission.Administer, cancellation).ConfigureAwait(false)
            && await db.Companies.SingleOrDefaultAsync(c => c.PublicId == which, cancellation).ConfigureAwait(false) is { } company
                ? await log.OfCompanyAsync(company.Id, cancellation).ConfigureAwait(false)
                : null;
    }

    private static IQueryable<CompanyRow> Rows(ChatDb db, IQueryable<Company> companies) => companies.Select(c => new CompanyRow(
        c.PublicId, c.Name, c.IsHost, c.ChatEnabled, c.KnowsEveryone, db.Users.Count(u => u.CompanyId == c.Id && u.Active)));

    private static IOrderedQueryable<Company> Sorted(ChatDb db, IQueryable<Company> companies, PageRequest page) => (page.Sort, page.IsDescending) switch
    {
        ("users", false) => companies.OrderBy(c => db.Users.Count(u => u.CompanyId == c.Id && u.Active)).ThenBy(c => c.Id),
        ("users", true) => companies.OrderByDescending(c => db.Users.Count(u => u.CompanyId == c.Id && u.Active)).ThenBy(c => c.Id),
        (_, true) => companies.OrderByDescending(c => TextFunctions.Ordered(c.Name)).ThenBy(c => c.Id),
        _ => companies.OrderBy(c => TextFunctions.Ordered(c.Name)).ThenBy(c => c.Id),
    };
}

/// <summary>Something that can be chosen.</summary>
/// <param name="PublicId">What it is known by.</param>
/// <param name="Name">What it is called.</param>
public sealed record Choice(PublicId PublicId, string Name);
