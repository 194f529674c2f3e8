using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.People;

/// <summary>A user to be made.</summary>
/// <param name="UserName">What the person types to sign in.</param>
/// <param name="DisplayName">What others read.</param>
/// <param name="Company">The company.</param>
/// <param name="PasswordHash">From <see cref="SignIn.Passwords.Hash(string)"/>, made before the queue.</param>
/// <param name="Groups">The groups that the user joins.</param>
public sealed record NewUser(string UserName, string DisplayName, CompanyId Company, string PasswordHash, IReadOnlyList<GroupId> Groups)
{
    /// <summary>Title.</summary>
    public string Title { get; init; } = "";

    /// <summary>Whether the demo makes it.</summary>
    public bool IsDemo { get; init; }
}

/// <summary>Makes a user.</summary>
public sealed class MakeUser(Runner runner)
{
    /// <summary>Makes the user for those who may administer.</summary>
    public Task<Outcome<UserId>> HandleAsync(Actor actor, NewUser made, CancellationToken cancellation) =>
        runner.RunAsync<UserId>(actor, op => MakeAsync(op, made), cancellation);

    /// <summary>Makes the user inside another operation.</summary>
    internal static async Task<Outcome<UserId>> MakeAsync(Operation op, NewUser made)
    {
        if (!await op.MayAsync(Permission.Administer).ConfigureAwait(false))
        {
            return Rights.NotThere;
        }

        if (PeopleRefusals.OfPerson(made.UserName, made.DisplayName, made.Title) is { } refusal)
        {
            return refusal;
        }

        var key = TextRules.Key(made.UserName);
        if (await op.Db.Users.AnyAsync(u => u.UserNameKey == key, CancellationToken.None).ConfigureAwait(false))
        {
            return PeopleRefusals.NameTaken;
        }

        var user = new User
        {
            PublicId = PublicId.New(),
            UserName = TextRules.Name(made.UserName),
            UserNameKey = key,
            DisplayName = TextRules.Name(made.DisplayName),
            Title = TextRules.Name(made.Title),
            CompanyId = made.Company,
            Active = true,
            PasswordHash = made.PasswordHash,
            IsDemo = made.IsDemo,
            CreatedAt = op.Now,
        };
        op.Db.Users.Add(user);
        await op.Db.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
        op.Db.GroupMembers.AddRange(made.Groups.Select(g => new GroupMember { GroupId = g, UserId = user.Id }));
        op.Audit(new AuditDraft(AuditAction.UserMade)
        {
            User = user.Id,
            Company = user.CompanyId,
            Details = [("groups", made.Groups.Select(g => g.Value).Order()), ("name", user.DisplayName), ("userName", user.UserName)],
        });
        return user.Id;
    }
}
