using EnterpriseChat.Domain.Audit;
using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Domain.Storage;

/// <summary>The posting path as prepared commands: through EF's change tracker it costs four times as much (performance.md section 1).</summary>
internal sealed class MessageWriter : IDisposable
{
    /// <summary>Without a stored mark everything written before the account was made counts as read; direct and support chats begin at 0.</summary>
    internal const string FirstMark =
        """
        CASE WHEN (SELECT Kind FROM Rooms WHERE Id = @1) IN (3, 5) THEN 0
             ELSE coalesce((SELECT Number FROM Messages WHERE RoomId = @1 AND PostedAt <= (SELECT CreatedAt FROM Users WHERE Id = @0)
                            ORDER BY PostedAt DESC, Number DESC LIMIT 1), 0) END
        """;

    private readonly PreparedCommand _find;
    private readonly PreparedCommand _takeNumber;
    private readonly PreparedCommand _insert;
    private readonly PreparedCommand _insertText;
    private readonly PreparedCommand _makeMark;
    private readonly PreparedCommand _raiseMark;
    private readonly PreparedCommand _raiseChanges;
    private readonly PreparedCommand _insertEvent;

    public MessageWriter(SqliteConnection connection)
    {
        _find = new PreparedCommand(connection, "SELECT Number FROM Messages WHERE AuthorId = @0 AND ClientId = @1", 2);
        _takeNumber = new PreparedCommand(
            connection, "UPDATE Rooms SET Last = Last + 1, Changes = Changes + 1 WHERE Id = @0 AND DeletedAt IS NULL RETURNING Last, Changes", 1);
        _insert = new PreparedCommand(
            connection,
            """
            INSERT INTO Messages (RoomId, Number, AuthorId, ClientId, PostedAt, RightsVersion, Changed, Revision, ReplyTo)
            VALUES (@0, @1, @2, @3, @4, @5, @6, 1, @7) RETURNING Id
            """,
            8);
        _insertText = new PreparedCommand(connection, "INSERT INTO MessageTexts (MessageId, Revision, Text, Salt) VALUES (@0, 1, @1, @2)", 3);
        _makeMark = new PreparedCommand(
            connection, $"INSERT INTO ReadMarks (UserId, RoomId, Mark, OwnAbove) VALUES (@0, @1, {FirstMark}, 0) ON CONFLICT DO NOTHING", 2);
        _raiseMark = new PreparedCommand(
            connection,
            """
            UPDATE ReadMarks SET OwnAbove = CASE WHEN Mark = @2 - 1 THEN OwnAbove ELSE OwnAbove + 1 END,
                                 Mark = CASE WHEN Mark = @2 - 1 THEN @2 ELSE Mark END
            WHERE UserId = @0 AND RoomId = @1
            """,
            3);
        _raiseChanges = new PreparedCommand(
            connection, "UPDATE Rooms SET Changes = Changes + 1 WHERE Id = @0 AND DeletedAt IS NULL RETURNING Last, Changes", 1);
        _insertEvent = new PreparedCommand(
            connection,
            """
            INSERT INTO EventLines (RoomId, "After", At, RightsVersion, Changed, Kind, ActorId, SubjectId)
            VALUES (@0, @1, @2, @3, @4, @5, @6, @7)
            """,
            8);
    }

    /// <summary>The number of the author's message with this client id; null when there is none.</summary>
    public long? Find(UserId author, string clientId) => (long?)_find.Value(author.Value, clientId);

    /// <summary>Stores a message and gives its number; null when the room is gone.</summary>
    public long? Insert(RoomId room, UserId author, string clientId, DateTime at, long rightsVersion, long? replyTo, string text, byte[] salt)
    {
        // Before the number is taken: a first mark reads the newest message, which is not this one.
        _makeMark.Run(author.Value, room.Value);
        var taken = _takeNumber.First(r => new Taken(r.GetInt64(0), r.GetInt64(1)), room.Value);
        if (taken is null)
        {
            return null;
        }

        var id = _insert.Value(
            room.Value, taken.Number, author.Value, clientId, AuditSeal.UnixMilliseconds(at), rightsVersion, taken.Changes, replyTo);
        _insertText.Run(id, text, salt);
        _raiseMark.Run(author.Value, room.Value, taken.Number);
        return taken.Number;
    }

    /// <summary>Stores an event line behind the newest message; false when the room is gone.</summary>
    public bool InsertEvent(Operation op, RoomId room, string kind, UserId? subject)
    {
        if (_raiseChanges.First(r => new Taken(r.GetInt64(0), r.GetInt64(1)), room.Value) is not { } behind)
        {
            return false;
        }

        _insertEvent.Run(
            room.Value, behind.Number, AuditSeal.UnixMilliseconds(op.Now), op.RightsVersion, behind.Changes, kind, op.Actor.User?.Value, subject?.Value);
        return true;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _find.Dispose();
        _takeNumber.Dispose();
        _insert.Dispose();
        _insertText.Dispose();
        _makeMark.Dispose();
        _raiseMark.Dispose();
        _raiseChanges.Dispose();
        _insertEvent.Dispose();
    }

    private sealed record Taken(long Number, long Changes);
}
