namespace EnterpriseChat.Domain.People;

/// <summary>What a user leaves behind by using the product and only the owner sees as such: no audit entry stands for it.</summary>
public sealed class UserTrace
{
    /// <summary>The user.</summary>
    public required UserId UserId { get; init; }

    /// <summary>When the last live tab closed.</summary>
    public DateTime? LastSeenAt { get; set; }

    /// <summary>The choice of <c>Show messages from</c>, in days; 0 is all; null is the first choice.</summary>
    public int? RangeDays { get; set; }
}
