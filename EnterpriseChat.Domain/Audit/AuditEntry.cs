namespace EnterpriseChat.Domain.Audit;

/// <summary>
/// A row of the audit log. Append-only; each entry's hash covers the one before (docs/audit.md). Texts that may have to be erased
/// stand beside it: the entry holds only their salted digest.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>1, 2, 3 … with no gap, in the order of commit.</summary>
    public required long Sequence { get; init; }

    /// <summary>When, in UTC milliseconds; never earlier than the entry before.</summary>
    public required DateTime At { get; init; }

    /// <summary>What was done, from <see cref="AuditAction"/>.</summary>
    public required string Action { get; init; }

    /// <summary>Who did it; null for the product itself and for somebody not signed in.</summary>
    public UserId? ActorId { get; init; }

    /// <summary>By which session.</summary>
    public SessionId? SessionId { get; init; }

    /// <summary>From where.</summary>
    public required string Address { get; init; }

    /// <summary>The company that it touches.</summary>
    public CompanyId? CompanyId { get; init; }

    /// <summary>The user that it touches.</summary>
    public UserId? UserId { get; init; }

    /// <summary>The room that it touches.</summary>
    public RoomId? RoomId { get; init; }

    /// <summary>The issue that it touches.</summary>
    public IssueId? IssueId { get; init; }

    /// <summary>The message in the room that it touches.</summary>
    public long? MessageNumber { get; init; }

    /// <summary>Codes and values as canonical JSON: keys in ordinal order, no white space.</summary>
    public required string Details { get; init; }

    /// <summary>SHA-256 of salt and text of what stands beside the entry.</summary>
    public byte[]? TextDigest { get; init; }

    /// <summary>Hash of the entry before; 32 zero bytes in the first.</summary>
    public required byte[] Previous { get; init; }

    /// <summary>Hash of this entry, see <see cref="AuditSeal"/>.</summary>
    public required byte[] Hash { get; init; }
}
