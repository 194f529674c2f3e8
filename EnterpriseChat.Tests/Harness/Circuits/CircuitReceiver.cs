using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace EnterpriseChat.Tests.Harness.Circuits;

/// <summary>Does for a circuit what blazor.web.js does with what the server sends: acknowledge, answer, and remember what can be pressed.</summary>
internal sealed class CircuitReceiver(CircuitOpening how, Func<string, object?[], Task> send)
{
    private const int ResultIsJsObject = 1;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<object?>> _completions = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<(bool, string)>> _dotNet = new();
    private readonly ConcurrentDictionary<long, RenderedHandler> _handlers = new();
    private readonly ConcurrentQueue<(string, string)> _jsCalls = new();
    private readonly ByteLog _bytes = new();
    private long _jsObjects;
    private bool _updated;

    public string? Error { get; private set; }

    public int Batches { get; private set; }

    public long RendererObject { get; private set; } = 1;

    public bool IsInteractive => _updated && Batches > 0;

    public IReadOnlyCollection<RenderedHandler> Handlers => [.. _handlers.Values.OrderBy(handler => handler.Id)];

    public IReadOnlyCollection<(string Identifier, string Arguments)> JsCalls => _jsCalls;

    public Task<object?> ExpectCompletion(string id) => Expect(_completions, id);

    public Task<(bool Ok, string Result)> ExpectDotNet(string call) => Expect(_dotNet, call);

    public void See(ReadOnlySpan<byte> bytes)
    {
        how.Sees?.Invoke(bytes);
        if (how.KeepsBytes)
        {
            _bytes.Add(bytes);
        }
    }

    public bool Contains(string text) =>
        how.KeepsBytes ? _bytes.Contains(Markers.Forms(text)) : throw new InvalidOperationException("This client keeps no bytes.");

    public Task ReceiveAsync(object?[] message)
    {
        switch ((long)message[0]!)
        {
            case 1:
                return CallAsync((string)message[3]!, (object?[])message[4]!);
            case 3:
                Complete(message);
                break;
            case 7:
                Error ??= message.ElementAtOrDefault(1) as string ?? "closed";
                break;
        }

        return Task.CompletedTask;
    }

    private static Task<T> Expect<T>(ConcurrentDictionary<string, TaskCompletionSource<T>> of, string id)
    {
        var source = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        of[id] = source;
        return source.Task;
    }

    private void Complete(object?[] message)
    {
        if (_completions.TryRemove((string)message[2]!, out var waiting))
        {
            if ((long)message[3]! == 1)
            {
                waiting.SetException(new InvalidOperationException((string?)message[4]));
            }
            else
            {
                waiting.SetResult(message.ElementAtOrDefault(4));
            }
        }
    }

    private Task CallAsync(string target, object?[] arguments)
    {
        switch (target)
        {
            case "JS.RenderBatch":
                Render((byte[])arguments[1]!);
                return send("OnRenderCompleted", [arguments[0], null]);
            case "JS.BeginInvokeJS":
                return AnswerAsync(arguments);
            case "JS.EndUpdateRootComponents":
                _updated = true;
                break;
            case "JS.EndInvokeDotNet":
                AnswerDotNet(arguments);
                break;
            case "JS.Error":
                Error = (string?)arguments[0];
                break;
        }

        return Task.CompletedTask;
    }

    private void AnswerDotNet(object?[] arguments)
    {
        if (_dotNet.TryRemove((string)arguments[0]!, out var waiting))
        {
            waiting.SetResult((arguments[1] is true, arguments[2] as string ?? ""));
        }
    }

    private void Render(byte[] bytes)
    {
        var batch = new RenderBatch(bytes);
        foreach (var id in batch.Disposed)
        {
            _handlers.TryRemove(id, out _);
        }

        foreach (var handler in batch.Handlers)
        {
            _handlers[handler.Id] = handler;
        }

        Batches++;
    }

    private Task AnswerAsync(object?[] arguments)
    {
        var (task, identifier, json) = ((long)arguments[0]!, (string)arguments[1]!, arguments[2] as string ?? "");
        _jsCalls.Enqueue((identifier, json));
        if (identifier.EndsWith("attachWebRendererInterop", StringComparison.Ordinal))
        {
            using var parsed = JsonDocument.Parse(json);
            RendererObject = parsed.RootElement[1].GetProperty("__dotNetObject").GetInt64();
        }

        if (task == 0)
        {
            return Task.CompletedTask;
        }

        var result = how.JsAnswer?.Invoke(identifier, json) ?? Empty(arguments);
        return send("EndInvokeJSFromDotNet", [task, true, string.Create(CultureInfo.InvariantCulture, $"[{task},true,{result}]")]);
    }

    /// <summary>A module that is imported must be an object; what it is asked then is answered with null.</summary>
    private string Empty(object?[] arguments) =>
        arguments.ElementAtOrDefault(3) is long kind && kind == ResultIsJsObject
            ? string.Create(CultureInfo.InvariantCulture, $"{{\"__jsObjectId\":{Interlocked.Increment(ref _jsObjects)}}}")
            : "null";
}
