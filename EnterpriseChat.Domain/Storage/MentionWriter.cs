using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Domain.Storage;

/// <summary>A user found by name.</summary>
/// <param name="Id">Key.</param>
/// <param name="PublicId">Name in addresses.</param>
/// <param name="Key">The folded user name.</param>
internal sealed record NamedUser(UserId Id, PublicId PublicId, string Key);

/// <summary>What posting needs besides when a text may name somebody, as prepared commands.</summary>
internal sealed class MentionWriter : IDisposable
{
    private readonly PreparedCommand _find;
    private readonly PreparedCommand _insert;
    private readonly PreparedCommand _forget;

    public MentionWriter(SqliteConnection connection)
    {
        _find = new PreparedCommand(
            connection, "SELECT Id, PublicId, UserNameKey FROM Users WHERE UserNameKey IN (SELECT value FROM json_each(@0)) AND Active", 1);
        _insert = new PreparedCommand(
            connection, "INSERT INTO Mentions (MessageId, Name, UserId) SELECT Id, @2, @3 FROM Messages WHERE RoomId = @0 AND Number = @1", 4);
        _forget = new PreparedCommand(
            connection, "DELETE FROM Mentions WHERE MessageId = (SELECT Id FROM Messages WHERE RoomId = @0 AND Number = @1)", 2);
    }

    /// <summary>The active users who have one of these folded names, by one statement.</summary>
    public IReadOnlyList<NamedUser> UsersNamed(IEnumerable<string> keys) =>
        _find.All(r => new NamedUser(new UserId(r.GetInt64(0)), new PublicId(r.GetString(1)), r.GetString(2)), JsonSerializer.Serialize(keys));

    /// <summary>Stores that a message names somebody; null for everyone who is there.</summary>
    public void Insert((RoomId Room, long Number) message, string name, UserId? user) =>
        _insert.Run(message.Room.Value, message.Number, name, user?.Value);

    /// <summary>A message names nobody any more: its text is about to be another one.</summary>
    public void Forget((RoomId Room, long Number) message) => _forget.Run(message.Room.Value, message.Number);

    /// <inheritdoc />
    public void Dispose()
    {
        _find.Dispose();
        _insert.Dispose();
        _forget.Dispose();
    }
}
