using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using EnterpriseChat.Domain;
using EnterpriseChat.Web.SignIn;
using Microsoft.AspNetCore.SignalR;

namespace EnterpriseChat.Web.Circuits;

/// <summary>
/// Guards the hub of the circuits: a circuit is only taken up again by the session that began it, each user has so many connections, and a
/// connection that floods the server is first slowed and then closed.
/// </summary>
internal sealed partial class HubGuard(CircuitCounts counts, TimeProvider time, ILogger<HubGuard> log) : IHubFilter
{
    /// <summary>Owners of circuits kept; far above the circuits that the framework retains.</summary>
    private const int MostOwners = 100_000;

    private readonly ConcurrentDictionary<string, SessionId> _owners = new();
    private readonly ConcurrentDictionary<string, Flow> _flows = new();

    /// <inheritdoc />
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocation, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var session = invocation.Context.User?.Actor()?.Session ?? throw new HubException();
        if (!await PaceAsync(invocation.Context))
        {
            throw new HubException();
        }

        if (invocation.HubMethodName is "ConnectCircuit" or "ResumeCircuit"
            && (invocation.HubMethodArguments is not [string secret, ..] || !_owners.TryGetValue(Key(secret), out var owner) || owner != session))
        {
            Log.ForeignCircuit(log);
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
        if (context.Context.User?.Actor() is not { } actor || !counts.Add(actor.Me))
        {
            context.Context.Abort();
            return;
        }

        _flows[context.Context.ConnectionId] = new Flow(time.GetTimestamp());
        await next(context);
    }

    /// <inheritdoc />
    public async Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        _flows.TryRemove(context.Context.ConnectionId, out _);
        if (context.Context.User?.Actor() is { } actor)
        {
            counts.Remove(actor.Me);
        }

        await next(context, exception);
    }

    private static string Key(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private async Task<bool> PaceAsync(HubCallerContext connection)
    {
        if (!_flows.TryGetValue(connection.ConnectionId, out var flow))
        {
            return false;
        }

        switch (flow.Take(time))
        {
            case Pace.Go:
                return true;
            case Pace.Slow:
                await Task.Delay(Flow.Brake, time, connection.ConnectionAborted);
                return true;
            default:
                Log.Flooded(log);
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
