using System.Globalization;
using Microsoft.AspNetCore.SignalR;
using MudBlazor.Services;

namespace EnterpriseChat.Bench.Floor;

/// <summary>The pages that the product is measured against: the least that shows the same to the same number of people.</summary>
internal static class FloorHost
{
    private const int Passes = 3;

    public static async Task<int> RunAsync(string port)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<FloorRoom>();
        builder.Services.AddMudServices();
        builder.Services.AddSignalR();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        await using var app = builder.Build();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapHub<FloorHub>("/hub");
        app.MapGet("/script", () => Results.Content(ScriptPage.Html, "text/html; charset=utf-8"));
        app.MapPost("/post", (FloorRoom room, Posted posted) => room.Post(posted.Text));
        app.MapGet("/bench/state", State);
        app.MapRazorComponents<FloorApp>().AddInteractiveServerRenderMode();
        var room = app.Services.GetRequiredService<FloorRoom>();
        var hub = app.Services.GetRequiredService<IHubContext<FloorHub>>();
        room.Changed += text => _ = hub.Clients.All.SendAsync("posted", text);
        await app.RunAsync();
        return 0;
    }

    private static IResult State(bool? gc)
    {
        for (var pass = 0; gc == true && pass < Passes; pass++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return Results.Json(new
        {
            heap = GC.GetTotalMemory(forceFullCollection: false),
            allocated = GC.GetTotalAllocatedBytes(),
            cpuMilliseconds = Environment.CpuUsage.TotalTime.TotalMilliseconds,
        });
    }

    private sealed record Posted(string Text);
}

/// <summary>One message of the floor's room.</summary>
internal sealed record FloorMessage(long Number, string Author, string Text)
{
    /// <summary>As the product would draw it.</summary>
    public string Time { get; } = TimeProvider.System.GetLocalNow().ToString("HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>The newest 50 messages and a plain event: the poster renders every viewer.</summary>
internal sealed class FloorRoom
{
    private const int Kept = 50;
    private readonly Lock _gate = new();
    private FloorMessage[] _messages = [.. Enumerable.Range(1, Kept).Select(n => new FloorMessage(n, $"Person {n % 7}", $"Message number {n}, about as long as people write."))];

    public event Action<string>? Changed;

    public IReadOnlyList<FloorMessage> Messages => _messages;

    public void Post(string text)
    {
        lock (_gate)
        {
            var last = _messages[^1].Number;
            _messages = [.. _messages[1..], new FloorMessage(last + 1, $"Person {last % 7}", text)];
        }

        Changed?.Invoke(text);
    }
}

/// <summary>The hub of the page without Blazor.</summary>
internal sealed class FloorHub(FloorRoom room) : Hub
{
    public void Post(string text) => room.Post(text);
}

/// <summary>A page that speaks the hub's JSON protocol by a bare websocket.</summary>
internal static class ScriptPage
{
    public const string Html = """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>Script</title></head><body>
        <div role="log"></div><input aria-label="Message">
        <script>
          const end = String.fromCharCode(30), log = document.querySelector("[role=log]"), box = document.querySelector("input");
          const socket = new WebSocket(`ws://${location.host}/hub`);
          socket.onopen = () => { socket.send(JSON.stringify({ protocol: "json", version: 1 }) + end); document.body.dataset.live = ""; };
          socket.onmessage = e => {
            for (const part of e.data.split(end).filter(p => p)) {
              const message = JSON.parse(part);
              if (message.type !== 1) continue;
              const row = document.createElement("article");
              row.textContent = message.arguments[0];
              log.append(row);
              if (log.children.length > 50) log.firstChild.remove();
            }
          };
          box.onkeydown = e => {
            if (e.key !== "Enter") return;
            socket.send(JSON.stringify({ type: 1, target: "Post", arguments: [box.value] }) + end);
            box.value = "";
          };
          setInterval(() => socket.readyState === 1 && socket.send(JSON.stringify({ type: 6 }) + end), 10000);
        </script></body></html>
        """;
}
