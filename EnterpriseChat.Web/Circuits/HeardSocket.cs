using System.Net.WebSockets;
using Microsoft.AspNetCore.Http.Features;

namespace EnterpriseChat.Web.Circuits;

/// <summary>
/// Closes a live connection from which nothing has come for longer than a living page is silent. The hub's own time-out begins with the
/// client's first ping only, so that whoever never pings would stay for ever.
/// </summary>
internal sealed class HeardSocketFeature : IHttpWebSocketFeature
{
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(5);

    private readonly IHttpWebSocketFeature _inner;
    private readonly TimeSpan _silence;
    private readonly TimeProvider _time;
    private Func<WebSocketCloseStatus, CancellationToken, Task>? _close;

    private HeardSocketFeature(IHttpWebSocketFeature inner, TimeSpan silence, TimeProvider time) => (_inner, _silence, _time) = (inner, silence, time);

    /// <inheritdoc />
    public bool IsWebSocketRequest => _inner.IsWebSocketRequest;

    /// <summary>Watches the connection that this request is to become, if it is one.</summary>
    public static void Watch(HttpContext context, TimeSpan silence, TimeProvider time)
    {
        if (context.Features.Get<IHttpWebSocketFeature>() is { } sockets)
        {
            var heard = new HeardSocketFeature(sockets, silence, time);
            context.Features.Set<IHttpWebSocketFeature>(heard);
            context.Items[typeof(HeardSocketFeature)] = heard; // the hub's context is a copy that keeps the items and not the features
        }
    }

    /// <summary>The watch of the connection that a request became.</summary>
    public static HeardSocketFeature? Of(HttpContext? context) => context?.Items[typeof(HeardSocketFeature)] as HeardSocketFeature;

    /// <inheritdoc />
    public async Task<WebSocket> AcceptAsync(WebSocketAcceptContext context)
    {
        var socket = new HeardSocket(await _inner.AcceptAsync(context), _silence, _time);
        _close = (status, cancellation) => socket.CloseOutputAsync(status, null, cancellation);
        return socket;
    }

    /// <summary>Closes the connection with a status by which the page knows why; nothing when it is away already.</summary>
    /// <param name="status">One of 4000 to 4999, which belong to the two ends.</param>
    public async Task CloseAsync(int status)
    {
        using var bound = new CancellationTokenSource(LongestGoodbye, _time);
        try
        {
            await (_close?.Invoke((WebSocketCloseStatus)status, bound.Token) ?? Task.CompletedTask);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // Whoever floods may not be listening; the connection is aborted next.
        }
    }

    private sealed class HeardSocket : WebSocket
    {
        private readonly WebSocket _inner;
        private readonly TimeSpan _silence;
        private readonly ITimer _timer;

        public HeardSocket(WebSocket inner, TimeSpan silence, TimeProvider time)
        {
            (_inner, _silence) = (inner, silence);
            _timer = time.CreateTimer(_ => _inner.Abort(), null, silence, Timeout.InfiniteTimeSpan);
        }

        public override WebSocketCloseStatus? CloseStatus => _inner.CloseStatus;

        public override string? CloseStatusDescription => _inner.CloseStatusDescription;

        public override WebSocketState State => _inner.State;

        public override string? SubProtocol => _inner.SubProtocol;

        public override void Abort() => _inner.Abort();

        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
            _inner.CloseAsync(closeStatus, statusDescription, cancellationToken);

        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
            _inner.CloseOutputAsync(closeStatus, statusDescription, cancellationToken);

        public override void Dispose()
        {
            _timer.Dispose();
            _inner.Dispose();
        }

        public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) =>
            Heard(await _inner.ReceiveAsync(buffer, cancellationToken));

        public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
            Heard(await _inner.ReceiveAsync(buffer, cancellationToken));

        public override Task SendAsync(
            ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
            _inner.SendAsync(buffer, messageType, endOfMessage, cancellationToken);

        public override ValueTask SendAsync(
            ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
            _inner.SendAsync(buffer, messageType, endOfMessage, cancellationToken);

        private T Heard<T>(T result)
        {
            _timer.Change(_silence, Timeout.InfiniteTimeSpan);
            return result;
        }
    }
}
