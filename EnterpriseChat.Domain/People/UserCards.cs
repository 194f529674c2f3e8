using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.People;

/// <summary>What stands in the dialog <c>User information</c>; the issues join with the issue tracker.</summary>
/// <param name="Person">Who.</param>
/// <param name="Company">Name of the company.</param>
/// <param name="Title">Title; may be empty.</param>
/// <param name="Email">E-mail address; may be empty.</param>
/// <param name="Phone">Telephone number; may be empty.</param>
/// <param name="TimeZone">IANA name of the zone; empty until a browser named one.</param>
/// <param name="Groups">Names of the user groups.</param>
/// <param name="LastSeenAt">When the last live tab closed; null when there never was one.</param>
public sealed record UserCard(
    Person Person, string Company, string Title, string Email, string Phone, string TimeZone, IReadOnlyList<string> Groups, DateTime? LastSeenAt);

/// <summary>Reads what there is to know of a user, for those who know the user.</summary>
public sealed class UserCards(IDbContextFactory<ChatDb> reads)
{
    /// <summary>The card; null for whom the reader does not know and for whom there never was, in the same two statements.</summary>
    public async Task<UserCard?> OfAsync(UserId reader, PublicId who, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        var known = PeopleAccess.Of(db, db.Users.Where(u => u.Id == reader && u.Active), db.Users.Where(u => u.PublicId == who)).Select(a => a.KnownId);
        var read = await (
            from u in db.Users
            where u.PublicId == who && known.Contains(u.Id)
            join c in db.Companies on u.CompanyId equals c.Id
            join t in db.UserTraces on u.Id equals t.UserId into traces
            from trace in traces.DefaultIfEmpty()
            select new
            {
                Person = new Person(u.Id, u.PublicId, u.DisplayName, u.Status, u.StatusText, u.Active, u.CompanyId),
                Company = c.Name,
                u.Title,
                u.Email,
                u.Phone,
                u.TimeZone,
                LastSeenAt = trace == null ? null : trace.LastSeenAt,
            }).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        var groups = await db.UserGroups.Where(g => known.Any(k => db.GroupMembers.Any(m => m.GroupId == g.Id && m.UserId == k))).OrderBy(g => g.NameKey)
            .Select(g => g.Name).ToListAsync(cancellation).ConfigureAwait(false);
        return read is null
            ? null
            : new UserCard(read.Person, read.Company, read.Title, read.Email, read.Phone, read.TimeZone, groups, read.LastSeenAt);
    }
}
