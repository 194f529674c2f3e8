namespace EnterpriseChat.Tests.Harness;

/// <summary>
/// A server with the demo that the tests of a collection share; started when the first of them asks. A test that kills it, or that counts
/// on what nobody else wrote, starts its own.
/// </summary>
public sealed class DemoServer : IAsyncDisposable
{
    private readonly Lazy<Task<ServerProcess>> _server = new(async () => await ServerProcess.StartAsync(await Demo.StartAsync()));

    /// <summary>The running server.</summary>
    public Task<ServerProcess> ServerAsync() => _server.Value;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await _server.Value).DisposeAsync();
        }
    }
}
