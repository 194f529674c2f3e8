using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.People;

/// <summary>A user group in the grid of groups.</summary>
/// <param name="Id">Key.</param>
/// <param name="PublicId">Name in addresses.</param>
/// <param name="Name">Name.</param>
/// <param name="Members">How many members it has.</param>
public sealed record GroupRow(GroupId Id, PublicId PublicId, string Name, int Members)
{
    /// <summary>Names of the companies that its members are of.</summary>
    public IReadOnlyList<string> Companies { get; init; } = [];

    /// <summary>What it gives its members.</summary>
    public IReadOnlyList<Permission> Permissions { get; init; } = [];

    /// <summary>How many private rooms select it.</summary>
    public int Rooms { get; init; }
}

/// <summary>A user group in a form.</summary>
/// <param name="PublicId">Name in addresses.</param>
/// <param name="Name">Name.</param>
/// <param name="Members">Who is in it.</param>
/// <param name="Rooms">How many private rooms select it.</param>
public sealed record GroupDetails(PublicId PublicId, string Name, IReadOnlyList<PublicId> Members, int Rooms);

/// <summary>A user who can be chosen as a member.</summary>
/// <param name="Person">Who it is.</param>
/// <param name="Company">Name of the company.</param>
public sealed record MemberChoice(Person Person, string Company);

/// <summary>The user groups as those who administer see them: a fixed number of statements a page.</summary>
public sealed class GroupRows(IDbContextFactory<ChatDb> reads, LastActor log)
{
    /// <summary>One page; null for those who may not administer.</summary>
    public async Task<PageOf<GroupRow>?> PageAsync(UserId reader, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        using var db = reads.CreateDbContext();
        if (!await Rights.HasAsync(db, reader, Permission.Administer, cancellation).ConfigureAwait(false))
        {
            return null;
        }

        TextFunctions.AddTo(db);
        var sought = page.Sought;
        var found = db.UserGroups.Where(g => sought == "" || TextFunctions.Sought(g.Name).Contains(sought));
        var total = await found.CountAsync(cancellation).ConfigureAwait(false);
        var skip = page.Skip(total);
        var rows = await Sorted(db, found, page).Skip(skip).Take(PageRequest.Length)
            .Select(g => new GroupRow(g.Id, g.PublicId, g.Name, db.GroupMembers.Count(m => m.GroupId == g.Id)))
            .ToListAsync(cancellation).ConfigureAwait(false);
        return new PageOf<GroupRow>(await WithWhatHangsOnThemAsync(db, rows, cancellation).ConfigureAwait(false), skip, total);
    }

    /// <summary>One group with its members; null for those who may not administer and when it is not there.</summary>
    public async Task<GroupDetails?> OneAsync(UserId reader, PublicId which, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        if (!await Rights.HasAsync(db, reader, Permission.Administer, cancellation).ConfigureAwait(false)
            || await db.UserGroups.SingleOrDefaultAsync(g => g.PublicId == which, cancellation).ConfigureAwait(false) is not { } group)
        {
            return null;
        }

        var members = await db.GroupMembers.Where(m => m.GroupId == group.Id).Join(db.Users, m => m.UserId, u => u.Id, (_, u) => u.PublicId)
            .ToListAsync(cancellation).ConfigureAwait(false);
        var rooms = await GroupGrants.CountAsync(db, [group.Id], cancellation).ConfigureAwait(false);
        return new GroupDetails(group.PublicId, group.Name, members, rooms.GetValueOrDefault(group.Id));
    }

    /// <summary>All active users, and the group's members who are not, by name; empty for those who may not administer.</summary>
    public async Task<IReadOnlyList<MemberChoice>> CandidatesAsync(UserId reader, PublicId? group, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        if (!await Rights.HasAsync(db, reader, Permission.Administer, cancellation).ConfigureAwait(false))
        {
            return [];
        }

        TextFunctions.AddTo(db);
        return await db.Users
            .Where(u => u.Active || db.GroupMembers.Any(m => m.UserId == u.Id && db.UserGroups.Any(g => g.Id == m.GroupId && g.PublicId == group)))
            .OrderBy(u => TextFunctions.Ordered(u.DisplayName)).ThenBy(u => u.Id)
            .Join(db.Companies, u => u.CompanyId, c => c.Id, (u, c) => new MemberChoice(
                new Person(u.Id, u.PublicId, u.DisplayName, u.Status, u.StatusText, u.Active, u.CompanyId), c.Name))
            .ToListAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Names of all groups, by name, for choosing one; empty for those who may not administer.</summary>
    public async Task<IReadOnlyList<Choice>> ChoicesAsync(UserId reader, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        if (!await Rights.HasAsync(db, reader, Permission.Administer, cancellation).ConfigureAwait(false))
        {
            return [];
        }

        TextFunctions.AddTo(db);
        return await db.UserGroups.OrderBy(g => TextFunctions.Ordered(g.Name)).ThenBy(g => g.Id).Select(g => new Choice(g.PublicId, g.Name))
            .ToListAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Who changed it last; null when that is long ago, and for those who may not administer.</summary>
    public async Task<string?> ChangedByAsync(UserId reader, PublicId which, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        return await Rights.HasAsync(db, reader, Permission.Administer, cancellation).ConfigureAwait(false)
            && await db.UserGroups.SingleOrDefaultAsync(g => g.PublicId == which, cancellation).ConfigureAwait(false) is { } group
                ? await log.OfGroupAsync(group.Id, cancellation).ConfigureAwait(false)
                : null;
    }

    private static async Task<IReadOnlyList<GroupRow>> WithWhatHangsOnThemAsync(ChatDb db, List<GroupRow> rows, CancellationToken cancellation)
    {
        var ids = rows.Select(r => r.Id).ToList();
        var permissions = (await db.GroupPermissions.Where(p => ids.Contains(p.GroupId)).ToListAsync(cancellation).ConfigureAwait(false))
            .ToLookup(p => p.GroupId, p => p.Permission);
        var companies = (await (from m in db.GroupMembers
                                where ids.Contains(m.GroupId)
                                join u in db.Users on m.UserId equals u.Id
                                join c in db.Companies on u.CompanyId equals c.Id
                                select new { m.GroupId, c.Name }).Distinct().ToListAsync(cancellation).ConfigureAwait(false))
            .ToLookup(c => c.GroupId, c => c.Name);
        var rooms = await GroupGrants.CountAsync(db, ids, cancellation).ConfigureAwait(false);
        return
        [
            .. rows.Select(r => r with
            {
                Permissions = [.. permissions[r.Id].Order()],
                Companies = [.. companies[r.Id].Order(StringComparer.CurrentCulture)],
                Rooms = rooms.GetValueOrDefault(r.Id),
            }),
        ];
    }

    private static IOrderedQueryable<UserGroup> Sorted(ChatDb db, IQueryable<UserGroup> groups, PageRequest page) => (page.Sort, page.IsDescending) switch
    {
        ("users", false) => groups.OrderBy(g => db.GroupMembers.Count(m => m.GroupId == g.Id)).ThenBy(g => g.Id),
        ("users", true) => groups.OrderByDescending(g => db.GroupMembers.Count(m => m.GroupId == g.Id)).ThenBy(g => g.Id),
        (_, true) => groups.OrderByDescending(g => TextFunctions.Ordered(g.Name)).ThenBy(g => g.Id),
        _ => groups.OrderBy(g => TextFunctions.Ordered(g.Name)).ThenBy(g => g.Id),
    };
}
