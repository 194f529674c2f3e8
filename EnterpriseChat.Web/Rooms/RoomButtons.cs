using System.Text.Encodings.Web;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Web.Circuits;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace EnterpriseChat.Web.Rooms;

/// <summary>
/// The edit and delete icons of a chat room, for those who may: markup without a handler each, <c>controls/tells.js</c> listens for all.
/// </summary>
internal static class RoomButtons
{
    /// <summary>The icons; nothing for other kinds of room.</summary>
    public static RenderFragment Of(ChatListRow room, MyRights rights) => builder =>
    {
        if (room.Kind == RoomKind.ChatRoom)
        {
            var edit = rights.May(Permission.EditChatRooms)
                ? Button($"edit-room {room.PublicId}", Words.Room_EditNamed.With(room.Name), Icons.Material.Outlined.Edit) : "";
            var delete = rights.May(Permission.DeleteChatRooms)
                ? Button($"delete-room {room.PublicId}", Words.Room_DeleteNamed.With(room.Name), Icons.Material.Outlined.DeleteOutline) : "";
            builder.AddMarkupContent(0, edit + delete);
        }
    };

    private static string Button(string tells, string label, string drawing)
    {
        var (value, name) = (HtmlEncoder.Default.Encode(tells), HtmlEncoder.Default.Encode(label));
        return $"<button class=\"ib\" type=\"button\" data-tell=\"rooms\" value=\"{value}\" aria-label=\"{name}\" title=\"{name}\">"
            + $"<svg class=\"i\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">{drawing}</svg></button>";
    }
}
