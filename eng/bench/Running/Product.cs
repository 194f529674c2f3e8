using System.Globalization;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Bench.Running;

/// <summary>The product as a process of its own with the data of a crowd.</summary>
internal sealed class Product : IAsyncDisposable
{
    private const int NoLimit = 100_000;
    private readonly ServerProcess _server;
    private readonly Crowd _crowd;

    private Product(ServerProcess server, Crowd crowd) => (_server, _crowd) = (server, crowd);

    /// <summary>Where it listens.</summary>
    public Uri Address => _server.Address;

    /// <summary>The page of the room that all see.</summary>
    public string RoomPage => $"chat/{_crowd.Room}";

    public static async Task<Product> StartAsync(Crowd crowd)
    {
        var many = NoLimit.ToString(CultureInfo.InvariantCulture);
        var server = await ServerProcess.StartAsync(new ServerStart
        {
            CopyOf = crowd.Path,
            Variables = new Dictionary<string, string>([Options.Compiler]),
            Configuration = new Dictionary<string, string>
            {
                ["Chat:Bench"] = "true", ["Chat:Limits:MessagesPer10Seconds"] = many, ["Chat:Limits:LiveTabs"] = many,
            },
        });
        return new Product(server, crowd);
    }

    /// <summary>Opens the room as so many people.</summary>
    public Task<Viewers> OpenAsync(int count) => Viewers.OpenAsync(Address, RoomPage, count, p => _crowd.Session(Address, p));

    /// <summary>The first of the people as a sender.</summary>
    public Poster Poster() => new(_crowd.Session(Address, 0).Http, $"api/v1/rooms/{_crowd.Room}/messages", _crowd.User(0));

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
