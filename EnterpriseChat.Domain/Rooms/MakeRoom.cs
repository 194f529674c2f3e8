using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Rooms;

/// <summary>Makes a chat room.</summary>
public sealed class MakeRoom(Runner runner)
{
    /// <summary>Makes it for those with <c>Create chat rooms</c> who may use the chat.</summary>
    /// <returns>The room's name in addresses.</returns>
    public Task<Outcome<PublicId>> HandleAsync(Actor actor, RoomSettings wanted, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        return runner.RunAsync<PublicId>(actor, op => MakeAsync(op, wanted.Clean()), cancellation);
    }

    private static async Task<Outcome<PublicId>> MakeAsync(Operation op, RoomSettings wanted)
    {
        if (!await op.MayInChatAsync(Permission.CreateChatRooms).ConfigureAwait(false))
        {
            return RoomRefusals.MayNot;
        }

        if (wanted.Wrong() is { } wrong)
        {
            return wrong;
        }

        return await op.Door.RoomsNamed(TextRules.Key(wanted.Name), op.Actor.Me).AnyAsync(CancellationToken.None).ConfigureAwait(false)
            ? RoomRefusals.NameTaken
            : await AddAsync(op, wanted).ConfigureAwait(false);
    }

    private static async Task<Outcome<PublicId>> AddAsync(Operation op, RoomSettings wanted)
    {
        var room = new Room
        {
            PublicId = PublicId.New(),
            Kind = RoomKind.ChatRoom,
            Name = wanted.Name,
            NameKey = TextRules.Key(wanted.Name),
            Topic = wanted.Topic,
            IsPublic = wanted.IsPublic,
            CreatedAt = op.Now,
        };
        op.Door.Add(room);
        await op.Db.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
        if (await AccessLists.SetAsync(op, room.Id, AccessList.Nobody, wanted.Access).ConfigureAwait(false) is not { } access)
        {
            return RoomRefusals.NotOffered;
        }

        await op.Db.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
        op.Rights = new RightsOfRoom(room.Id, room.IsPublic, await AccessLists.SelectedAsync(op.Db, room.Id).ConfigureAwait(false));
        op.Audit(new AuditDraft(AuditAction.RoomMade)
        {
            Room = room.Id,
            Details = [("access", AccessTrace.Of(access.After)), ("name", room.Name), ("public", room.IsPublic), ("topic", room.Topic)],
        });
        return room.PublicId;
    }
}
