using System.Net.WebSockets;
using Microsoft.AspNetCore.Http.Features;

namespace EnterpriseChat.Web.Circuits;

/// <summary>
/// Closes a live connection from which nothing has come for longer than a living page is silent. The hub's own time-out begins with the
/// client's first ping only, so that whoever never pings would stay for ever.
/// </summary>
internal sealed class HeardSocketFeature(IHttpWebSocketFeature inner, TimeSpan silence, TimeProvider time) : IHttpWebSocketFeature
{
    /// <inheritdoc />
    public bool IsWebSocketRequest => inner.IsWebSocketRequest;

    /// <inheritdoc />
    public async Task<WebSocket> AcceptAsync(WebSocketAcceptContext context) => new HeardSocket(await inner.AcceptAsync(context), silence, time);

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
