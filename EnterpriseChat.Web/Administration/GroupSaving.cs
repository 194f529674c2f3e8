using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Administration;
using EnterpriseChat.Domain.People;

namespace EnterpriseChat.Web.Administration;

/// <summary>Stores the form of a user group.</summary>
internal sealed class GroupSaving(AddGroup adding, EditGroup editing, PermissionTable permissions, PeopleDirectory people)
{
    /// <summary>Stores it; gives why not.</summary>
    public async Task<Refusal?> SaveAsync(Actor actor, PublicId? group, GroupEdit edit) => group is { } edited
        ? (await editing.HandleAsync(actor, edited, edit, CancellationToken.None)).Refusal
        : (await adding.HandleAsync(actor, edit.Name.After, edit.Joining, CancellationToken.None)).Refusal;

    /// <summary>The reader's public id, if the reader administers through this group alone.</summary>
    public async Task<PublicId?> OwnAdministeringAsync(UserId reader, PublicId group, CancellationToken cancellation) =>
        Permissions.AreOnlyFrom(await permissions.OfAsync(reader, cancellation) ?? [], group)
            ? (await people.OfAsync([reader], cancellation)).GetValueOrDefault(reader)?.PublicId
            : null;
}
