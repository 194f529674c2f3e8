using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using EnterpriseChat.Tests.Harness.Circuits;
using Microsoft.Playwright;

namespace EnterpriseChat.Tests.Harness;

/// <summary>One message of a browser's websocket.</summary>
/// <param name="Address">The websocket's address.</param>
/// <param name="Sent">Whether the browser sent it.</param>
/// <param name="Bytes">Its content; a text message as UTF-8.</param>
public sealed record RecordedFrame(string Address, bool Sent, byte[] Bytes);

/// <summary>
/// Everything that reached a browser: each websocket message and each response body, so that a test can prove that a word never came near
/// it. A body that could not be read is told in <see cref="Missed"/>, and asking while one is missing fails: not seen is not "not there".
/// </summary>
public sealed class FrameRecorder
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly ConcurrentQueue<RecordedFrame> _frames = new();
    private readonly ConcurrentQueue<(string Address, ByteLog Received, ByteLog Sent)> _sockets = new();
    private readonly ConcurrentQueue<(string Address, ByteLog Body)> _bodies = new();
    private readonly ConcurrentQueue<string> _missed = new();
    private readonly ConcurrentDictionary<IRequest, bool> _reading = new();

    /// <summary>Begins to record all pages of a context, those there and those to come.</summary>
    public FrameRecorder(IBrowserContext context)
    {
        context.Page += (_, page) => Attach(page);
        context.Response += (_, response) => Begin(response);
        context.RequestFinished += (_, request) => End(request, ReadAsync(request));
        context.RequestFailed += (_, request) => End(request, Miss(request, request.Failure));
        foreach (var page in context.Pages)
        {
            Attach(page);
        }
    }

    /// <summary>The websocket messages so far.</summary>
    public IReadOnlyCollection<RecordedFrame> Frames => _frames;

    /// <summary>Responses whose body could not be read.</summary>
    public IReadOnlyCollection<string> Missed => _missed;

    /// <summary>Whether a text came to the browser, as it is or escaped as in JSON, HTML or an address. Waits for bodies on their way.</summary>
    public async Task<bool> ContainsAsync(string text) => (await FindAsync(text)).Count > 0;

    /// <summary>Where a text came to the browser: addresses of websockets and responses.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(string text)
    {
        await SettleAsync();
        Findings.None(_missed);
        var forms = Markers.Forms(text);
        return
        [
            .. _sockets.Where(socket => socket.Received.Contains(forms)).Select(socket => socket.Address),
            .. _bodies.Where(body => body.Body.Contains(forms)).Select(body => body.Address),
        ];
    }

    /// <summary>Whether a text left the browser over a websocket.</summary>
    public bool Sent(string text)
    {
        var forms = Markers.Forms(text);
        return _sockets.Any(socket => socket.Sent.Contains(forms));
    }

    /// <summary>
    /// Waits until the bodies of all responses that began are read. Of a page that was left before it had come whole the browser tells no
    /// end; such a response counts as missed.
    /// </summary>
    public async Task SettleAsync()
    {
        var waited = Stopwatch.StartNew();
        await Eventually.That(() => _reading.IsEmpty || waited.Elapsed > Patience, 2 * Patience);
        foreach (var request in _reading.Keys)
        {
            await Miss(request, "neither finished nor failed");
            _reading.TryRemove(request, out _);
        }
    }

    private void Attach(IPage page) => page.WebSocket += (_, socket) =>
    {
        var (received, sent) = (new ByteLog(), new ByteLog());
        _sockets.Enqueue((socket.Url, received, sent));
        socket.FrameReceived += (_, frame) => Add(socket.Url, received, frame, isSent: false);
        socket.FrameSent += (_, frame) => Add(socket.Url, sent, frame, isSent: true);
    };

    private void Add(string address, ByteLog log, IWebSocketFrame frame, bool isSent)
    {
        var bytes = frame.Binary ?? Encoding.UTF8.GetBytes(frame.Text ?? "");
        log.Add(bytes);
        _frames.Enqueue(new RecordedFrame(address, isSent, bytes));
    }

    private void Begin(IResponse response)
    {
        if (response.Status is not ((>= 300 and < 400) or 101 or 204)) // these have no body, and the browser keeps none
        {
            _reading[response.Request] = true;
        }
    }

    private void End(IRequest request, Task work) => work.ContinueWith(_ => _reading.TryRemove(request, out bool _), TaskScheduler.Default);

    private async Task ReadAsync(IRequest request)
    {
        if (!_reading.ContainsKey(request))
        {
            return;
        }

        try
        {
            var body = new ByteLog();
            body.Add(await (await request.ResponseAsync())!.BodyAsync());
            _bodies.Enqueue((request.Url, body));
        }
        catch (PlaywrightException e)
        {
            await Miss(request, e.Message);
        }
    }

    private Task Miss(IRequest request, string? why)
    {
        if (_reading.ContainsKey(request))
        {
            _missed.Enqueue($"{request.Url}: {why}");
        }

        return Task.CompletedTask;
    }
}
