using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Domain.Storage;

/// <summary>What posting needs besides when files go out with a message, as prepared commands.</summary>
internal sealed class FileWriter : IDisposable
{
    private readonly PreparedCommand _join;
    private readonly PreparedCommand _count;

    public FileWriter(SqliteConnection connection)
    {
        _join = new PreparedCommand(
            connection,
            """
            UPDATE Files SET MessageId = (SELECT Id FROM Messages WHERE RoomId = @0 AND Number = @1), Position = @4
            WHERE PublicId = @3 AND RoomId = @0 AND UploaderId = @2 AND MessageId IS NULL AND RemovedAt IS NULL
            """,
            5);
        _count = new PreparedCommand(connection, "UPDATE Messages SET Files = @2 WHERE RoomId = @0 AND Number = @1", 3);
    }

    /// <summary>Joins files to a message, in their order; false when one is not an unsent one of its author in its room.</summary>
    public bool Join((RoomId Room, long Number) message, UserId author, IReadOnlyList<PublicId> files)
    {
        var (room, number) = (message.Room.Value, message.Number);
        _count.Run(room, number, files.Count);
        return files.Index().All(f => _join.Run(room, number, author.Value, f.Item.Value, f.Index) == 1);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _join.Dispose();
        _count.Dispose();
    }
}
