using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using EnterpriseChat.Domain.Storage;
using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Bench.Floor;

/// <summary>
/// The rows of one message by prepared commands and nothing else: read mark, number, message, text with its words, mark, and an entry with its hash. No
/// rule is asked, no session looked at, nothing is refused.
/// </summary>
internal sealed class RawRows : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly List<SqliteCommand> _commands = [];
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand[] _takeIn;
    private readonly SqliteCommand _mark;
    private readonly SqliteCommand _number;
    private readonly SqliteCommand _message;
    private readonly SqliteCommand _text;
    private readonly SqliteCommand _raise;
    private readonly SqliteCommand _entry;
    private byte[] _hash = new byte[32];
    private long _sequence;

    public RawRows(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Command("BEGIN IMMEDIATE", 0);
        _commit = Command("COMMIT", 0);
        _takeIn = [.. SearchIndex.TakeIn.Select(sql => Command(sql, 0))];
        _mark = Command("INSERT INTO ReadMarks (UserId, RoomId, Mark, OwnAbove) VALUES (@0, @1, 0, 0) ON CONFLICT DO NOTHING", 2);
        _number = Command("UPDATE Rooms SET Last = Last + 1, Changes = Changes + 1 WHERE Id = @0 RETURNING Last", 1);
        _message = Command(
            "INSERT INTO Messages (RoomId, Number, AuthorId, ClientId, PostedAt, RightsVersion, Changed, Revision) VALUES (@0, @1, @2, @3, @4, 1, @1, 1) RETURNING Id", 5);
        _text = Command("INSERT INTO MessageTexts (MessageId, Revision, Text, Salt) VALUES (@0, 1, @1, @2)", 3);
        _raise = Command("UPDATE ReadMarks SET Mark = @2 WHERE UserId = @0 AND RoomId = @1", 3);
        _entry = Command(
            "INSERT INTO AuditEntries (Sequence, At, Action, ActorId, SessionId, Address, RoomId, MessageNumber, Details, TextDigest, Previous, Hash) "
            + "VALUES (@0, @1, 'message.posted', @2, @3, '127.0.0.1', @4, @5, '{}', @6, @7, @8)",
            9);
        using var head = Command("SELECT Sequence, Hash FROM AuditEntries ORDER BY Sequence DESC LIMIT 1", 0).ExecuteReader();
        if (head.Read())
        {
            (_sequence, _hash) = (head.GetInt64(0), head.GetFieldValue<byte[]>(1));
        }
    }

    public void Begin() => _begin.ExecuteNonQuery();

    public void Commit()
    {
        Array.ForEach(_takeIn, command => command.ExecuteNonQuery());
        _commit.ExecuteNonQuery();
    }

    /// <summary>Writes one message; a transaction is open.</summary>
    public long Write(RawMessage message)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var digest = SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(message.Text)]);
        Run(_mark, message.User, message.Room);
        var number = (long)Value(_number, message.Room);
        var id = Value(_message, message.Room, number, message.User, message.ClientId, message.At);
        Run(_text, id, message.Text, salt);
        Run(_raise, message.User, message.Room, number);
        var hash = Hash(message, number, digest);
        Run(_entry, ++_sequence, message.At, message.User, message.Session, message.Room, number, digest, _hash, hash);
        _hash = hash;
        return number;
    }

    public void Dispose()
    {
        _commands.ForEach(c => c.Dispose());
        _connection.Dispose();
    }

    /// <summary>As the product seals an entry, so that the file can be verified too.</summary>
    private byte[] Hash(RawMessage message, long number, byte[] digest)
    {
        using var bytes = new MemoryStream();
        bytes.WriteByte(1);
        bytes.Write(_hash);
        bytes.Write(Big(_sequence + 1));
        bytes.Write(Big(message.At));
        Part(bytes, "message.posted"u8.ToArray());
        Part(bytes, Big(message.User));
        Part(bytes, Big(message.Session));
        Part(bytes, "127.0.0.1"u8.ToArray());
        Part(bytes, null);
        Part(bytes, null);
        Part(bytes, Big(message.Room));
        Part(bytes, null);
        Part(bytes, Big(number));
        Part(bytes, "{}"u8.ToArray());
        Part(bytes, digest);
        return SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private static byte[] Big(long number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }

    private static void Part(MemoryStream bytes, byte[]? part)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, part?.Length ?? -1);
        bytes.Write(length);
        bytes.Write(part ?? []);
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        Set(command, values);
        command.ExecuteNonQuery();
    }

    private static object Value(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        Set(command, values);
        return command.ExecuteScalar()!;
    }

    private static void Set(SqliteCommand command, ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }

    private SqliteCommand Command(string sql, int parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"@{i}", Value = DBNull.Value });
        }

        _commands.Add(command);
        return command;
    }
}

/// <summary>A message as the floor writes it; its keys are those of the database.</summary>
internal sealed record RawMessage(long User, long Session, long Room, string ClientId, long At, string Text);
