using EnterpriseChat.Domain.Audit;
using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Domain.Storage;

/// <summary>Writes private state by prepared commands, inside the runner's transaction.</summary>
internal sealed class PrivateStateWriter : IDisposable
{
    private readonly PreparedCommand _saveDraft;
    private readonly PreparedCommand _mark;
    private readonly PreparedCommand _dropTabs;
    private readonly PreparedCommand _saveTab;
    private readonly PreparedCommand _range;
    private readonly PreparedCommand _seenUser;
    private readonly PreparedCommand _seenSession;

    public PrivateStateWriter(SqliteConnection connection)
    {
        // An empty text stays as a row without text, so that an older draft which comes late does not bring back what was sent.
        _saveDraft = new PreparedCommand(
            connection,
            """
            INSERT INTO Drafts (UserId, RoomId, Text, TypedAt) VALUES (@0, @1, @2, @3)
            ON CONFLICT (UserId, RoomId) DO UPDATE SET Text = excluded.Text, TypedAt = excluded.TypedAt WHERE excluded.TypedAt >= TypedAt
            """,
            4);

        // A first mark begins where the reader's unread numbers began, unless its owner set it (@3). OwnAbove is counted when the mark is written, so that it is right
        // whatever was posted since the mark was moved.
        _mark = new PreparedCommand(
            connection,
            $"""
            INSERT INTO ReadMarks (UserId, RoomId, Mark, OwnAbove)
            SELECT @0, @1, n.Mark, (SELECT count(*) FROM Messages m WHERE m.RoomId = @1 AND m.AuthorId = @0 AND m.Number > n.Mark)
            FROM (SELECT max(min(@2, r.Last), CASE WHEN @3 OR EXISTS (SELECT 1 FROM ReadMarks k WHERE k.UserId = @0 AND k.RoomId = @1) THEN 0
                                                   ELSE {MessageWriter.FirstMark} END) AS Mark
                  FROM Rooms r WHERE r.Id = @1) n
            WHERE true
            ON CONFLICT (UserId, RoomId) DO UPDATE SET Mark = excluded.Mark, OwnAbove = excluded.OwnAbove WHERE @3 OR excluded.Mark > Mark
            """,
            4);
        _dropTabs = new PreparedCommand(connection, "DELETE FROM ChatTabs WHERE UserId = @0", 1);
        _saveTab = new PreparedCommand(connection, "INSERT INTO ChatTabs (UserId, RoomId, Position) VALUES (@0, @1, @2)", 3);
        _range = new PreparedCommand(
            connection,
            "INSERT INTO UserTraces (UserId, RangeDays) VALUES (@0, @1) ON CONFLICT (UserId) DO UPDATE SET RangeDays = excluded.RangeDays",
            2);
        _seenUser = new PreparedCommand(
            connection,
            "INSERT INTO UserTraces (UserId, LastSeenAt) VALUES (@0, @1) ON CONFLICT (UserId) DO UPDATE SET LastSeenAt = excluded.LastSeenAt",
            2);
        _seenSession = new PreparedCommand(connection, "UPDATE Sessions SET LastSeenAt = @1 WHERE Id = @0", 2);
    }

    public void Write(PrivateStateBatch batch)
    {
        foreach (var ((user, room), draft) in batch.Drafts)
        {
            _saveDraft.Run(user.Value, room.Value, draft.Text, AuditSeal.UnixMilliseconds(draft.TypedAt));
        }

        foreach (var ((user, room), move) in batch.Marks)
        {
            _mark.Run(user.Value, room.Value, move.Number, move.IsSet);
        }

        foreach (var (user, rooms) in batch.Tabs)
        {
            WriteTabs(user, rooms);
        }

        foreach (var (user, days) in batch.Ranges)
        {
            _range.Run(user.Value, days);
        }

        foreach (var (user, at) in batch.SeenUsers)
        {
            _seenUser.Run(user.Value, AuditSeal.UnixMilliseconds(at));
        }

        foreach (var (session, at) in batch.SeenSessions)
        {
            _seenSession.Run(session.Value, AuditSeal.UnixMilliseconds(at));
        }
    }

    public void Dispose()
    {
        foreach (var command in new[] { _saveDraft, _mark, _dropTabs, _saveTab, _range, _seenUser, _seenSession })
        {
            command.Dispose();
        }
    }

    private void WriteTabs(UserId user, IReadOnlyList<RoomId> rooms)
    {
        _dropTabs.Run(user.Value);
        for (var i = 0; i < rooms.Count; i++)
        {
            _saveTab.Run(user.Value, rooms[i].Value, i);
        }
    }
}
