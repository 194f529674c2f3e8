namespace EnterpriseChat.Domain.Notifications;

/// <summary>In which ways a user is told of something. There is no row while it is as at first (<see cref="NotificationTable.AtFirst"/>).</summary>
public sealed class NotificationChoice
{
    /// <summary>Who is told.</summary>
    public required UserId UserId { get; init; }

    /// <summary>Of what.</summary>
    public required NotifiedOf Of { get; init; }

    /// <summary>In which ways.</summary>
    public required NotifiedBy By { get; set; }
}
