using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Notifications;

/// <summary>Sets one cell of the own table of notifications; said twice it changes nothing.</summary>
public sealed class SetNotificationChoice(Runner runner)
{
    /// <summary>Sets it.</summary>
    /// <param name="actor">Whose table.</param>
    /// <param name="of">The row.</param>
    /// <param name="set">The column, one way alone, and whether it is on.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public Task<Outcome<Done>> HandleAsync(Actor actor, NotifiedOf of, (NotifiedBy By, bool IsOn) set, CancellationToken cancellation) =>
        Enum.IsDefined(of) && set.By is NotifiedBy.Page or NotifiedBy.Browser or NotifiedBy.Sound
            ? runner.RunAsync<Done>(actor, op => SetAsync(op, of, set), cancellation)
            : throw new ArgumentOutOfRangeException(nameof(set));

    private static async Task<Outcome<Done>> SetAsync(Operation op, NotifiedOf of, (NotifiedBy By, bool IsOn) set)
    {
        var me = op.Actor.Me;
        if (!await op.Db.Users.AnyAsync(u => u.Id == me && u.Active, CancellationToken.None).ConfigureAwait(false))
        {
            return PeopleRefusals.UserNotFound;
        }

        var stored = await op.Db.NotificationChoices.SingleOrDefaultAsync(c => c.UserId == me && c.Of == of, CancellationToken.None).ConfigureAwait(false);
        var before = stored?.By ?? NotificationTable.AtFirst(of);
        var after = set.IsOn ? before | set.By : before & ~set.By;
        if (before == after)
        {
            return default(Done);
        }

        if (stored is null)
        {
            op.Db.NotificationChoices.Add(new NotificationChoice { UserId = me, Of = of, By = after });
        }
        else
        {
            stored.By = after;
        }

        op.Audit(new AuditDraft(AuditAction.NotificationsChanged)
        {
            User = me,
            Details = [("after", set.IsOn), ("before", !set.IsOn), ("of", of.ToString()), ("way", set.By.ToString())],
        });
        op.Tell(new NotificationsChanged(me));
        return default(Done);
    }
}
