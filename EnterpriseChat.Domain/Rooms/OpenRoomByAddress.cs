using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Domain.Rooms;

/// <summary>Opens a room that a reader named by its address. A try at a room that one cannot see is logged like one at a room that never was.</summary>
public sealed class OpenRoomByAddress(RoomReader rooms, Runner runner, RefusedTries tries)
{
    /// <summary>Opens it.</summary>
    public async Task<Outcome<OpenRoom>> HandleAsync(Actor actor, PublicId room, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (await rooms.OpenAsync(actor.Me, room, cancellation).ConfigureAwait(false) is { } open)
        {
            return open;
        }

        return await runner.RunAsync<OpenRoom>(
            actor,
            op =>
            {
                tries.Note(op, room);
                return Task.FromResult<Outcome<OpenRoom>>(MessageRefusals.RoomNotFound);
            },
            cancellation).ConfigureAwait(false);
    }
}
