using System.Net;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.HarnessTests;

/// <summary>The real program as its own process: started, killed, started again, and seen failing.</summary>
public sealed class ServerProcessTests
{
    [Fact]
    public async Task A_killed_server_comes_back_on_the_same_port_and_data()
    {
        await using var server = await ServerProcess.StartAsync(new ServerStart());
        using var http = new HttpClient { BaseAddress = server.Address };
        var first = server.ProcessId;
        server.Kill();
        Assert.False(server.IsRunning);
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(""));
        await server.RestartAsync();
        Assert.NotEqual(first, server.ProcessId);
        Assert.NotEqual(HttpStatusCode.NotFound, (await http.GetAsync("")).StatusCode);
        Assert.Equal(0, await server.StopAsync());
    }

    [Fact]
    public async Task A_start_that_fails_tells_its_code_and_what_it_wrote()
    {
        await using var server = ServerProcess.Launch(new ServerStart
        {
            Configuration = new Dictionary<string, string> { ["Kestrel:Endpoints:A:Url"] = "no address" },
            ChecksLog = false,
        });
        var (code, output) = await server.WaitForExitAsync();
        Assert.NotEqual(0, code);
        Assert.Contains("no address", output, StringComparison.Ordinal);
    }
}
