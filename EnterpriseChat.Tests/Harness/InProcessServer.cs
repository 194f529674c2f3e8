using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Administration;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EnterpriseChat.Tests.Harness;

/// <summary>
/// The real program on a real port inside the test process, so that a test can call operations for which there is no page yet while real
/// browsers are connected. What needs a kill is <see cref="ServerProcess"/>.
/// </summary>
public sealed class InProcessServer : WebApplicationFactory<Program>
{
    private readonly TemporaryDirectory _directory = new();
    private readonly IReadOnlyDictionary<string, string> _configuration;
    private readonly Action<IServiceCollection> _change;

    private InProcessServer(IReadOnlyDictionary<string, string> configuration, Action<IServiceCollection> change)
    {
        (_configuration, _change) = (configuration, change);
        UseKestrel(0);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>The database file.</summary>
    public string Database => Path.Combine(_directory.Path, "chat.db");

    /// <summary>Starts a server with the demo.</summary>
    /// <param name="change">What differs from the program's own services.</param>
    /// <param name="configuration">Configuration by key.</param>
    public static async Task<InProcessServer> StartAsync(
        Action<IServiceCollection>? change = null, IReadOnlyDictionary<string, string>? configuration = null)
    {
        var server = new InProcessServer(configuration ?? new Dictionary<string, string>(), change ?? (_ => { }));
        TemporaryDirectory.Copy((await Demo.StartAsync()).CopyOf!, server._directory.Path);
        await Task.Run(server.StartServer);
        return server;
    }

    /// <summary>A service of the program.</summary>
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A context that reads what is stored, past the door.</summary>
    public ChatDb Db() => Get<IDbContextFactory<ChatDb>>().CreateDbContext();

    /// <summary>A user of the demo.</summary>
    public async Task<User> UserAsync(string userName)
    {
        await using var db = Db();
        return await db.Users.SingleAsync(user => user.UserNameKey == userName);
    }

    /// <summary>Public id of a user's company.</summary>
    public async Task<PublicId> CompanyOfAsync(User user)
    {
        await using var db = Db();
        return await db.Companies.Where(c => c.Id == user.CompanyId).Select(c => c.PublicId).SingleAsync();
    }

    /// <summary>Activates or deactivates as the administrator.</summary>
    public async Task SetActiveAsync(string userName, bool isActive)
    {
        var who = (await UserAsync(userName)).PublicId;
        Assert.True((await Get<SetActive>().HandleAsync(await AdministratorAsync(), who, isActive, default)).IsDone);
    }

    /// <summary>Switches the chat of a user's company as the administrator.</summary>
    public async Task SwitchModuleAsync(string ofCompanyOf, bool isOn)
    {
        var company = await CompanyOfAsync(await UserAsync(ofCompanyOf));
        Assert.True((await Get<SwitchModule>().HandleAsync(await AdministratorAsync(), company, isOn, default)).IsDone);
    }

    /// <summary>Changes rows as a later operation will, with an entry for it.</summary>
    public Task ChangeAsync(Func<ChatDb, Task> change) => Get<Runner>().ChangeAsync(change);

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();

        // The process goes on, and in it a page that was still reading: it opens the database's files once more.
        await Eventually.That(_directory.TryDelete);
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting(WebHostDefaults.DetailedErrorsKey, "true");
        builder.UseSetting("Chat:DataDirectory", _directory.Path);
        foreach (var (key, value) in _configuration)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(log => log.ClearProviders());
        builder.ConfigureTestServices(_change);
    }

    private async Task<Actor> AdministratorAsync() => World.As((await UserAsync("admin")).Id);
}
