using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Notifications;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;

namespace EnterpriseChat.Web.Notifications;

/// <summary>That a message came, or that somebody invited the reader into an issue chat, as it is told in this page or by its browser. The room's name is looked up when it is drawn.</summary>
/// <param name="Room">The room, as the reader's list had it.</param>
/// <param name="Message">The message, as it came through the door; null for an invitation.</param>
/// <param name="Author">Who wrote it, or invited.</param>
/// <param name="Ways">By a toast alone, or, since the page was out of view, by browser and sound.</param>
internal sealed record Notice(ChatListRow Room, MessageView? Message, Person Author, NotifiedBy Ways)
{
    /// <summary>Whether it mentions the reader.</summary>
    public bool IsMention { get; init; }

    /// <summary>Whether it is a toast; else the browser tells it.</summary>
    public bool IsToast => Ways == NotifiedBy.Page;

    /// <summary>Its name in the page: a later message of the room is another one.</summary>
    public string Id => $"{Room.PublicId} {Message?.Number ?? 0}";
}
