using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Controls;
using MudBlazor;

namespace EnterpriseChat.Web.Rooms;

/// <summary>The context menu of a room.</summary>
internal static class RoomMenu
{
    /// <summary>The kind under which it is registered.</summary>
    public const string Kind = "room";

    /// <summary>What a row or header says so that it has the menu of its room.</summary>
    public static string Of(ChatListRow room) => $"{Kind}:{room.PublicId}";

    /// <summary>What it offers to who may.</summary>
    /// <param name="room">The room, as the reader's list has it.</param>
    /// <param name="rights">What the reader may do.</param>
    /// <param name="own">What the reader may choose for themselves alone.</param>
    /// <param name="go">Opens a dialog for the room.</param>
    public static MenuOf Items(ChatListRow room, MyRights rights, IEnumerable<MenuItem> own, Action<string> go)
    {
        List<MenuItem> items =
        [
            new(Words.Room_Open) { Href = $"/chat/{room.PublicId}", Icon = Icon.Of(Icons.Material.Outlined.ChatBubbleOutline) }, .. own,
        ];
        if (room.Issue is not null)
        {
            items.Insert(1, new MenuItem(Words.Issue_OpenIssue) { Href = $"/issues/{room.Name}", Icon = Icon.Of(Icons.Material.Outlined.OpenInNew) });
        }

        if (room.Kind == RoomKind.ChatRoom && rights.May(Permission.EditChatRooms))
        {
            items.Add(Dialog(Words.Room_Edit, Icons.Material.Outlined.Edit, () => go(RoomDialogs.Edits)) with { BeginsGroup = true });
        }

        if (room.Kind == RoomKind.ChatRoom && rights.May(Permission.DeleteChatRooms))
        {
            items.Add(Dialog(Words.Delete, Icons.Material.Outlined.DeleteOutline, () => go(RoomDialogs.Deletes)) with { IsDanger = true, BeginsGroup = true });
        }

        return new MenuOf(room.Name, items);
    }

    private static MenuItem Dialog(string label, string drawing, Action open) => new(label)
    {
        Icon = Icon.Of(drawing),
        Do = () =>
        {
            open();
            return Task.CompletedTask;
        },
    };
}
