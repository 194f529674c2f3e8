using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;

namespace EnterpriseChat.Tests.Harness.Circuits;

/// <summary>
/// A live page without a browser: a real circuit over the server's real protocol and a real cookie. It acknowledges, answers and pings as
/// a page does, can press what was rendered, and can also say what no page ever would.
/// </summary>
public sealed class CircuitClient : IAsyncDisposable
{
    private readonly WebSession _session;
    private readonly CircuitReceiver _receiver;
    private HubSocket? _hub;
    private int _calls;

    private CircuitClient(WebSession session, CircuitOpening how)
    {
        _session = session;
        _receiver = new CircuitReceiver(how, SendAsync);
    }

    /// <summary>Whether it is connected and the server has not given up the circuit.</summary>
    public bool IsLive => _hub is { Ended.IsCompleted: false } && _receiver.Error is null;

    /// <summary>What the server said when it ended the circuit (<c>JS.Error</c> or the hub's close).</summary>
    public string? Error => _receiver.Error;

    /// <summary>Ends with the connection; its value is what ended it.</summary>
    public Task<string> Ended => _hub?.Ended ?? Task.FromResult("never connected");

    /// <summary>The circuit's secret, with which a lost connection is taken up again.</summary>
    public string Secret { get; private set; } = "";

    /// <summary>Render batches seen and acknowledged.</summary>
    public int Batches => _receiver.Batches;

    /// <summary>The handlers that can be sent events now.</summary>
    public IReadOnlyCollection<RenderedHandler> Handlers => _receiver.Handlers;

    /// <summary>What the server called in JavaScript: identifier and arguments as JSON.</summary>
    public IReadOnlyCollection<(string Identifier, string Arguments)> JsCalls => _receiver.JsCalls;

    /// <summary>Opens a page and its circuit; returns when the page is interactive.</summary>
    /// <param name="session">Whose.</param>
    /// <param name="path">The page.</param>
    /// <param name="how">What differs from a page as usual.</param>
    public static async Task<CircuitClient> OpenAsync(WebSession session, string path = "chat", CircuitOpening? how = null)
    {
        how ??= new CircuitOpening();
        var address = new Uri(session.Server, path);
        using var answer = await session.Http.GetAsync(address); // a page that says that nothing is there is live too
        var page = CircuitPage.Read(await answer.Content.ReadAsStringAsync());
        var client = new CircuitClient(session, how);
        try
        {
            await client.ConnectAsync(how.Origin);
            var starting = client.InvokeAsync("StartCircuit", session.Server.AbsoluteUri, address.AbsoluteUri, "[]", page.State);
            await client.SendAsync("UpdateRootComponents", page.Operations, page.State);
            client.Secret = await starting as string ?? throw new InvalidOperationException($"No circuit: {client.Error}");
            await Eventually.That(() => client._receiver.IsInteractive || !client.IsLive, TimeSpan.FromSeconds(30), "the page is interactive");
            return client.IsLive ? client : throw new InvalidOperationException($"The circuit ended: {client.Error}");
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <summary>A connection to the hub without a circuit, for what strangers may try.</summary>
    public static async Task<CircuitClient> KnockAsync(WebSession session, string? origin = null)
    {
        var client = new CircuitClient(session, new CircuitOpening());
        await client.ConnectAsync(origin);
        return client;
    }

    /// <summary>Loses the connection without a word to the server.</summary>
    public void Drop() => _hub?.Abort();

    /// <summary>Keeps the connection and pings no more.</summary>
    public void FallSilent() => _hub?.FallSilent();

    /// <summary>Takes up a circuit again, one's own or, with another's secret, a stolen one; whether the server agreed.</summary>
    public async Task<bool> ReconnectAsync(string? secret = null)
    {
        await ConnectAsync(null);
        return await InvokeAsync("ConnectCircuit", secret ?? Secret) is true;
    }

    /// <summary>Presses the element of this name, once it is there.</summary>
    public async Task ClickAsync(string name)
    {
        var handler = await Eventually.Some(() => Handlers.LastOrDefault(h => h.Event == "onclick" && h.IsNamed(name)), what: name);
        var (ok, result) = await DispatchAsync(handler.Id, "click", new { detail = 1, type = "click" });
        Assert.True(ok, $"The click on {name} failed: {result}");
    }

    /// <summary>Sends an event to a handler; nothing is checked, so any id and any arguments may be given.</summary>
    public Task<(bool Ok, string Result)> DispatchAsync(long handlerId, string eventName, object arguments, object? fieldInfo = null)
    {
        var descriptor = new { eventHandlerId = handlerId, eventName, eventFieldInfo = fieldInfo };
        return CallDotNetAsync(null, "DispatchEventAsync", _receiver.RendererObject, JsonSerializer.Serialize(new[] { descriptor, arguments }));
    }

    /// <summary>Calls a method that is open to JavaScript, by assembly or object id, and waits for the answer.</summary>
    public async Task<(bool Ok, string Result)> CallDotNetAsync(string? assembly, string method, long objectId, string argumentsJson)
    {
        var call = Interlocked.Increment(ref _calls).ToString(CultureInfo.InvariantCulture);
        var answer = _receiver.ExpectDotNet(call);
        await SendAsync("BeginInvokeDotNetFromJS", call, assembly, method, objectId, argumentsJson);
        await Task.WhenAny(answer, Ended);
        return answer.IsCompleted ? await answer : (false, Error ?? await Ended);
    }

    /// <summary>Calls a method of the hub and waits for its completion; an error counts as an exception.</summary>
    public async Task<object?> InvokeAsync(string target, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref _calls).ToString(CultureInfo.InvariantCulture);
        var completion = _receiver.ExpectCompletion(id);
        await SendRawAsync(PackWriter.Message(1, Headers.None, id, target, arguments));
        await Task.WhenAny(completion, Ended);
        return completion.IsCompleted ? await completion : throw new InvalidOperationException($"{target}: {Error ?? await Ended}");
    }

    /// <summary>Calls a method of the hub without waiting.</summary>
    public Task SendAsync(string target, params object?[] arguments) =>
        SendRawAsync(PackWriter.Message(1, Headers.None, null, target, arguments));

    /// <summary>Sends bytes as they are, also such that are no message.</summary>
    public Task SendRawAsync(
        ReadOnlyMemory<byte> bytes, WebSocketMessageType type = WebSocketMessageType.Binary, bool endOfMessage = true) =>
        _hub!.SendRawAsync(bytes, type, endOfMessage);

    /// <summary>Whether a text stands in anything that was received, in any of the forms in which it could.</summary>
    public bool Contains(string text) => _receiver.Contains(text);

    /// <summary>Sends a message in the name of the same session.</summary>
    public Task<PostAnswer> PostAsync(string room, string text, string? clientId = null) => _session.PostAsync(room, text, clientId);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_hub is not null)
        {
            await _hub.DisposeAsync();
        }
    }

    private async Task ConnectAsync(string? origin)
    {
        if (_hub is not null)
        {
            await _hub.DisposeAsync();
        }

        _hub = await HubSocket.ConnectAsync(_session, _receiver.ReceiveAsync, _receiver.See, origin);
    }
}
