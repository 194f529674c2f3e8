using System.Security.Cryptography;
using System.Text;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.SignIn;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Administration;

/// <summary>What the set-up page asks for.</summary>
/// <param name="Company">Name of the host company.</param>
/// <param name="DisplayName">Name of the administrator.</param>
/// <param name="UserName">What the administrator types to sign in.</param>
/// <param name="Password">The administrator's password.</param>
public sealed record FirstAdministrator(string Company, string DisplayName, string UserName, string Password);

/// <summary>
/// Makes the first company and administrator of an empty installation, by a link that works once and for a day. The link's secret lives in
/// memory: a restart of an empty installation prints a new one.
/// </summary>
public sealed class SetUp(IDbContextFactory<ChatDb> reads, Runner runner, TimeProvider time)
{
    private static readonly TimeSpan Lives = TimeSpan.FromDays(1);

    /// <summary>The groups that every installation begins with.</summary>
    public static IReadOnlyList<(string Name, Permission[] Permissions)> Groups { get; } =
    [
        (Words.Group_Administrators, Enum.GetValues<Permission>().Where(p => p != Permission.ReadAuditContent).ToArray()),
        (Words.Group_Members, [Permission.UseChat, Permission.ViewCompanyChat, Permission.ViewIssues, Permission.EditIssues]),
    ];

    private readonly string _secret = PublicId.New().Value;
    private readonly DateTimeOffset _since = time.GetUtcNow();

    /// <summary>The secret of the link.</summary>
    internal string Secret => _secret;

    /// <summary>The path of the link; null when the installation has users and no link is needed.</summary>
    public async Task<string?> PathAsync(CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        return await db.Users.AnyAsync(cancellation).ConfigureAwait(false) ? null : $"/set-up/{_secret}";
    }

    /// <summary>Whether the link may be used now. Guessed, old and used ones answer alike.</summary>
    public async Task<bool> IsOpenAsync(string secret, CancellationToken cancellation) =>
        IsSecret(secret) && time.GetUtcNow() - _since < Lives && await PathAsync(cancellation).ConfigureAwait(false) is not null;

    /// <summary>Makes company and administrator; of two at once one wins, and the other finds nothing there.</summary>
    public async Task<Outcome<UserId>> HandleAsync(string secret, FirstAdministrator first, string address, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (!IsSecret(secret) || time.GetUtcNow() - _since >= Lives)
        {
            return Rights.NotThere;
        }

        if (SignInRefusals.OfNew(first.Password) is { } refusal)
        {
            return refusal;
        }

        var hash = await Task.Run(() => Passwords.Hash(first.Password), cancellation).ConfigureAwait(false);
        return await runner.RunAsync<UserId>(
            Actor.System with { Address = address },
            async op =>
            {
                if (await op.Db.Users.AnyAsync(CancellationToken.None).ConfigureAwait(false))
                {
                    return Rights.NotThere;
                }

                return await MakeAsync(op, first, hash).ConfigureAwait(false);
            },
            cancellation).ConfigureAwait(false);
    }

    private static async Task<Outcome<UserId>> MakeAsync(Operation op, FirstAdministrator first, string hash)
    {
        var company = await MakeCompany.MakeAsync(op, first.Company, isHost: true).ConfigureAwait(false);
        if (!company.IsDone)
        {
            return company.Refusal!;
        }

        var groups = new List<GroupId>();
        foreach (var (name, permissions) in Groups)
        {
            groups.Add((await MakeGroup.MakeAsync(op, name, permissions).ConfigureAwait(false)).Value);
        }

        return await MakeUser.MakeAsync(op, new NewUser(first.UserName, first.DisplayName, company.Value, hash, groups)).ConfigureAwait(false);
    }

    private bool IsSecret(string secret) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(_secret));
}
