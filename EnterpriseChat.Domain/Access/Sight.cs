namespace EnterpriseChat.Domain.Access;

/// <summary>That a user sees a room and can post in it. The rule may give a pair more than once: ask with <c>Any</c> or <c>Distinct</c>.</summary>
public sealed class Sight
{
    /// <summary>The room.</summary>
    public required RoomId RoomId { get; init; }

    /// <summary>The user.</summary>
    public required UserId UserId { get; init; }
}
