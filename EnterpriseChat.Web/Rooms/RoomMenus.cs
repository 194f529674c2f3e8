using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Web.Chat;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Controls;
using EnterpriseChat.Web.Notifications;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Rooms;

/// <summary>Answers for the menus of the rooms of this page; it draws nothing.</summary>
public sealed class RoomMenus : ComponentBase, IDisposable
{
    private readonly List<IDisposable> _menus = [];

    [Inject]
    private ContextMenus Menus { get; set; } = null!;

    [Inject]
    private Conversations Conversations { get; set; } = null!;

    [Inject]
    private MyRights Rights { get; set; } = null!;

    [Inject]
    private LevelMenu Levels { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose() => _menus.ForEach(menu => menu.Dispose());

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        Register(RoomMenu.Kind, room => RoomMenu.Items(room, Rights, Levels.Items(room), dialog => RoomDialogs.Go(Navigation, dialog, room.PublicId.Value)));
        Register(LevelMenu.Kind, Levels.Of);
        return Rights.LoadAsync();
    }

    private void Register(string kind, Func<ChatListRow, MenuOf> of) => _menus.Add(Menus.Register(
        kind, id => ValueTask.FromResult(Conversations.Rows.FirstOrDefault(r => r.PublicId.Value == id) is { } room ? of(room) : null)));
}
