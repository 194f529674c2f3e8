using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.People;

/// <summary>A user in the grid of users.</summary>
/// <param name="Person">Who it is.</param>
/// <param name="UserName">What the person types to sign in.</param>
/// <param name="Title">Title.</param>
/// <param name="Company">Name of the company.</param>
/// <param name="LastSeenAt">When the last live tab closed; null for never.</param>
public sealed record UserRow(Person Person, string UserName, string Title, string Company, DateTime? LastSeenAt)
{
    /// <summary>Names of the groups.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];
}

/// <summary>What the grid of users is narrowed by, beside the search.</summary>
/// <param name="Company">Only users of this company.</param>
/// <param name="Group">Only members of this group.</param>
/// <param name="IsActive">Only active or only deactivated users; null for both.</param>
public sealed record UserFilter(PublicId? Company = null, PublicId? Group = null, bool? IsActive = true);

/// <summary>A user in a form.</summary>
/// <param name="Person">Who it is.</param>
/// <param name="UserName">What the person types to sign in.</param>
/// <param name="Title">Title.</param>
/// <param name="Company">The company.</param>
/// <param name="Groups">The groups.</param>
public sealed record UserDetails(Person Person, string UserName, string Title, Choice Company, IReadOnlyList<Choice> Groups);

/// <summary>
/// The users whom a reader's rights reach: with <see cref="Permission.Administer"/> all, with <see cref="Permission.EditUsers"/> those of the
/// own company, for users of the host company all. A fixed number of statements a page.
/// </summary>
public sealed class UserRows(IDbContextFactory<ChatDb> reads, PrivateState privateState, LastActor log)
{
    /// <summary>One page; null for those whose rights reach nobody.</summary>
    public async Task<PageOf<UserRow>?> PageAsync(UserId reader, UserFilter filter, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        // Memory first: what is stored in between is then read from the database.
        var seen = privateState.SeenUsers();
        using var db = reads.CreateDbContext();
        TextFunctions.AddTo(db);
        var rights = await OwnRights.OfAsync(db, reader, cancellation).ConfigureAwait(false);
        if (!rights.ReachesUsers)
        {
            return null;
        }

        var found = Narrowed(db, rights.Reached(db), filter, page.Sought);
        var total = await found.CountAsync(cancellation).ConfigureAwait(false);
        var skip = page.Skip(total);
        var rows = await Sorted(db, found, page).Skip(skip).Take(PageRequest.Length).Select(u => new UserRow(
                new Person(u.Id, u.PublicId, u.DisplayName, u.Status, u.StatusText, u.Active, u.CompanyId),
                u.UserName,
                u.Title,
                db.Companies.First(c => c.Id == u.CompanyId).Name,
                db.UserTraces.Where(t => t.UserId == u.Id).Select(t => t.LastSeenAt).FirstOrDefault()))
            .ToListAsync(cancellation).ConfigureAwait(false);
        var groups = await GroupsAsync(db, [.. rows.Select(r => r.Person.Id)], cancellation).ConfigureAwait(false);
        return new PageOf<UserRow>([.. rows.Select(Whole)], skip, total);

        UserRow Whole(UserRow row) => row with
        {
            Groups = [.. groups[row.Person.Id].Select(g => g.Name)],
            LastSeenAt = seen.TryGetValue(row.Person.Id, out var newer) ? newer : row.LastSeenAt,
        };
    }

    /// <summary>One user; null when the reader's rights do not reach the user or the user is not there.</summary>
    public async Task<UserDetails?> OneAsync(UserId reader, PublicId who, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        TextFunctions.AddTo(db);
        var rights = await OwnRights.OfAsync(db, reader, cancellation).ConfigureAwait(false);
        var user = await rights.Reached(db).SingleOrDefaultAsync(u => u.PublicId == who, cancellation).ConfigureAwait(false);
        if (user is null)
        {
            return null;
        }

        var company = await db.Companies.Where(c => c.Id == user.CompanyId).Select(c => new Choice(c.PublicId, c.Name)).SingleAsync(cancellation)
            .ConfigureAwait(false);
        var groups = await GroupsAsync(db, [user.Id], cancellation).ConfigureAwait(false);
        return new UserDetails(
            new Person(user.Id, user.PublicId, user.DisplayName, user.Status, user.StatusText, user.Active, user.CompanyId),
            user.UserName, user.Title, company, [.. groups[user.Id]]);
    }

    /// <summary>Who changed the user last; null when that is long ago, and for those whose rights do not reach the user.</summary>
    public async Task<string?> ChangedByAsync(UserId reader, PublicId who, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        var rights = await OwnRights.OfAsync(db, reader, cancellation).ConfigureAwait(false);
        var user = await rights.Reached(db).SingleOrDefaultAsync(u => u.PublicId == who, cancellation).ConfigureAwait(false);
        return user is null ? null : await log.OfUserAsync(user.Id, cancellation).ConfigureAwait(false);
    }

    private static IQueryable<User> Narrowed(ChatDb db, IQueryable<User> users, UserFilter filter, string sought)
    {
        var (company, group, isActive) = (filter.Company, filter.Group, filter.IsActive);
        return users
            .Where(u => isActive == null || u.Active == isActive)
            .Where(u => company == null || db.Companies.Any(c => c.Id == u.CompanyId && c.PublicId == company))
            .Where(u => group == null || db.GroupMembers.Any(m => m.UserId == u.Id && db.UserGroups.Any(g => g.Id == m.GroupId && g.PublicId == group)))
            .Where(u => sought == "" || TextFunctions.Sought(u.UserName).Contains(sought) || TextFunctions.Sought(u.DisplayName).Contains(sought));
    }

    private static IOrderedQueryable<User> Sorted(ChatDb db, IQueryable<User> users, PageRequest page) => (page.Sort, page.IsDescending) switch
    {
        ("userName", false) => users.OrderBy(u => u.UserNameKey).ThenBy(u => u.Id),
        ("userName", true) => users.OrderByDescending(u => u.UserNameKey).ThenBy(u => u.Id),
        ("company", false) => users.OrderBy(u => TextFunctions.Ordered(db.Companies.First(c => c.Id == u.CompanyId).Name))
            .ThenBy(u => TextFunctions.Ordered(u.DisplayName)).ThenBy(u => u.Id),
        ("company", true) => users.OrderByDescending(u => TextFunctions.Ordered(db.Companies.First(c => c.Id == u.CompanyId).Name))
            .ThenBy(u => TextFunctions.Ordered(u.DisplayName)).ThenBy(u => u.Id),
        (_, true) => users.OrderByDescending(u => TextFunctions.Ordered(u.DisplayName)).ThenBy(u => u.Id),
        _ => users.OrderBy(u => TextFunctions.Ordered(u.DisplayName)).ThenBy(u => u.Id),
    };

    private static async Task<ILookup<UserId, Choice>> GroupsAsync(ChatDb db, IReadOnlyCollection<UserId> users, CancellationToken cancellation)
    {
        var pairs = await (from m in db.GroupMembers
                           where users.Contains(m.UserId)
                           join g in db.UserGroups on m.GroupId equals g.Id
                           orderby TextFunctions.Ordered(g.Name), g.Id
                           select new { m.UserId, g.PublicId, g.Name }).ToListAsync(cancellation).ConfigureAwait(false);
        return pairs.ToLookup(p => p.UserId, p => new Choice(p.PublicId, p.Name));
    }
}
