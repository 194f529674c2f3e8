using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Web.SignIn;
using Microsoft.AspNetCore.SignalR;

namespace EnterpriseChat.Web.Circuits;

/// <summary>
/// Guards the hub of the circuits: a circuit is only taken up again by the session that began it, each user has so many connections, and a
/// connection that floods the server is first slowed and then closed.
/// </summary>
internal sealed partial class HubGuard : IHubFilter, IDisposable
{
    /// <summary>Owners of circuits kept; far above the circuits that the framework retains.</summary>
    private const int MostOwners = 100_000;

    /// <summary>The close status by which <c>shell/connection.js</c> says that the page itself was the reason.</summary>
    private const int FloodedStatus = 4429;

    /// <summary>How long a page has to leave by itself when it was told to, before its connection is cut.</summary>
    private static readonly TimeSpan LeaveBy = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, SessionId> _owners = new();
    private readonly ConcurrentDictionary<string, (Flow Flow, HubCallerContext Connection)> _open = new();
    private readonly CircuitCounts _counts;
    private readonly TimeProvider _time;
    private readonly ILogger<HubGuard> _log;
    private readonly IDisposable _subscription;

    /// <summary>Listens to the bus for sessions that end.</summary>
    public HubGuard(CircuitCounts counts, FactBus bus, TimeProvider time, ILogger<HubGuard> log)
    {
        (_counts, _time, _log) = (counts, time, log);
        _subscription = bus.Subscribe(Hear);
    }

    /// <inheritdoc />
    public void Dispose() => _subscription.Dispose();

    /// <inheritdoc />
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocation, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var session = invocation.Context.User?.Actor()?.Session ?? throw new HubException();
        if (!await PaceAsync(invocation.Context))
        {
            throw new HubException();
        }

        if (invocation.HubMethodName is "ConnectCircuit" or "ResumeCircuit" && !IsOwn(invocation.HubMethodArguments, session))
        {
            return invocation.HubMethodName == "ConnectCircuit" ? false : null;
        }

        var result = await next(invocation);
        if (invocation.HubMethodName is "StartCircuit" or "ResumeCircuit" && result is string made)
        {
            if (_owners.Count >= MostOwners)
            {
                _owners.Clear();
            }

            _owners[Key(made)] = session;
        }

        return result;
    }

    /// <inheritdoc />
    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        if (context.Context.User?.Actor() is not { } actor || !_counts.Add(actor.Me))
        {
            context.Context.Abort();
            return;
        }

        _open[context.Context.ConnectionId] = (new Flow(_time.GetTimestamp()), context.Context);
        await next(context);
    }

    /// <inheritdoc />
    public async Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        _open.TryRemove(context.Context.ConnectionId, out _);
        if (context.Context.User?.Actor() is { } actor)
        {
            _counts.Remove(actor.Me);
        }

        await next(context, exception);
    }

    /// <summary>Whether the circuit that is to be taken up is the session's. One that is not known is of before the server's start.</summary>
    private bool IsOwn(IReadOnlyList<object?> arguments, SessionId session)
    {
        if (arguments is not [string secret, ..] || !_owners.TryGetValue(Key(secret), out var owner))
        {
            return false;
        }

        if (owner != session)
        {
            Log.ForeignCircuit(_log);
        }

        return owner == session;
    }

    private static string Key(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private void Hear(Fact fact)
    {
        if (fact is SessionsEnded ended)
        {
            foreach (var (_, connection) in _open.Values)
            {
                if (connection.User?.Actor()?.Session is { } session && ended.Sessions.Contains(session))
                {
                    _ = CloseAsync(connection);
                }
            }
        }
    }

    /// <summary>A page that was told leaves at once; one that does not is cut off.</summary>
    private async Task CloseAsync(HubCallerContext connection)
    {
        await Task.Delay(LeaveBy, _time);
        connection.Abort();
    }

    private async Task<bool> PaceAsync(HubCallerContext connection)
    {
        if (!_open.TryGetValue(connection.ConnectionId, out var open))
        {
            return false;
        }

        switch (open.Flow.Take(_time))
        {
            case Pace.Go:
                return true;
            case Pace.Slow:
                await Task.Delay(Flow.Brake, _time, connection.ConnectionAborted);
                return true;
            default:
                Log.Flooded(_log);
                if (HeardSocketFeature.Of(connection.GetHttpContext()) is { } socket)
                {
                    await socket.CloseAsync(FloodedStatus);
                    await Task.Delay(LeaveBy, _time, connection.ConnectionAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }

                connection.Abort();
                return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2101, LogLevel.Warning, "Somebody tried to take up a circuit of another session.")]
        public static partial void ForeignCircuit(ILogger log);

        [LoggerMessage(2102, LogLevel.Warning, "A connection sent far more than a page does and was closed.")]
        public static partial void Flooded(ILogger log);
    }
}
