using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.SignIn;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.People;

/// <summary>A user as a form names one.</summary>
/// <param name="UserName">What the person types to sign in.</param>
/// <param name="DisplayName">What others read.</param>
/// <param name="Company">The company.</param>
/// <param name="Groups">The groups that the user joins.</param>
/// <param name="Password">The first password.</param>
public sealed record AddedUser(string UserName, string DisplayName, PublicId Company, IReadOnlyList<PublicId> Groups, string Password)
{
    /// <summary>Title; may be empty.</summary>
    public string Title { get; init; } = "";
}

/// <summary>Adds a user with a first password.</summary>
public sealed class AddUser(IDbContextFactory<ChatDb> reads, Runner runner, RefusedTries tries)
{
    /// <summary>Adds the user for those who may administer. The password is hashed before the queue, and for nobody else.</summary>
    public async Task<Outcome<PublicId>> HandleAsync(Actor actor, AddedUser added, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(added);
        if ((PeopleRefusals.OfPerson(added.UserName, added.DisplayName, added.Title) ?? SignInRefusals.OfNew(added.Password)) is { } refusal)
        {
            return refusal;
        }

        var hash = await MayAsync(actor, cancellation).ConfigureAwait(false)
            ? await Task.Run(() => Passwords.Hash(added.Password), cancellation).ConfigureAwait(false)
            : "";
        return await runner.RunAsync<PublicId>(
            actor,
            async op =>
            {
                // Who got the right only now has no hash yet: asked again, it is made.
                var refused = await op.AskAsync(tries, Permission.Administer, (AuditAction.UserMade, null)).ConfigureAwait(false);
                return refused is not null || hash.Length == 0 ? refused ?? Rights.NotThere : await MakeAsync(op, added, hash).ConfigureAwait(false);
            },
            cancellation).ConfigureAwait(false);
    }

    private static async Task<Outcome<PublicId>> MakeAsync(Operation op, AddedUser added, string hash)
    {
        var company = await op.Db.Companies.Where(c => c.PublicId == added.Company).Select(c => (CompanyId?)c.Id)
            .SingleOrDefaultAsync(CancellationToken.None).ConfigureAwait(false);
        if (company is null)
        {
            return PeopleRefusals.CompanyNotFound;
        }

        var groups = await op.Db.UserGroups.Where(g => added.Groups.Contains(g.PublicId)).Select(g => g.Id)
            .ToListAsync(CancellationToken.None).ConfigureAwait(false);
        if (groups.Count != added.Groups.Distinct().Count())
        {
            return PeopleRefusals.GroupNotFound;
        }

        var user = new NewUser(added.UserName, added.DisplayName, company.Value, hash, groups) { Title = added.Title };
        var made = await MakeUser.MakeAsync(op, user).ConfigureAwait(false);
        if (!made.IsDone)
        {
            return made.Refusal!;
        }

        op.Tell(new UserChanged(made.Value));
        return await op.Db.Users.Where(u => u.Id == made.Value).Select(u => u.PublicId).SingleAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<bool> MayAsync(Actor actor, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        return actor.User is { } user && await Rights.HasAsync(db, user, Permission.Administer, cancellation).ConfigureAwait(false);
    }
}
