using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Rooms;

/// <summary>Changes a chat room. Who saves second is told what the first changed, and nothing of it is stored.</summary>
public sealed class EditRoom(Runner runner, RefusedTries tries)
{
    /// <summary>Changes it for those with <c>Edit chat rooms</c> who see it.</summary>
    /// <param name="actor">Who saves.</param>
    /// <param name="room">The room.</param>
    /// <param name="was">What the room was when the dialog was filled.</param>
    /// <param name="wanted">What it shall be.</param>
    /// <param name="cancellation">Ends the wait for a place in the queue.</param>
    public Task<Outcome<Done>> HandleAsync(Actor actor, PublicId room, RoomSettings was, RoomSettings wanted, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(wanted);
        return runner.RunAsync<Done>(actor, op => EditAsync(op, room, was.Clean(), wanted.Clean()), cancellation);
    }

    private async Task<Outcome<Done>> EditAsync(Operation op, PublicId which, RoomSettings was, RoomSettings wanted)
    {
        if (await op.Door.OpenAsync(which, op.Actor.Me, CancellationToken.None).ConfigureAwait(false) is not { Kind: RoomKind.ChatRoom } open)
        {
            tries.Note(op, which);
            return MessageRefusals.RoomNotFound;
        }

        if (!await op.MayInChatAsync(Permission.EditChatRooms).ConfigureAwait(false))
        {
            return RoomRefusals.MayNot;
        }

        var room = await op.Door.Room(open).SingleAsync(CancellationToken.None).ConfigureAwait(false);
        var now = new RoomSettings(room.Name, room.Topic, room.IsPublic, await AccessLists.OfAsync(op.Db, open, CancellationToken.None).ConfigureAwait(false));
        if (wanted == now)
        {
            return default(Done);
        }

        if (now != was)
        {
            return new RoomChangedMeanwhile(new SavedRoom(now, await SavedBy.OfAsync(op.Db, open, CancellationToken.None).ConfigureAwait(false)));
        }

        return wanted.Wrong() ?? await ChangeAsync(op, room, now, wanted).ConfigureAwait(false);
    }

    private static async Task<Outcome<Done>> ChangeAsync(Operation op, Room room, RoomSettings now, RoomSettings wanted)
    {
        var key = TextRules.Key(wanted.Name);
        if (key != room.NameKey
            && await op.Door.RoomsNamed(key, op.Actor.Me).AnyAsync(r => r.Id != room.Id, CancellationToken.None).ConfigureAwait(false))
        {
            return RoomRefusals.NameTaken;
        }

        var before = await AccessLists.SelectedAsync(op.Db, room.Id).ConfigureAwait(false);
        if (await AccessLists.SetAsync(op, room.Id, now.Access, wanted.Access).ConfigureAwait(false) is not { } access)
        {
            return RoomRefusals.NotOffered;
        }

        (room.Name, room.NameKey, room.Topic, room.IsPublic) = (wanted.Name, key, wanted.Topic, wanted.IsPublic);
        room.Changes++;
        await op.Db.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
        var after = await AccessLists.SelectedAsync(op.Db, room.Id).ConfigureAwait(false);
        op.Rights = new RightsOfRoom(room.Id, now.IsPublic || wanted.IsPublic, before.Union(after).ToHashSet());
        Trace(op, room.Id, (now, wanted), access);
        op.Tell(new RoomEdited(room.Id, op.Actor.User));
        return default(Done);
    }

    private static void Trace(Operation op, RoomId room, (RoomSettings Before, RoomSettings After) saved, AccessChange access)
    {
        var (now, wanted) = saved;
        if (now.Name != wanted.Name || now.Topic != wanted.Topic)
        {
            op.Audit(new AuditDraft(AuditAction.RoomChanged)
            {
                Room = room,
                Details = [("name", wanted.Name), ("nameBefore", now.Name), ("topic", wanted.Topic), ("topicBefore", now.Topic)],
            });
        }

        if (now.IsPublic != wanted.IsPublic || now.Access != wanted.Access)
        {
            op.Audit(new AuditDraft(AuditAction.RoomAccessChanged)
            {
                Room = room,
                Details =
                [
                    ("access", AccessTrace.Of(access.After)), ("accessBefore", AccessTrace.Of(access.Before)),
                    ("public", wanted.IsPublic), ("publicBefore", now.IsPublic),
                ],
            });
        }
    }
}
