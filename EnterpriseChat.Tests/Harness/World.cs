using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.SignIn;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace EnterpriseChat.Tests.Harness;

/// <summary>The whole domain on a real SQLite file of its own, with two companies, people by name, and a clock that the test moves.</summary>
public sealed class World : IAsyncDisposable
{
    private const string Password = "World-of-tests-1";
    private static readonly string Hash = Passwords.Hash(Password, 1);
    private readonly ServiceProvider _services;
    private bool _isClosed;

    private World(ServiceProvider services, string path, FakeTimeProvider time) => (_services, Path, Time) = (services, path, time);

    public string Path { get; }

    public FakeTimeProvider Time { get; }

    public UserId Lead { get; private set; }

    public UserId Member { get; private set; }

    public UserId Customer { get; private set; }

    public UserId Admin { get; private set; }

    public CompanyId Host { get; private set; }

    public CompanyId Other { get; private set; }

    public GroupId Members { get; private set; }

    public GroupId Customers { get; private set; }

    public GroupId Administrators { get; private set; }

    public static Task<World> CreateAsync(params IInterceptor[] interceptors) => CreateAsync(null, interceptors);

    public static async Task<World> CreateAsync(Action<IServiceCollection>? change, params IInterceptor[] interceptors)
    {
        var path = Directory.CreateTempSubdirectory("chat-world-").FullName;
        var world = Open(path, change, interceptors);
        await world.FillAsync();
        return world;
    }

    /// <summary>Opens a directory that another world left.</summary>
    public static World Open(string path, Action<IServiceCollection>? change = null, params IInterceptor[] interceptors)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var services = new ServiceCollection();
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.Warning));
        foreach (var interceptor in interceptors)
        {
            services.AddSingleton(interceptor);
        }

        services.AddChatDomain(DataDirectory.Open(path), new SignInPolicy(AllowsDemo: true), new ChatLimits(30, 60));
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
        change?.Invoke(services);
        return new World(services.BuildServiceProvider(), path, time);
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A context that reads what is stored, past the door.</summary>
    public ChatDb Db() => Get<IDbContextFactory<ChatDb>>().CreateDbContext();

    /// <summary>An actor without a session row, as the product's own operations have one.</summary>
    public static Actor As(UserId user) => new(user, null, "test");

    public async Task<UserId> UserAsync(string name, CompanyId company, params GroupId[] groups) =>
        (await Get<MakeUser>().HandleAsync(Actor.System, new NewUser(name, name, company, Hash, groups), default)).Value;

    public Task<Outcome<PostedMessage>> PostAsync(UserId author, PublicId room, string text, string? clientId = null) =>
        Get<PostMessage>().HandleAsync(As(author), room, clientId ?? PublicId.New().Value, text, default);

    public async Task<PublicId> CompanyRoomAsync(CompanyId company)
    {
        await using var db = Db();
        return await db.Rooms.Where(r => r.CompanyId == company).Select(r => r.PublicId).SingleAsync();
    }

    public async Task<PublicId> RoomPublicIdAsync(RoomId room)
    {
        await using var db = Db();
        return await db.Rooms.Where(r => r.Id == room).Select(r => r.PublicId).SingleAsync();
    }

    /// <summary>Changes rows as a later operation will, with an entry for it; for kinds of room whose operations do not exist yet.</summary>
    public Task ChangeAsync(Func<ChatDb, Task> change) => Get<Runner>().ChangeAsync(change);

    /// <summary>Puts an event line into a room, as the operations that these tell of do.</summary>
    public Task HappenedAsync(UserId actor, PublicId room, string kind, UserId? subject = null) =>
        Get<Runner>().HappenedAsync(As(actor), room, (op, id) => op.AddEvent(id, kind, subject));

    /// <summary>Ends when the private state that waits is stored: the runner writes it with whatever comes next.</summary>
    public async Task FlushAsync() => await Get<Runner>().RunAsync<Done>(Actor.System, _ => Task.FromResult<Outcome<Done>>(default(Done)), default);

    public async Task<PublicId> PrivateRoomAsync(params UserId[] seenBy)
    {
        var id = PublicId.New();
        await ChangeAsync(async db =>
        {
            var room = new Room { PublicId = id, Kind = RoomKind.ChatRoom, Name = "Private", NameKey = "private", CreatedAt = DateTime.UnixEpoch };
            db.Rooms.Add(room);
            await db.SaveChangesAsync();
            db.RoomGrants.AddRange(seenBy.Select(u => new RoomGrant { RoomId = room.Id, Kind = GrantKind.User, SubjectId = u.Value }));
        });
        return id;
    }

    /// <summary>The sum of a user's unread numbers, read afresh.</summary>
    public async Task<long> UnreadAsync(UserId user) => (await Get<ChatList>().OfAsync(user, default)).Sum(r => r.Unread);

    /// <summary>A sign-in as the form makes one.</summary>
    public Task<Outcome<SignedIn>> SignInAsync(string name, string password = Password, string address = "127.0.0.1", PublicId? knownFor = null) =>
        Get<SignInUser>().HandleAsync(new SignInTry(name, password, address, "test", "Europe/Berlin", "en", knownFor), default);

    public async ValueTask DisposeAsync()
    {
        if (!_isClosed)
        {
            await CloseAsync();
        }

        Directory.Delete(Path, recursive: true);
    }

    /// <summary>Stops as a server does, and leaves the directory.</summary>
    public async Task CloseAsync()
    {
        _isClosed = true;
        var directory = Get<DataDirectory>();
        await _services.DisposeAsync();
        directory.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    private async Task FillAsync()
    {
        Host = (await Get<MakeCompany>().HandleAsync(Actor.System, "Contoso", true, default)).Value;
        Other = (await Get<MakeCompany>().HandleAsync(Actor.System, "Fabrikam", false, default)).Value;
        Members = await GroupAsync("Members", Permission.UseChat, Permission.ViewCompanyChat, Permission.ViewIssues);
        Customers = await GroupAsync("Customers", Permission.UseChat, Permission.ViewCompanyChat, Permission.AskSupport);
        Administrators = await GroupAsync("Administrators", Permission.Administer, Permission.UseChat);
        Lead = await UserAsync("lead", Host, Members);
        Member = await UserAsync("member", Host, Members);
        Customer = await UserAsync("customer", Other, Customers);
        Admin = await UserAsync("admin", Host, Administrators, Members);
    }

    public async Task<GroupId> GroupAsync(string name, params Permission[] permissions) =>
        (await Get<MakeGroup>().HandleAsync(Actor.System, name, permissions, default)).Value;
}
