using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Rooms;

/// <summary>Deletes a chat room: it leaves every list and tab at once, its messages remain in the audit log.</summary>
public sealed class DeleteRoom(Runner runner, RefusedTries tries)
{
    /// <summary>Deletes it for those with <c>Delete chat rooms</c> who see it.</summary>
    public Task<Outcome<Done>> HandleAsync(Actor actor, PublicId which, CancellationToken cancellation) =>
        runner.RunAsync<Done>(
            actor,
            async op =>
            {
                if (await op.Door.OpenAsync(which, op.Actor.Me, CancellationToken.None).ConfigureAwait(false) is not { Kind: RoomKind.ChatRoom } open)
                {
                    tries.Note(op, which);
                    return MessageRefusals.RoomNotFound;
                }

                if (!await op.MayInChatAsync(Permission.DeleteChatRooms).ConfigureAwait(false))
                {
                    return RoomRefusals.MayNot;
                }

                var room = await op.Door.Room(open).SingleAsync(CancellationToken.None).ConfigureAwait(false);
                room.DeletedAt = op.Now;
                op.Rights = new RightsOfRoom(room.Id, room.IsPublic, await AccessLists.SelectedAsync(op.Db, room.Id).ConfigureAwait(false));
                op.Audit(new AuditDraft(AuditAction.RoomDeleted) { Room = room.Id, Details = [("name", room.Name)] });
                return default(Done);
            },
            cancellation);
}
