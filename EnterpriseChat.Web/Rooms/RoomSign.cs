using System.Text.Encodings.Web;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Web.Chat;
using EnterpriseChat.Web.Controls;
using EnterpriseChat.Web.People;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Rooms;

/// <summary>What stands before the name of a room: the face of a company, an icon, or a lock whose card says who sees the room.</summary>
internal static class RoomSign
{
    /// <summary>The sign of a room.</summary>
    public static RenderFragment Of(ChatListRow room) => room switch
    {
        { Kind: RoomKind.Company } => Face.OfCompany(room.Name, room.PublicId),
        { IsPrivate: true } => Lock(room),
        _ => Icon.Of(RoomKinds.Icon(room)),
    };

    private static RenderFragment Lock(ChatListRow room)
    {
        var label = HtmlEncoder.Default.Encode(Words.Room_PrivateSign);
        var start = $"<button class=\"lock\" type=\"button\" data-card=\"seen {HtmlEncoder.Default.Encode(room.PublicId.Value)}\" aria-label=\"{label}\">";
        return builder =>
        {
            builder.AddMarkupContent(0, $"{start}<svg class=\"i\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">{RoomKinds.Icon(room)}</svg></button>");
        };
    }
}
