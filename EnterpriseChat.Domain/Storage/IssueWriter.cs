using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Issues;
using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Domain.Storage;

/// <summary>What posting needs besides in an issue chat, as prepared commands.</summary>
internal sealed class IssueWriter : IDisposable
{
    private readonly PreparedCommand _takeNumber;
    private readonly PreparedCommand _insert;
    private readonly PreparedCommand _hasPosted;

    public IssueWriter(SqliteConnection connection)
    {
        _takeNumber = new PreparedCommand(
            connection,
            """
            UPDATE Issues SET LastEntry = LastEntry + 1, ChangedAt = max(ChangedAt, @1)
            WHERE Id = (SELECT IssueId FROM Rooms WHERE Id = @0 AND NOT IsInternal) RETURNING Id, LastEntry
            """,
            2);
        _insert = new PreparedCommand(
            connection,
            """
            INSERT INTO IssueEntries (IssueId, Number, Kind, At, RightsVersion, ActorId, MessageId)
            SELECT @0, @1, @2, @3, @4, AuthorId, Id FROM Messages WHERE RoomId = @5 AND Number = @6
            """,
            7);
        _hasPosted = new PreparedCommand(connection, "SELECT 1 FROM Messages WHERE RoomId = @0 AND AuthorId = @1 AND Number < @2 LIMIT 1", 3);
    }

    /// <summary>Makes a message just stored an entry of its issue's history and gives the issue; null for an internal chat, which has none.</summary>
    public IssueId? AddMessage(Operation op, RoomId room, long number)
    {
        var at = AuditSeal.UnixMilliseconds(op.Now);
        if (_takeNumber.First(r => new Taken(r.GetInt64(0), r.GetInt64(1)), room.Value, at) is not { } taken)
        {
            return null;
        }

        _insert.Run(taken.Issue, taken.Number, (long)IssueEntryKind.Message, at, op.RightsVersion, room.Value, number);
        return new IssueId(taken.Issue);
    }

    /// <summary>Whether somebody had posted in a room before that message.</summary>
    public bool HasPosted(RoomId room, UserId author, long before) => _hasPosted.Value(room.Value, author.Value, before) is not null;

    /// <inheritdoc />
    public void Dispose()
    {
        _takeNumber.Dispose();
        _insert.Dispose();
        _hasPosted.Dispose();
    }

    private sealed record Taken(long Issue, long Number);
}
