using System.Net.WebSockets;
using System.Text;

namespace EnterpriseChat.Tests.Harness.Circuits;

/// <summary>
/// A websocket to the hub that speaks the binary protocol. Messages of the hub and of the socket are not the same: one socket message may
/// hold several, and a large one comes in several; so there is one buffer, cut by the lengths.
/// </summary>
internal sealed class HubSocket : IAsyncDisposable
{
    private static readonly byte[] Handshake = Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e");
    private static readonly byte[] Ping = PackWriter.Message(6);
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<object?[], Task> _receive;
    private readonly Action<ReadOnlySpan<byte>> _see;
    private Task _pinging = Task.CompletedTask;
    private volatile bool _isSilent;

    private HubSocket(Func<object?[], Task> receive, Action<ReadOnlySpan<byte>> see) => (_receive, _see) = (receive, see);

    /// <summary>Ends with the connection; its value is what ended it.</summary>
    public Task<string> Ended { get; private set; } = Task.FromResult("never connected");

    public static async Task<HubSocket> ConnectAsync(
        WebSession session, Func<object?[], Task> receive, Action<ReadOnlySpan<byte>> see, string? origin = null)
    {
        var hub = new HubSocket(receive, see);
        try
        {
            var address = new UriBuilder(new Uri(session.Server, "_blazor")) { Scheme = "ws" }.Uri;
            hub._socket.Options.SetRequestHeader("Cookie", session.Cookies.GetCookieHeader(session.Server));
            hub._socket.Options.SetRequestHeader("Origin", origin ?? session.Server.GetLeftPart(UriPartial.Authority));
            await hub._socket.ConnectAsync(address, hub._stop.Token);
            await hub.SendRawAsync(Handshake, WebSocketMessageType.Text);
            var buffer = new ReceiveBuffer();
            await hub.ReadHandshakeAsync(buffer);
            hub.Ended = hub.ReceiveAsync(buffer);
            hub._pinging = hub.PingAsync();
            return hub;
        }
        catch
        {
            await hub.DisposeAsync();
            throw;
        }
    }

    public async Task SendRawAsync(ReadOnlyMemory<byte> bytes, WebSocketMessageType type, bool endOfMessage = true)
    {
        if (_isSilent)
        {
            return;
        }

        await _sending.WaitAsync(_stop.Token);
        try
        {
            await _socket.SendAsync(bytes, type, endOfMessage, _stop.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Keeps the connection and says nothing any more, not even that something was rendered.</summary>
    public void FallSilent() => _isSilent = true;

    /// <summary>Drops the connection without a word, as a lost network does.</summary>
    public void Abort() => _socket.Abort();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _socket.Abort();
        await Ended;
        await _pinging;
        _socket.Dispose();
    }

    private async Task ReadHandshakeAsync(ReceiveBuffer buffer)
    {
        int end;
        while ((end = buffer.Span.IndexOf((byte)0x1E)) < 0)
        {
            if (!await FillAsync(buffer))
            {
                throw new WebSocketException($"The hub closed at the handshake: {_socket.CloseStatusDescription}");
            }
        }

        var answer = Encoding.UTF8.GetString(buffer.Span[..end]);
        buffer.Drop(end + 1);
        if (answer != "{}")
        {
            throw new WebSocketException($"The hub refused the handshake: {answer}");
        }
    }

    private async Task<string> ReceiveAsync(ReceiveBuffer buffer)
    {
        await Task.Yield();
        try
        {
            do
            {
                while (PackReader.TryMessage(buffer.Span, out var used, out var message))
                {
                    buffer.Drop(used);
                    await _receive(message);
                }
            }
            while (await FillAsync(buffer));
            return $"closed by the server: {_socket.CloseStatus} {_socket.CloseStatusDescription}".TrimEnd();
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            return _stop.IsCancellationRequested ? "closed by the client" : $"lost: {e.Message}";
        }
    }

    private async Task<bool> FillAsync(ReceiveBuffer buffer)
    {
        var result = await _socket.ReceiveAsync(buffer.Free, _stop.Token);
        _see(buffer.Free.Span[..result.Count]);
        buffer.Filled(result.Count);
        return result.MessageType != WebSocketMessageType.Close;
    }

    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(3));
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                await SendRawAsync(Ping, WebSocketMessageType.Binary);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // the connection ended, which Ended tells
        }
    }
}

/// <summary>Bytes that came and were not yet cut into messages.</summary>
internal sealed class ReceiveBuffer
{
    private byte[] _bytes = new byte[16 * 1024];
    private int _count;

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, _count);

    public Memory<byte> Free
    {
        get
        {
            if (_bytes.Length - _count < 4096)
            {
                Array.Resize(ref _bytes, 2 * _bytes.Length);
            }

            return _bytes.AsMemory(_count);
        }
    }

    public void Filled(int count) => _count += count;

    public void Drop(int count)
    {
        _bytes.AsSpan(count, _count - count).CopyTo(_bytes);
        _count -= count;
    }
}
