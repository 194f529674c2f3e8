namespace EnterpriseChat.Domain.Live;

/// <summary>Changes of rights that follow on each other, folded: which rooms and whose pages they are about.</summary>
/// <param name="Before">The rights version before the first.</param>
/// <param name="Version">The rights version after the last.</param>
internal sealed record RightsTold(long Before, long Version)
{
    /// <summary>That rights changed, and it is not known how: it follows on nothing.</summary>
    public static RightsTold Anything { get; } = new(-1, -1);

    /// <summary>Rooms that anybody may have gained or lost.</summary>
    public IReadOnlyCollection<RoomId> Rooms { get; init; } = [];

    /// <summary>Users who may have gained or lost a room, and know others than before.</summary>
    public IReadOnlyCollection<UserId> People { get; init; } = [];

    /// <summary>One change.</summary>
    public static RightsTold Of(RightsChanged fact) => fact.Of is not { } of ? Anything : new RightsTold(fact.Before, fact.Version)
    {
        Rooms = of.IsForAll ? [of.Room] : [],
        People = of.People,
    };

    /// <summary>This and one that came after it; of one that does not follow on it, it is not known what lies between.</summary>
    public RightsTold And(RightsTold next) => this == Anything || next.Before != Version ? Anything : new RightsTold(Before, next.Version)
    {
        Rooms = [.. Rooms.Union(next.Rooms)],
        People = [.. People.Union(next.People)],
    };
}
