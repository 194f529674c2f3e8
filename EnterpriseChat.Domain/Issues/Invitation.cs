namespace EnterpriseChat.Domain.Issues;

/// <summary>That somebody is in an issue chat without having it open: was invited, or has opened it before and not left it.</summary>
public sealed class Invitation
{
    /// <summary>The issue chat's room.</summary>
    public required RoomId RoomId { get; init; }

    /// <summary>Who is in it.</summary>
    public required UserId UserId { get; init; }

    /// <summary>Who invited; null for somebody who came alone.</summary>
    public UserId? InvitedById { get; set; }

    /// <summary>When that was.</summary>
    public required DateTime At { get; set; }

    /// <summary>When the user opened it first; null while invited only.</summary>
    public DateTime? JoinedAt { get; set; }
}
