using EnterpriseChat.Domain.Rooms;
using MudBlazor;

namespace EnterpriseChat.Web.Chat;

/// <summary>How kinds of room are drawn.</summary>
internal static class RoomKinds
{
    /// <summary>The icon of a row or tab.</summary>
    public static string Icon(ChatListRow room) => room.IsPrivate ? Icons.Material.Outlined.Lock : Icon(room.Kind);

    /// <summary>The icon of a kind.</summary>
    public static string Icon(RoomKind kind) => kind switch
    {
        RoomKind.Company => Icons.Material.Outlined.Apartment,
        RoomKind.Issue => Icons.Material.Outlined.TaskAlt,
        RoomKind.Support => Icons.Material.Outlined.SupportAgent,
        RoomKind.Direct => Icons.Material.Outlined.Person,
        _ => Icons.Material.Outlined.Tag,
    };
}
