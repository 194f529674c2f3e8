using EnterpriseChat.Domain.Rooms;

namespace EnterpriseChat.Domain.Access;

/// <summary>That the rule said yes for one reader and one room, under one rights version. Only the door makes one, so having one is the proof.</summary>
public sealed class OpenRoom
{
    internal OpenRoom(RoomId id, PublicId publicId, RoomKind kind, UserId reader, long rightsVersion) =>
        (Id, PublicId, Kind, Reader, RightsVersion) = (id, publicId, kind, reader, rightsVersion);

    /// <summary>Key of the room.</summary>
    public RoomId Id { get; }

    /// <summary>Name of the room in addresses.</summary>
    public PublicId PublicId { get; }

    /// <summary>Kind of the room.</summary>
    public RoomKind Kind { get; }

    /// <summary>Who may see it.</summary>
    public UserId Reader { get; }

    /// <summary>The version under which the rule was asked; what was written under a newer one needs a new answer.</summary>
    public long RightsVersion { get; }
}
