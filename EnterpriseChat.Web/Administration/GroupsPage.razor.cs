using EnterpriseChat.Domain;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Administration;

/// <summary>The user groups. Deleting one asks first and says what it takes from how many.</summary>
public sealed partial class GroupsPage
{
    private const int ShownPermissions = 3;

    private string? _refused;
    private bool _isOpen;
    private bool _isBusy;
    private PublicId? _edited;
    private Question? _asked;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private GroupRows Groups { get; set; } = null!;

    [Inject]
    private DeleteGroup Deletion { get; set; } = null!;

    private static IReadOnlyList<GridColumn> Columns =>
    [
        new(Words.Name, "w-name", "name"),
        new(Words.Users_Title, "w-number r", "users"),
        new(Words.Nav_Companies, "w-mid"),
        new(Words.Group_Permissions, "w-wide"),
        new(Words.Group_Rooms, "w-number r"),
        new(Words.Grid_Actions, "w-two sr-head"),
    ];

    private static string Permits(GroupRow group) => group.Permissions.Count switch
    {
        0 => Words.None,
        <= ShownPermissions => AllPermits(group),
        _ => Words.Group_AndMore.With(
            string.Join(", ", group.Permissions.Take(ShownPermissions).Select(Permissions.Name)), group.Permissions.Count - ShownPermissions),
    };

    private static string AllPermits(GroupRow group) => string.Join(", ", group.Permissions.Select(Permissions.Name));

    private static string Taken(GroupDeletion effect) =>
        effect.Permissions.Count == 0 ? Words.Group_NoPermissions : string.Join(", ", effect.Permissions.Select(Permissions.Name));

    private async Task<PageOf<GroupRow>?> LoadAsync(PageRequest request) =>
        await User.ActorAsync() is { } actor ? await Groups.PageAsync(actor.Me, request, CancellationToken.None) : null;

    private void Edit(PublicId? group) => (_isOpen, _edited, _refused) = (true, group, null);

    private async Task AskAsync(PublicId group)
    {
        _refused = null;
        if (await User.ActorAsync() is { } actor)
        {
            var effect = await Deletion.EffectAsync(actor.Me, group, CancellationToken.None);
            _asked = effect is null ? null : new Question(group, effect);
            _refused = effect is null ? PeopleRefusals.GroupNotFound.Sentence : null;
        }
    }

    private async Task DeleteAsync()
    {
        if (_asked is { } asked && !_isBusy && await User.ActorAsync() is { } actor)
        {
            _isBusy = true;
            _refused = (await Deletion.HandleAsync(actor, asked.Group, CancellationToken.None)).Refusal?.Sentence;
            (_isBusy, _asked) = (false, null);
        }
    }

    private sealed record Question(PublicId Group, GroupDeletion Effect);
}
