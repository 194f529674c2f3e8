using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Rooms;

namespace EnterpriseChat.Web.Rooms;

/// <summary>What is typed and chosen in the dialog of a chat room.</summary>
internal sealed class RoomForm
{
    /// <summary>Name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Topic.</summary>
    public string Topic { get; set; } = "";

    /// <summary>Whether everyone who may use the chat shall see it.</summary>
    public bool IsPublic { get; set; } = true;

    /// <summary>Whom a private room is for; kept while the room is public, for who changes back.</summary>
    public AccessList Access { get; set; } = AccessList.Nobody;

    /// <summary>As an operation takes it.</summary>
    public RoomSettings Settings => new(Name, Topic, IsPublic, Access);

    /// <summary>Puts a room into the form.</summary>
    public void Fill(RoomSettings room) => (Name, Topic, IsPublic, Access) = (room.Name, room.Topic, room.IsPublic, room.Access);

    /// <summary>
    /// Takes in what somebody else saved: what was not touched here slides in, in the lists each entry by itself; a text that was typed stays.
    /// </summary>
    /// <param name="was">The room when the form was filled.</param>
    /// <param name="now">The room as it is now.</param>
    /// <returns>The texts that both changed, with what the other made of them.</returns>
    public IReadOnlyDictionary<string, string> Take(RoomSettings was, RoomSettings now)
    {
        var both = new Dictionary<string, string>();
        Name = Text(nameof(Name), Name, was.Name, now.Name);
        Topic = Text(nameof(Topic), Topic, was.Topic, now.Topic);
        IsPublic = IsPublic == was.IsPublic ? now.IsPublic : IsPublic;
        Access = new AccessList(
            Together(Access.Users, was.Access.Users, now.Access.Users),
            Together(Access.Groups, was.Access.Groups, now.Access.Groups),
            Together(Access.Companies, was.Access.Companies, now.Access.Companies));
        return both;

        string Text(string field, string mine, string before, string theirs)
        {
            if (mine == before || before == theirs || mine == theirs)
            {
                return mine == before ? theirs : mine;
            }

            both[field] = theirs;
            return mine;
        }
    }

    private static HashSet<PublicId> Together(IReadOnlySet<PublicId> mine, IReadOnlySet<PublicId> was, IReadOnlySet<PublicId> now) =>
        [.. mine.Where(x => now.Contains(x) || !was.Contains(x)), .. now.Except(was)];
}
