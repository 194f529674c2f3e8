namespace EnterpriseChat.Domain.Access;

/// <summary>What the history of an issue says of a message of its chat.</summary>
public sealed class HistoryMark
{
    /// <summary>The message.</summary>
    public required long? MessageId { get; init; }

    /// <summary>Whether it was marked as a decision.</summary>
    public required bool IsDecision { get; init; }

    /// <summary>Whether it is still to arrive in the tracker outside in which its issue lives.</summary>
    public required bool IsOnItsWay { get; init; }
}
