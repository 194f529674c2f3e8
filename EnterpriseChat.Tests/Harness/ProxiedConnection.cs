using System.Net.Sockets;
using System.Text;

namespace EnterpriseChat.Tests.Harness;

/// <summary>One connection through a <see cref="TcpProxy"/>, with what went over it if the proxy records.</summary>
public sealed class ProxiedConnection : IDisposable
{
    private readonly TcpProxy _proxy;
    private readonly Socket _client;
    private readonly Socket _server = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly MemoryStream[] _bytes = [new(), new()];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal ProxiedConnection(TcpProxy proxy, Socket client)
    {
        _proxy = proxy;
        _client = client;
        _client.NoDelay = true;
    }

    /// <summary>Whether it was cut by the proxy, not closed by a side.</summary>
    public bool WasCut { get; private set; }

    /// <summary>Ends when both directions have ended.</summary>
    public Task Ended => _ended.Task;

    /// <summary>The bytes that went through in a direction; empty unless the proxy records.</summary>
    public byte[] Bytes(Direction direction)
    {
        lock (_bytes)
        {
            return _bytes[(int)direction].ToArray();
        }
    }

    /// <summary><see cref="Bytes"/> as one character a byte, for headers.</summary>
    public string Text(Direction direction) => Encoding.Latin1.GetString(Bytes(direction));

    /// <summary>Resets both sides.</summary>
    public void Dispose()
    {
        Reset(_client);
        Reset(_server);
    }

    internal void Cut()
    {
        WasCut = true;
        Dispose();
    }

    internal async Task RunAsync(Uri server)
    {
        try
        {
            await _server.ConnectAsync(server.Host, server.Port);
            await Task.WhenAll(PumpAsync(_client, _server, Direction.ToServer), PumpAsync(_server, _client, Direction.ToClient));
        }
        catch (SocketException)
        {
            Reset(_client); // nobody listens behind: the client sees a reset, as through a real gateway
        }
        finally
        {
            _client.Dispose();
            _server.Dispose();
            _ended.SetResult();
        }
    }

    private static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            socket.Dispose();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // closed already
        }
    }

    private async Task PumpAsync(Socket from, Socket to, Direction direction)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = await from.ReceiveAsync(buffer)) > 0)
            {
                var allowed = _proxy.Allowed(this, direction, buffer.AsSpan(0, read));
                await _proxy.PassAsync(direction);
                await ForwardAsync(to, buffer.AsMemory(0, allowed), direction);
                if (allowed < read)
                {
                    Cut();
                    return;
                }
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            Dispose(); // the other direction ends with this one
        }
    }

    private async Task ForwardAsync(Socket to, ReadOnlyMemory<byte> bytes, Direction direction)
    {
        if (_proxy.Records)
        {
            lock (_bytes)
            {
                _bytes[(int)direction].Write(bytes.Span);
            }
        }

        while (bytes.Length > 0)
        {
            bytes = bytes[await to.SendAsync(bytes)..];
        }
    }
}
