using System.Diagnostics;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;

namespace EnterpriseChat.Tests.Processes;

/// <summary>A member who posts and one whose live page shows it: what has to go on whatever others do.</summary>
internal sealed class Talk : IAsyncDisposable
{
    private static readonly TimeSpan HangBound = TimeSpan.FromSeconds(30);

    private Talk(ServerProcess server, WebSession author, CircuitClient viewer, string room) =>
        (Server, Author, Viewer, Room) = (server, author, viewer, room);

    public ServerProcess Server { get; }

    public WebSession Author { get; }

    public CircuitClient Viewer { get; }

    public string Room { get; }

    /// <summary>A server of its own, with the demo and without the limit of messages.</summary>
    public static async Task<ServerProcess> ServerAsync(bool checksLog = true, string? directory = null) => await ServerProcess.StartAsync(await Demo.StartAsync() with
    {
        ChecksLog = checksLog,
        DataDirectory = directory,
        Configuration = new Dictionary<string, string> { ["Chat:Limits:MessagesPer10Seconds"] = "100000" },
    });

    public static async Task<Talk> StartAsync(bool checksLog = true)
    {
        var server = await ServerAsync(checksLog);
        var (author, room) = await CompanyChat.SignInAsync(server.Address, "member");
        return new Talk(server, author, await CircuitClient.OpenAsync(author, $"chat/{room}"), room);
    }

    /// <summary>Posts, and gives the time until the live page has it.</summary>
    public async Task<TimeSpan> GoesOnAsync()
    {
        var marker = $"word-{Guid.NewGuid():N}";
        var watch = Stopwatch.StartNew();
        Assert.Equal(201, (int)(await Author.PostAsync(Room, marker)).Status);
        await Eventually.That(() => Viewer.Contains(marker), HangBound);
        return watch.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        await Viewer.DisposeAsync();
        Author.Dispose();
        await Server.DisposeAsync();
    }
}
