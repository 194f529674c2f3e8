using EnterpriseChat.Domain;
using EnterpriseChat.Domain.People;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace EnterpriseChat.Web.Circuits;

/// <summary>A circuit that is connected is a live tab of its user; one that is not is kept for a while, and draws nothing meanwhile.</summary>
internal sealed class PresenceHandler(CurrentUser user, Presence presence, LiveFeed feed) : CircuitHandler
{
    private UserId? _up;

    /// <inheritdoc />
    public override async Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (_up is null && await user.ActorAsync() is { } actor)
        {
            _up = actor.Me;
            presence.Up(actor.Me);
        }

        feed.GoOn();
    }

    /// <inheritdoc />
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        feed.Hold();
        if (_up is { } me)
        {
            _up = null;
            presence.Down(me);
        }

        return Task.CompletedTask;
    }
}
