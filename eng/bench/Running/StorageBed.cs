using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.SignIn;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;
using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Bench.Running;

/// <summary>The domain on a data directory in this process.</summary>
internal sealed class StorageBed : IAsyncDisposable
{
    private const int NoLimit = 1_000_000_000;
    private readonly TemporaryDirectory? _own;
    private readonly DataDirectory _directory;
    private readonly ServiceProvider _services;

    private StorageBed(string path, TemporaryDirectory? own = null)
    {
        _own = own;
        _directory = DataDirectory.Open(path);
        var services = new ServiceCollection().AddLogging(l => l.SetMinimumLevel(LogLevel.Warning).AddConsole());
        services.AddChatDomain(_directory, new SignInPolicy(AllowsDemo: true), new ChatLimits(NoLimit, NoLimit));
        _services = services.BuildServiceProvider();
    }

    /// <summary>The database file.</summary>
    public string Database => _directory.Database;

    /// <summary>The data directory.</summary>
    public string Path => _directory.Path;

    /// <summary>Public id of the company chat.</summary>
    public PublicId Room { get; private set; }

    /// <summary>Key of the company chat.</summary>
    public long RoomKey { get; private set; }

    /// <summary>The people, each with a session.</summary>
    public IReadOnlyList<Actor> People { get; private set; } = [];

    /// <summary>On a directory that is there.</summary>
    public static StorageBed Open(string path) => new(path);

    /// <summary>On a directory of its own: one company with a chat, and so many people who are signed in.</summary>
    public static async Task<StorageBed> MakeAsync(int people)
    {
        var own = new TemporaryDirectory();
        var bed = new StorageBed(own.Path, own);
        var company = (await bed.Get<MakeCompany>().HandleAsync(Actor.System, "Contoso", true, default)).Value;
        var group = (await bed.Get<MakeGroup>().HandleAsync(Actor.System, "Members", [Permission.UseChat, Permission.ViewCompanyChat], default)).Value;
        var users = new List<UserId>();
        for (var i = 0; i < people; i++)
        {
            users.Add((await bed.Get<MakeUser>().HandleAsync(Actor.System, new NewUser($"user{i}", $"User {i}", company, "", [group]), default)).Value);
        }

        bed.Begin(users);
        return bed;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A connection that writes as the product's does.</summary>
    public SqliteConnection OpenWriter() => Connections.OpenWriter(Database);

    /// <summary>Posts as one of the people and waits until it is durable.</summary>
    public async Task PostAsync(int person, string text)
    {
        var posted = await Get<PostMessage>().HandleAsync(People[person], Room, PublicId.New().Value, text, default);
        if (!posted.IsDone)
        {
            throw new BenchFailed($"A message was refused: {posted.Refusal!.Code}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _directory.Dispose();
        SqliteConnection.ClearAllPools();
        _own?.Dispose();
    }

    /// <summary>Sessions are written straight into the database: signing in would only measure the hashing of passwords.</summary>
    private void Begin(IReadOnlyList<UserId> users)
    {
        using var connection = OpenWriter();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Id, PublicId FROM Rooms";
        using (var room = command.ExecuteReader())
        {
            room.Read();
            (RoomKey, Room) = (room.GetInt64(0), new PublicId(room.GetString(1)));
        }

        var actors = new List<Actor>();
        foreach (var user in users)
        {
            using var insert = connection.CreateCommand();
            insert.CommandText =
                "INSERT INTO Sessions (PublicId, UserId, CreatedAt, LastSeenAt, Address, Browser) VALUES ($id, $user, $now, $now, '127.0.0.1', 'bench') RETURNING Id";
            insert.Parameters.AddWithValue("$id", PublicId.New().Value);
            insert.Parameters.AddWithValue("$user", user.Value);
            insert.Parameters.AddWithValue("$now", TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
            actors.Add(new Actor(user, new SessionId((long)insert.ExecuteScalar()!), "127.0.0.1"));
        }

        People = actors;
    }
}
