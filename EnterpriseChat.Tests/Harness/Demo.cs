namespace EnterpriseChat.Tests.Harness;

/// <summary>The demo: what it promises, and its data made once for all tests of a run.</summary>
public static class Demo
{
    /// <summary>Password of every demo sign-in.</summary>
    public const string Password = "Chat-demo-1!";

    private static readonly Lazy<Task<TemporaryDirectory>> Made = new(MakeAsync);

    /// <summary>
    /// A start with a copy of the demo's data: a server is up in the time it takes to copy a file. The copy goes with the server.
    /// </summary>
    public static async Task<ServerStart> StartAsync() => new ServerStart { CopyOf = (await Made.Value).Path };

    private static async Task<TemporaryDirectory> MakeAsync()
    {
        var directory = new TemporaryDirectory();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => directory.Dispose();
        await using var server = await ServerProcess.StartAsync(new ServerStart { DataDirectory = directory.Path });
        await server.StopAsync();
        return directory;
    }
}
