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
    private readonly UserId? _user;
    private readonly CompanyId _company;
    private readonly bool _isHost;

    private OwnRights(HashSet<Permission> held, UserId? user, CompanyId company, bool isHost) => (_held, _user, _company, _isHost) = (held, user, company, isHost);

    /// <summary>Nothing at all.</summary>
    public static OwnRights None { get; } = new([], null, default, isHost: false);

    /// <summary>The product itself may do everything.</summary>
    internal static OwnRights OfProduct { get; } = new([.. Enum.GetValues<Permission>()], null, default, isHost: true);

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
        return new OwnRights([.. held.Where(p => p != Permission.Administer || me.IsHost)], user, me.Id, me.IsHost);
    }

    /// <summary>Reads those of an operation's actor.</summary>
    internal static Task<OwnRights> OfAsync(Operation op) => op.Actor switch
    {
        { IsProduct: true, User: null } => Task.FromResult(OfProduct),
        { User: { } user } => OfAsync(op.Db, user, CancellationToken.None),
        _ => Task.FromResult(None),
    };

    /// <summary>Whether it is the holder.</summary>
    internal bool IsOneself(User user) => user.Id == _user;

    /// <summary>Whether the holder may see the user among all users and change the user; the same as <see cref="Reached"/>.</summary>
    internal bool Reaches(User user) => ReachesAll || (May(Permission.EditUsers) && user.CompanyId == _company);

    /// <summary>The users whom the holder may see among all users and change.</summary>
    internal IQueryable<User> Reached(ChatDb db)
    {
        var (isAll, isCompany, company) = (ReachesAll, May(Permission.EditUsers), _company);
        return db.Users.Where(u => isAll || (isCompany && u.CompanyId == company));
    }

    private bool ReachesAll => May(Permission.Administer) || (May(Permission.EditUsers) && _isHost);
}
