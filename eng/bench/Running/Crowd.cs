using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;
using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Bench.Running;

/// <summary>
/// The demo with many more people of the host company, each with a session, written straight into the database before a server starts:
/// signing a thousand people in would only measure the hashing of passwords.
/// </summary>
internal sealed class Crowd : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly List<(string User, string Session)> _people = [];
    private readonly Dictionary<string, string> _rooms = [];
    private Tickets? _tickets;

    private Crowd()
    {
    }

    /// <summary>The data directory that servers begin with copies of.</summary>
    public string Path => _directory.Path;

    /// <summary>Public id of the company chat, which all of them see.</summary>
    public string Room { get; private set; } = "";

    /// <summary>Public id of a chat room of the demo.</summary>
    public string RoomNamed(string name) => _rooms[name];

    /// <summary>Number of people.</summary>
    public int Count => _people.Count;

    /// <summary>Makes the data of so many people.</summary>
    public static async Task<Crowd> MakeAsync(int people)
    {
        var crowd = new Crowd();
        await using (var server = await ServerProcess.StartAsync(new ServerStart { DataDirectory = crowd.Path }))
        {
            await server.StopAsync();
        }

        using (var connection = Connections.OpenWriter(System.IO.Path.Combine(crowd.Path, "chat.db")))
        {
            crowd.Fill(connection, people);
            crowd.NoteRooms(connection);
        }

        SqliteConnection.ClearAllPools();
        crowd._tickets = new Tickets(crowd.Path);
        return crowd;
    }

    /// <summary>A browser in which one of the people is signed in.</summary>
    public WebSession Session(Uri server, int person)
    {
        var session = new WebSession(server);
        session.Cookies.Add(server, _tickets!.Cookie(_people[person].Session));
        return session;
    }

    /// <summary>The cookie of one of the people.</summary>
    public string Cookie(int person) => _tickets!.Cookie(_people[person].Session).Value;

    /// <summary>Public id of one of the people.</summary>
    public string User(int person) => _people[person].User;

    /// <summary>Gives one of the people so many private rooms, some of them with an unread message; before a server starts.</summary>
    public void GiveRooms(int person, int rooms, int unread)
    {
        using (var connection = Connections.OpenWriter(System.IO.Path.Combine(Path, "chat.db")))
        {
            using var transaction = connection.BeginTransaction();
            var owner = Row(connection, "SELECT Id FROM Users WHERE PublicId = $id", User(person))["Id"];
            for (var room = 0; room < rooms; room++)
            {
                GiveRoom(connection, owner, ($"Room {person} {room}", room < unread ? 1 : 0));
            }

            transaction.Commit();
        }

        SqliteConnection.ClearAllPools();
    }

    /// <inheritdoc />
    public void Dispose() => _directory.Dispose();

    /// <summary>A copy of a private room of the demo, with one of its messages or none.</summary>
    private static void GiveRoom(SqliteConnection connection, object? owner, (string Name, long Messages) given)
    {
        var model = Row(connection, "SELECT * FROM Rooms WHERE Name = 'Release 4.2'");
        var message = Row(connection, "SELECT * FROM Messages WHERE RoomId = $id", model["Id"]);
        var text = Row(connection, "SELECT * FROM MessageTexts WHERE MessageId = $id", message["Id"]);
        var next = Row(connection, "SELECT (SELECT MAX(Id) FROM Rooms) + 1 AS Room, (SELECT MAX(Id) FROM Messages) + 1 AS Message");
        Insert(connection, "Rooms", new(model)
        {
            ["Id"] = next["Room"], ["PublicId"] = PublicId.New().Value, ["Name"] = given.Name, ["NameKey"] = TextRules.Key(given.Name),
            ["Last"] = given.Messages, ["Changes"] = given.Messages,
        });
        Insert(connection, "RoomGrants", new() { ["RoomId"] = next["Room"], ["Kind"] = (long)GrantKind.User, ["SubjectId"] = owner });
        if (given.Messages == 1)
        {
            Insert(connection, "Messages", new(message)
            {
                ["Id"] = next["Message"], ["RoomId"] = next["Room"], ["Number"] = 1L, ["ClientId"] = PublicId.New().Value, ["Changed"] = 1L,
                ["PostedAt"] = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(),
            });
            Insert(connection, "MessageTexts", new(text) { ["MessageId"] = next["Message"] });
        }
    }

    private void NoteRooms(SqliteConnection connection)
    {
        foreach (var name in Column(connection, "SELECT Name FROM Rooms WHERE Name <> $id", "").Cast<string>())
        {
            _rooms[name] = (string)Row(connection, "SELECT PublicId FROM Rooms WHERE Name = $id", name)["PublicId"]!;
        }
    }

    private void Fill(SqliteConnection connection, int people)
    {
        using var transaction = connection.BeginTransaction();
        var model = Row(connection, "SELECT * FROM Users WHERE UserName = 'member'");
        var groups = Column(connection, "SELECT GroupId FROM GroupMembers WHERE UserId = $id", model["Id"]!);
        Room = (string)Row(connection, "SELECT PublicId FROM Rooms WHERE CompanyId = $id", model["CompanyId"]!)["PublicId"]!;
        var id = (long)Row(connection, "SELECT MAX(Id) AS Id FROM Users")["Id"]!;
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        for (var person = 0; person < people; person++)
        {
            var (user, session) = (PublicId.New().Value, PublicId.New().Value);
            id++;
            Insert(connection, "Users", new(model)
            {
                ["Id"] = id, ["PublicId"] = user, ["UserName"] = $"viewer{person}", ["UserNameKey"] = $"viewer{person}",
                ["DisplayName"] = $"{Names.First(person)} {Names.Last(person)} {person}",
            });
            foreach (var group in groups)
            {
                Insert(connection, "GroupMembers", new() { ["GroupId"] = group, ["UserId"] = id });
            }

            Insert(connection, "Sessions", new()
            {
                ["PublicId"] = session, ["UserId"] = id, ["CreatedAt"] = now, ["LastSeenAt"] = now, ["Address"] = "127.0.0.1", ["Browser"] = "bench",
            });
            _people.Add((user, session));
        }

        transaction.Commit();
    }

    private static void Insert(SqliteConnection connection, string table, Dictionary<string, object?> row)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", row.Keys)}) VALUES ({string.Join(", ", row.Keys.Select(k => "$" + k))})";
        foreach (var (name, value) in row)
        {
            command.Parameters.AddWithValue("$" + name, value ?? DBNull.Value);
        }

        command.ExecuteNonQuery();
    }

    private static Dictionary<string, object?> Row(SqliteConnection connection, string sql, object? id = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$id", id ?? DBNull.Value);
        using var reader = command.ExecuteReader();
        return reader.Read()
            ? Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => reader.IsDBNull(i) ? null : reader.GetValue(i))
            : throw new BenchFailed($"The demo has no row for: {sql}");
    }

    private static List<object> Column(SqliteConnection connection, string sql, object id)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$id", id);
        using var reader = command.ExecuteReader();
        var values = new List<object>();
        while (reader.Read())
        {
            values.Add(reader.GetValue(0));
        }

        return values;
    }
}
