namespace EnterpriseChat.Domain.SignIn;

/// <summary>A sign-in of one user in one browser. Its end refuses the cookie and closes its tabs.</summary>
public sealed class Session
{
    /// <summary>How long a session lives without use: 30 days (product.md section 15).</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromDays(30);

    /// <summary>How long a session lives at all: 90 days (product.md section 15).</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    /// <summary>Key.</summary>
    public SessionId Id { get; init; }

    /// <summary>The name that the cookie carries.</summary>
    public required PublicId PublicId { get; init; }

    /// <summary>The user.</summary>
    public required UserId UserId { get; init; }

    /// <summary>When the user signed in.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When it was last used, to the minute.</summary>
    public required DateTime LastSeenAt { get; set; }

    /// <summary>When it ended.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>Network address at sign-in.</summary>
    public required string Address { get; init; }

    /// <summary>What the browser said it is, 200 characters at most.</summary>
    public required string Browser { get; init; }
}
