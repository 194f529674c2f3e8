using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Administration;
using EnterpriseChat.Domain.People;

namespace EnterpriseChat.Web.Administration;

/// <summary>Stores the form of a user.</summary>
internal sealed class UserSaving(AddUser adding, EditUser editing, PermissionTable permissions)
{
    /// <summary>Stores it; gives why not.</summary>
    public async Task<Refusal?> SaveAsync(Actor actor, PublicId? user, UserMerge merge, UserForm form)
    {
        if (user is { } edited)
        {
            return (await editing.HandleAsync(actor, edited, merge.To(form), CancellationToken.None)).Refusal;
        }

        var added = new AddedUser(form.UserName, form.DisplayName, new PublicId(form.Company), [.. form.Groups.Select(g => g.PublicId)], form.Password)
        {
            Title = form.Title,
        };
        return (await adding.HandleAsync(actor, added, CancellationToken.None)).Refusal;
    }

    /// <summary>The groups that give <see cref="Permission.Administer"/>; empty for those who may not administer.</summary>
    public async Task<IReadOnlySet<PublicId>> AdministeringAsync(UserId reader, CancellationToken cancellation) =>
        (await permissions.OfAsync(reader, cancellation) ?? []).Where(g => g.Permissions.Contains(Permission.Administer)).Select(g => g.PublicId).ToHashSet();
}
