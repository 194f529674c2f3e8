using EnterpriseChat.Domain.Rooms;

namespace EnterpriseChat.Web.Rooms;

/// <summary>The context menu of a room.</summary>
internal static class RoomMenu
{
    /// <summary>What the menu of a room is asked for with.</summary>
    public static string Of(ChatListRow room) => $"room:{room.PublicId}";
}
