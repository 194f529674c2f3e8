namespace EnterpriseChat.Domain.Issues;

/// <summary>A comment on its way to a tracker outside: it waits here from its message's transaction until it has arrived.</summary>
public sealed class OutsideComment
{
    /// <summary>Key; the order in which they go.</summary>
    public long Id { get; init; }

    /// <summary>The issue.</summary>
    public required IssueId IssueId { get; init; }

    /// <summary>The entry of the history that is to arrive there.</summary>
    public required long EntryId { get; init; }

    /// <summary>Stands in the comment there, so that one that arrived without an answer is found before it is sent again.</summary>
    public required PublicId Marker { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Tries { get; set; }

    /// <summary>Before this it is not tried again.</summary>
    public required DateTime NotBefore { get; set; }

    /// <summary>When it had arrived; null while it waits.</summary>
    public DateTime? ArrivedAt { get; set; }
}
