namespace EnterpriseChat.Domain.Live;

/// <summary>What the hub's worker has to do next: facts folded, so that any number of them is one turn.</summary>
internal sealed class Pending
{
    /// <summary>Rooms that changed, with who acted last.</summary>
    public Dictionary<RoomId, UserId?> Rooms { get; } = [];

    /// <summary>People who changed.</summary>
    public HashSet<UserId> People { get; } = [];

    /// <summary>Whether rights changed.</summary>
    public bool Rights { get; set; }

    public bool IsEmpty => Rooms.Count == 0 && People.Count == 0 && !Rights;
}
