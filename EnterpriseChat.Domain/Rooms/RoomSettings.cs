using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.People;

namespace EnterpriseChat.Domain.Rooms;

/// <summary>What a chat room is, as its dialog holds it.</summary>
/// <param name="Name">1 to 80 characters.</param>
/// <param name="Topic">200 characters at most.</param>
/// <param name="IsPublic">Whether everyone who may use the chat sees it.</param>
/// <param name="Access">Whom a private one is for; nothing of it counts for a public one.</param>
public sealed record RoomSettings(string Name, string Topic, bool IsPublic, AccessList Access)
{
    /// <summary>Most characters of a topic (product.md section 18).</summary>
    public const int LongestTopic = 200;

    /// <summary>As they are stored.</summary>
    public RoomSettings Clean() => new(TextRules.Name(Name), TextRules.Name(Topic), IsPublic, IsPublic ? AccessList.Nobody : Access);

    /// <summary>What is wrong with them; null when they may be stored.</summary>
    internal Refusal? Wrong() =>
        PeopleRefusals.OfName(Name)
        ?? (Topic.Length > LongestTopic ? RoomRefusals.BadTopic : null)
        ?? (!IsPublic && Access.IsEmpty ? RoomRefusals.NobodySelected : null);
}
