using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Notifications;

/// <summary>Chooses what its reader is told of a room. A room that one may not see and one that is not there answer alike.</summary>
public sealed class SetRoomLevel(Runner runner, RefusedTries tries)
{
    /// <summary>How long a mute lasts (product.md section 5).</summary>
    public static readonly TimeSpan Mute = TimeSpan.FromHours(1);

    /// <summary>Chooses one of the three; said twice it changes nothing.</summary>
    public Task<Outcome<Done>> ChooseAsync(Actor actor, PublicId which, NotificationLevel level, CancellationToken cancellation) => Enum.IsDefined(level)
        ? ChangeAsync(actor, which, (_, before) => before with { Chosen = level }, cancellation)
        : throw new ArgumentOutOfRangeException(nameof(level));

    /// <summary>Mutes for an hour from now, or ends a mute; the choice is left as it is.</summary>
    public Task<Outcome<Done>> MuteAsync(Actor actor, PublicId which, bool isMuted, CancellationToken cancellation) =>
        ChangeAsync(actor, which, (now, before) => before with { MutedUntil = isMuted ? now + Mute : null }, cancellation);

    private Task<Outcome<Done>> ChangeAsync(Actor actor, PublicId which, Func<DateTime, LevelNow, LevelNow> change, CancellationToken cancellation) =>
        runner.RunAsync<Done>(
            actor,
            async op =>
            {
                if (await op.Door.OpenAsync(which, op.Actor.Me, CancellationToken.None).ConfigureAwait(false) is not { } open)
                {
                    tries.Note(op, which);
                    return MessageRefusals.RoomNotFound;
                }

                var stored = await op.Db.RoomLevels.SingleOrDefaultAsync(l => l.UserId == open.Reader && l.RoomId == open.Id, CancellationToken.None)
                    .ConfigureAwait(false);
                var before = stored is null ? default : new LevelNow(stored.Level, stored.MutedUntil > op.Now ? stored.MutedUntil : null);
                Store(op, open, stored, (before, change(op.Now, before)));
                return default(Done);
            },
            cancellation);

    private static void Store(Operation op, OpenRoom room, RoomLevel? stored, (LevelNow Before, LevelNow After) change)
    {
        var (before, after) = change;
        if (before == after)
        {
            return;
        }

        if (after == default)
        {
            op.Db.RoomLevels.Remove(stored!);
        }
        else if (stored is null)
        {
            op.Db.RoomLevels.Add(new RoomLevel { UserId = room.Reader, RoomId = room.Id, Level = after.Chosen, MutedUntil = after.MutedUntil });
        }
        else
        {
            (stored.Level, stored.MutedUntil) = (after.Chosen, after.MutedUntil);
        }

        op.Audit(new AuditDraft(AuditAction.RoomLevelChanged)
        {
            User = room.Reader,
            Room = room.Id,
            Details = [("after", Told(after)), ("before", Told(before))],
        });
        op.Tell(new NotificationsChanged(room.Reader));
    }

    /// <summary>As it stands in the log: the choice, or until when it is muted.</summary>
    private static string Told(LevelNow level) => level.MutedUntil is { } end ? $"{level.Chosen} muted {end:yyyy-MM-ddTHH:mm:ssZ}" : level.Chosen.ToString();
}
