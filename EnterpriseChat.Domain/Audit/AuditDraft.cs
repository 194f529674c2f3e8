using EnterpriseChat.Domain.Access;

namespace EnterpriseChat.Domain.Audit;

/// <summary>An entry as an operation hands it to the runner, which numbers, seals and inserts it.</summary>
/// <param name="Action">From <see cref="AuditAction"/>.</param>
public sealed record AuditDraft(string Action)
{
    /// <summary>The actor, set by the runner from the operation.</summary>
    public Actor Actor { get; init; } = Actor.System;

    /// <summary>The company that it touches.</summary>
    public CompanyId? Company { get; init; }

    /// <summary>The user that it touches.</summary>
    public UserId? User { get; init; }

    /// <summary>The room that it touches.</summary>
    public RoomId? Room { get; init; }

    /// <summary>The issue that it touches.</summary>
    public IssueId? Issue { get; init; }

    /// <summary>The message in the room that it touches.</summary>
    public long? MessageNumber { get; init; }

    /// <summary>Codes and values; written as canonical JSON.</summary>
    public IReadOnlyList<(string Key, object? Value)> Details { get; init; } = [];

    /// <summary>Digest of the text beside the entry, from <see cref="AuditSeal.Digest"/>.</summary>
    public byte[]? TextDigest { get; init; }
}
