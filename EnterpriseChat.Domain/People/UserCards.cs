using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.People;

/// <summary>What stands in the dialog <c>User information</c>; the issues join with the issue tracker.</summary>
/// <param name="Person">Who.</param>
/// <param name="Company">Name of the company.</param>
/// <param name="Groups">Names of the user groups.</param>
/// <param name="LastSeenAt">When the last live tab closed; null when there never was one.</param>
public sealed record UserCard(Person Person, string Company, IReadOnlyList<string> Groups, DateTime? LastSeenAt)
{
    /// <summary>Title; may be empty.</summary>
    public required string Title { get; init; }

    /// <summary>E-mail address; may be empty.</summary>
    public required string Email { get; init; }

    /// <summary>Telephone number; may be empty.</summary>
    public required string Phone { get; init; }

    /// <summary>IANA name of the zone; empty until a browser named one.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Language as a BCP 47 tag; empty until a browser named one.</summary>
    public required string Language { get; init; }

    /// <summary>What the reader may change of it.</summary>
    public required IReadOnlySet<UserField> Changeable { get; init; }
}

/// <summary>Reads what there is to know of a user, for those who know the user.</summary>
public sealed class UserCards(IDbContextFactory<ChatDb> reads, PrivateState privateState, LastActor log)
{
    /// <summary>The card; null for whom the reader does not know and for whom there never was, in the same statements.</summary>
    public async Task<UserCard?> OfAsync(UserId reader, PublicId who, CancellationToken cancellation)
    {
        // Memory first: what is stored in between is then read from the database.
        var seen = privateState.SeenUsers();
        using var db = reads.CreateDbContext();
        TextFunctions.AddTo(db);
        var known = Known(db, reader, who);
        var read = await (
            from u in known
            join c in db.Companies on u.CompanyId equals c.Id
            join t in db.UserTraces on u.Id equals t.UserId into traces
            from trace in traces.DefaultIfEmpty()
            select new { User = u, Company = c.Name, LastSeenAt = trace == null ? null : trace.LastSeenAt })
            .AsNoTracking().FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        var groups = await db.UserGroups.Where(g => known.Any(u => db.GroupMembers.Any(m => m.GroupId == g.Id && m.UserId == u.Id)))
            .OrderBy(g => TextFunctions.Ordered(g.Name)).ThenBy(g => g.Id).Select(g => g.Name).ToListAsync(cancellation).ConfigureAwait(false);
        var rights = await OwnRights.OfAsync(db, reader, cancellation).ConfigureAwait(false);
        return read?.User is not { } user
            ? null
            : new UserCard(
                new Person(user.Id, user.PublicId, user.DisplayName, user.Status, user.StatusText, user.Active, user.CompanyId),
                read.Company,
                groups,
                seen.TryGetValue(user.Id, out var newer) ? newer : read.LastSeenAt)
            {
                Title = user.Title,
                Email = user.Email,
                Phone = user.Phone,
                TimeZone = user.TimeZone,
                Language = user.Language,
                Changeable = rights.Changeable(user),
            };
    }

    /// <summary>Who changed the user last; null when that is long ago, and for those who do not know the user.</summary>
    public async Task<string?> ChangedByAsync(UserId reader, PublicId who, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        return await Known(db, reader, who).Select(u => (UserId?)u.Id).FirstOrDefaultAsync(cancellation).ConfigureAwait(false) is { } user
            ? await log.OfUserAsync(user, cancellation).ConfigureAwait(false)
            : null;
    }

    private static IQueryable<User> Known(ChatDb db, UserId reader, PublicId who)
    {
        var users = db.Users.Where(u => u.PublicId == who);
        var known = PeopleAccess.Of(db, db.Users.Where(u => u.Id == reader && u.Active), users).Select(a => a.KnownId);
        return users.Where(u => known.Contains(u.Id));
    }
}
