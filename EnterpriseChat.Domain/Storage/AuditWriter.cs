using EnterpriseChat.Domain.Audit;
using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Domain.Storage;

/// <summary>Numbers, seals and inserts the audit entries of a batch, last thing before its commit. Only the runner has one.</summary>
internal sealed class AuditWriter : IDisposable
{
    private readonly EntryBytes _bytes = new();
    private readonly PreparedCommand _insert;
    private readonly PreparedCommand _head;
    private long _sequence;
    private DateTime _at;
    private byte[] _hash = new byte[AuditSeal.HashLength];

    public AuditWriter(SqliteConnection connection)
    {
        _insert = new PreparedCommand(
            connection,
            """
            INSERT INTO AuditEntries (Sequence, At, Action, ActorId, SessionId, Address, CompanyId, UserId, RoomId, IssueId, MessageNumber,
                                      Details, TextDigest, Previous, Hash)
            VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14)
            """,
            15);
        _head = new PreparedCommand(connection, "SELECT Sequence, At, Hash FROM AuditEntries ORDER BY Sequence DESC LIMIT 1", 0);
        ReadHead();
    }

    /// <summary>Inserts the entries in order. The chain's head in memory moves on with each.</summary>
    public void Write(IReadOnlyList<AuditDraft> drafts, DateTime now)
    {
        // A clock that was set back never makes the log go back.
        _at = now > _at ? now : _at;
        foreach (var draft in drafts)
        {
            Insert(draft);
        }
    }

    /// <summary>Takes the head of the chain from the database, at the begin of each transaction: one before may have been lost.</summary>
    public void ReadHead()
    {
        var head = _head.First(r => new Head(r.GetInt64(0), Columns.FromMilliseconds(r.GetInt64(1)), r.GetFieldValue<byte[]>(2)));
        (_sequence, _at, _hash) = head is null ? (0, DateTime.UnixEpoch, new byte[AuditSeal.HashLength]) : (head.Sequence, head.At, head.Hash);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _insert.Dispose();
        _head.Dispose();
    }

    private void Insert(AuditDraft draft)
    {
        var unsealed = new AuditEntry
        {
            Sequence = _sequence + 1,
            At = _at,
            Action = draft.Action,
            ActorId = draft.Actor.User,
            SessionId = draft.Actor.Session,
            Address = draft.Actor.Address,
            CompanyId = draft.Company,
            UserId = draft.User,
            RoomId = draft.Room,
            IssueId = draft.Issue,
            MessageNumber = draft.MessageNumber,
            Details = AuditSeal.CanonicalJson(draft.Details),
            TextDigest = draft.TextDigest,
            Previous = _hash,
            Hash = [],
        };
        var hash = AuditSeal.Hash(unsealed, _bytes);
        _insert.Run(
            unsealed.Sequence, AuditSeal.UnixMilliseconds(unsealed.At), unsealed.Action, unsealed.ActorId?.Value, unsealed.SessionId?.Value,
            unsealed.Address, unsealed.CompanyId?.Value, unsealed.UserId?.Value, unsealed.RoomId?.Value, unsealed.IssueId?.Value,
            unsealed.MessageNumber, unsealed.Details, unsealed.TextDigest, unsealed.Previous, hash);
        _sequence++;
        _hash = hash;
    }

    private sealed record Head(long Sequence, DateTime At, byte[] Hash);
}
