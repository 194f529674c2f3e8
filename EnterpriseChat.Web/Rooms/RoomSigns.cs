using System.Text.Encodings.Web;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Web.Chat;
using EnterpriseChat.Web.Controls;
using EnterpriseChat.Web.People;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Rooms;

/// <summary>
/// What stands before the name of a room: the face of a company or of the other side of a direct chat, an icon, or a lock whose card says who
/// sees the room. It knows the people of the rooms that it was given.
/// </summary>
internal sealed class RoomSigns(PeopleDirectory people, Presence presence)
{
    private IReadOnlyDictionary<UserId, Person> _people = new Dictionary<UserId, Person>();

    /// <summary>Reads the other sides of direct chats and who wrote last; those that are kept cost no query.</summary>
    public async Task ReadAsync(IReadOnlyCollection<ChatListRow> rooms) => _people = await people.OfAsync(
        rooms.Select(r => r.Partner).Concat(rooms.Select(r => r.Newest?.Author)).OfType<UserId>(), CancellationToken.None);

    /// <summary>The other side of a direct chat that was read, and whether that user is online.</summary>
    public (Person Person, bool IsOnline)? PartnerOf(ChatListRow room) =>
        room.Partner is { } partner && _people.GetValueOrDefault(partner) is { } person ? (person, presence.IsOnline(partner)) : null;

    /// <summary>Who wrote the newest message of a room that was read.</summary>
    public Person? AuthorOf(ChatListRow room) => room.Newest is { } newest ? _people.GetValueOrDefault(newest.Author) : null;

    /// <summary>The sign of a room in a list or header.</summary>
    public RenderFragment Of(ChatListRow room) => room switch
    {
        { Kind: RoomKind.Company } => Face.OfCompany(room.Name, room.PublicId),
        { IsPrivate: true } => Lock(room),
        _ => OfTab(room),
    };

    /// <summary>The sign of a room in the row of tabs.</summary>
    public RenderFragment OfTab(ChatListRow room) =>
        PartnerOf(room) is { } other ? Face.Of(other.Person, other.IsOnline, "sm") : Icon.Of(RoomKinds.Icon(room));

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
