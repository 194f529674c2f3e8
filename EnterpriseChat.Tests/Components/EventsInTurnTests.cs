using EnterpriseChat.Web.Circuits;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace EnterpriseChat.Tests.Components;

/// <summary>The word that a batch was drawn never overtakes the events that the browser sent before it.</summary>
public sealed class EventsInTurnTests : IDisposable
{
    private readonly EventsInTurn _turns = new();
    private readonly Dispatcher _circuit = Dispatcher.CreateDefault();
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    private readonly Pages _hub = new();
    private readonly Caller _caller = new();

    [Fact]
    public async Task A_batch_is_acknowledged_behind_an_event_that_waits_for_a_busy_circuit() =>
        Assert.Equal(["event", "drawn"], await OrderAsync(isKnown: true));

    [Fact]
    public async Task A_circuit_that_is_not_known_shows_what_would_happen_without() =>
        Assert.Equal(["drawn", "event"], await OrderAsync(isKnown: false));

    [Fact]
    public async Task A_connection_that_is_gone_is_forgotten()
    {
        await BeginAsync();
        await _turns.OnDisconnectedAsync(new HubLifetimeContext(_caller, _services, _hub), null, (_, _) => Task.CompletedTask);
        using var free = new ManualResetEventSlim();
        var busy = Task.Run(() => _circuit.InvokeAsync(free.Wait), TestContext.Current.CancellationToken);
        await InvokeAsync(nameof(Pages.OnRenderCompleted), () => Task.CompletedTask);
        free.Set();
        await busy;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _hub.Dispose();
        _services.Dispose();
    }

    private async Task<IReadOnlyList<string>> OrderAsync(bool isKnown)
    {
        if (isKnown)
        {
            await BeginAsync();
        }

        var order = new List<string>();
        using var begun = new ManualResetEventSlim();
        using var free = new ManualResetEventSlim();
        var busy = Task.Run(() => _circuit.InvokeAsync(() =>
        {
            begun.Set();
            free.Wait();
        }), TestContext.Current.CancellationToken);
        begun.Wait(TestContext.Current.CancellationToken);
        var clicked = _circuit.InvokeAsync(() => order.Add("event"));
        var drawn = InvokeAsync(nameof(Pages.OnRenderCompleted), () =>
        {
            order.Add("drawn");
            return Task.CompletedTask;
        });
        free.Set();
        await Task.WhenAll(busy, clicked, drawn);
        return order;
    }

    private async Task BeginAsync()
    {
        await _turns.OnConnectedAsync(new HubLifetimeContext(_caller, _services, _hub), _ => Task.CompletedTask);
        await InvokeAsync(nameof(Pages.StartCircuit), () => _circuit.InvokeAsync(() => _turns.OnConnectionUpAsync(null!, CancellationToken.None)));
    }

    private async Task InvokeAsync(string method, Func<Task> next)
    {
        var invocation = new HubInvocationContext(_caller, _services, _hub, typeof(Pages).GetMethod(method)!, []);
        await _turns.InvokeMethodAsync(invocation, async _ =>
        {
            await next();
            return null;
        });
    }

    private sealed class Pages : Hub
    {
        public static void StartCircuit()
        {
        }

        public static void OnRenderCompleted()
        {
        }
    }

    private sealed class Caller : HubCallerContext
    {
        public override string ConnectionId => "one";

        public override string? UserIdentifier => null;

        public override System.Security.Claims.ClaimsPrincipal? User => null;

        public override IDictionary<object, object?> Items { get; } = new Dictionary<object, object?>();

        public override IFeatureCollection Features { get; } = new FeatureCollection();

        public override CancellationToken ConnectionAborted => CancellationToken.None;

        public override void Abort()
        {
        }
    }
}
