using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Access;

/// <summary>
/// What one user may do now, and which users that reaches: <see cref="Permission.Administer"/> counts for users of the host company alone,
/// <see cref="Permission.EditUsers"/> reaches the own company, and all users for users of the host company.
/// </summary>
public sealed class OwnRights
{
    private readonly HashSet<Permission> _held;
    private readonly CompanyId _company;
    private readonly bool _isHost;

    private OwnRights(HashSet<Permission> held, CompanyId company, bool isHost) => (_held, _company, _isHost) = (held, company, isHost);

    /// <summary>Nothing at all.</summary>
    public static OwnRights None { get; } = new([], default, isHost: false);

    /// <summary>The product itself may do everything.</summary>
    internal static OwnRights OfProduct { get; } = new([.. Enum.GetValues<Permission>()], default, isHost: true);

    /// <summary>Whether any user is reached.</summary>
    public bool ReachesUsers => May(Permission.Administer) || May(Permission.EditUsers);

    /// <summary>Whether the permission is held.</summary>
    public bool May(Permission permission) => _held.Contains(permission);

    /// <summary>Reads them, in two statements; who is not active holds none.</summary>
    public static async Task<OwnRights> OfAsync(ChatDb db, UserId user, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var me = await db.Users.Where(u => u.Id == user && u.Active)
            .Join(db.Companies, u => u.CompanyId, c => c.Id, (u, c) => new { c.Id, c.IsHost })
            .SingleOrDefaultAsync(cancellation).ConfigureAwait(false);
        if (me is null)
        {
            return None;
        }

        var held = await db.GroupPermissions.Where(p => db.GroupMembers.Any(m => m.GroupId == p.GroupId && m.UserId == user))
            .Select(p => p.Permission).Distinct().ToListAsync(cancellation).ConfigureAwait(false);
        return new OwnRights([.. held.Where(p => p != Permission.Administer || me.IsHost)], me.Id, me.IsHost);
    }

    /// <summary>Reads those of an operation's actor.</summary>
    internal static Task<OwnRights> OfAsync(Operation op) => op.Actor switch
    {
        { IsProduct: true, User: null } => Task.FromResult(OfProduct),
        { User: { } user } => OfAsync(op.Db, user, CancellationToken.None),
        _ => Task.FromResult(None),
    };

    /// <summary>The users whom the holder may see among all users and change.</summary>
    internal IQueryable<User> Reached(ChatDb db)
    {
        var isAll = May(Permission.Administer) || (May(Permission.EditUsers) && _isHost);
        var (isCompany, company) = (May(Permission.EditUsers), _company);
        return db.Users.Where(u => isAll || (isCompany && u.CompanyId == company));
    }
}
