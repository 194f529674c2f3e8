using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.SignalR;

namespace EnterpriseChat.Web.Circuits;

/// <summary>
/// Keeps the browser's word "drawn" behind the events that it sent before. The framework forgets the replaced handlers of a batch as soon as
/// that word is there, which can be while the circuit is still at the batch: an event in front of it that waits for its turn then finds no
/// handler, and a click is lost. Here the word waits for its turn as well. (Once in two to four thousand events of
/// a page that draws all the time on a busy machine; that the messages come in order is not enough.)
/// </summary>
internal sealed class EventsInTurn : CircuitHandler, IHubFilter
{
    /// <summary>The turns of each connection's circuit; null while it has none yet.</summary>
    private readonly ConcurrentDictionary<string, SynchronizationContext?> _turns = new();
    private readonly AsyncLocal<string?> _connection = new();

    /// <inheritdoc />
    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        _turns[context.Context.ConnectionId] = null;
        await next(context);
    }

    /// <inheritdoc />
    public async Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        _turns.TryRemove(context.Context.ConnectionId, out _);
        await next(context, exception);
    }

    /// <inheritdoc />
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocation, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        _connection.Value = invocation.Context.ConnectionId;
        if (invocation.HubMethodName == "OnRenderCompleted" && _turns.GetValueOrDefault(invocation.Context.ConnectionId) is { } turns)
        {
            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            turns.Post(_ => turn.SetResult(), null);
            await turn.Task;
        }

        return await next(invocation);
    }

    /// <inheritdoc />
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        // Called in the circuit's own turn, on behalf of the message that began it or took it up again.
        if (_connection.Value is { } connection && SynchronizationContext.Current is { } turns)
        {
            _turns.TryUpdate(connection, turns, null);
        }

        return Task.CompletedTask;
    }
}
