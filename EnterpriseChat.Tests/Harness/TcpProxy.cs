using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace EnterpriseChat.Tests.Harness;

/// <summary>A direction of a proxied connection.</summary>
public enum Direction
{
    /// <summary>What the client says.</summary>
    ToServer,

    /// <summary>What the server answers.</summary>
    ToClient,
}

/// <summary>
/// A network on loopback that breaks when told: real sockets between a client and a server, which are reset, stopped, slowed or cut at an
/// exact byte. A browser's own offline switch leaves open connections alone; this does not.
/// </summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<ProxiedConnection, bool> _open = new();
    private readonly ConcurrentQueue<ProxiedConnection> _all = new();
    private readonly ConcurrentDictionary<CutRule, bool> _rules = new();
    private readonly Gate[] _gates = [new(), new()];
    private readonly TimeSpan[] _delays = new TimeSpan[2];
    private readonly Uri _server;
    private readonly bool _records;
    private readonly Task _accepting;

    /// <summary>Begins to listen in front of a server.</summary>
    /// <param name="server">Where the server listens; it need not run yet.</param>
    /// <param name="records">Whether the bytes of each connection are kept.</param>
    public TcpProxy(Uri server, bool records = false)
    {
        _server = server;
        _records = records;
        _listener.Start();
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/"));
        _accepting = AcceptAsync();
    }

    /// <summary>What the client is told to be the server's address.</summary>
    public Uri Address { get; }

    /// <summary>While set, new connections are reset as soon as they come.</summary>
    public bool RefusesNew { get; set; }

    /// <summary>All connections that ever were, oldest first.</summary>
    public IReadOnlyList<ProxiedConnection> Connections => [.. _all];

    /// <summary>Connections that are open now.</summary>
    public int OpenConnections => _open.Count;

    internal bool Records => _records;

    /// <summary>Resets every open connection.</summary>
    public void CutAll()
    {
        foreach (var connection in _open.Keys)
        {
            connection.Cut();
        }
    }

    /// <summary>The network is gone: every connection is reset and none can be made, until <see cref="ComeBack"/>.</summary>
    public void GoAway()
    {
        RefusesNew = true;
        CutAll();
    }

    /// <summary>Ends <see cref="GoAway"/>.</summary>
    public void ComeBack() => RefusesNew = false;

    /// <summary>Lets nothing through in one direction; the connections stay open and the sender meets a full window.</summary>
    public void Pause(Direction direction) => _gates[(int)direction].Close();

    /// <summary>Ends <see cref="Pause"/>; what was held back goes on first.</summary>
    public void Resume(Direction direction) => _gates[(int)direction].Open();

    /// <summary>Holds each piece of data back for a time before it goes on.</summary>
    public void Delay(Direction direction, TimeSpan time) => _delays[(int)direction] = time;

    /// <summary>Resets the connection that carries the n-th byte from now in a direction, after exactly n bytes went through.</summary>
    /// <returns>Ends when it was cut.</returns>
    public Task CutAfter(Direction direction, long bytes) => Add(new CutRule(direction, bytes, null));

    /// <summary>Resets the connection on which a request begins so (<c>POST /api/v1/rooms/</c>), before any of it reaches the server.</summary>
    /// <returns>Ends when it was cut.</returns>
    public Task CutBeforeRequest(string start) => Add(new CutRule(Direction.ToServer, 0, start));

    /// <summary>Lets a request that begins so reach the server, and resets the connection before any of the answer goes back.</summary>
    /// <returns>Ends when it was cut.</returns>
    public Task CutBeforeAnswer(string start) => Add(new CutRule(Direction.ToClient, 0, start));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        CutAll();
        Array.ForEach(_gates, gate => gate.Open());
        await Task.WhenAll(_all.Select(connection => connection.Ended));
        _listener.Dispose();
    }

    internal async Task PassAsync(Direction direction)
    {
        if (_delays[(int)direction] is { Ticks: > 0 } delay)
        {
            await Task.Delay(delay);
        }

        await _gates[(int)direction].WaitAsync();
    }

    /// <summary>How many of the bytes may go on; fewer than given means that the connection is to be cut behind them.</summary>
    internal int Allowed(ProxiedConnection connection, Direction direction, ReadOnlySpan<byte> bytes)
    {
        var allowed = bytes.Length;
        foreach (var rule in _rules.Keys)
        {
            if (rule.Allows(connection, direction, bytes) is { } fewer)
            {
                _rules.TryRemove(rule, out _);
                allowed = Math.Min(allowed, fewer);
            }
        }

        return allowed;
    }

    private Task Add(CutRule rule)
    {
        _rules[rule] = true;
        return rule.Done;
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await _listener.AcceptSocketAsync();
            }
            catch (Exception e) when (e is SocketException or InvalidOperationException)
            {
                return; // stopped, while it waited or just before
            }

            var connection = new ProxiedConnection(this, client);
            if (RefusesNew)
            {
                connection.Cut();
                continue;
            }

            _all.Enqueue(connection);
            _open[connection] = true;
            _ = connection.RunAsync(_server).ContinueWith(_ => _open.TryRemove(connection, out bool _), TaskScheduler.Default);
        }
    }
}
