using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.People;

/// <summary>What a user says of the own availability; it informs and blocks nothing, and is nobody else's to say.</summary>
public sealed class SetStatus(Runner runner)
{
    /// <summary>Most characters of a status text (product.md section 5).</summary>
    public const int LongestText = 140;

    /// <summary>Says it in a text of one line; one in which a reader would see nothing removes it.</summary>
    public Task<Outcome<Done>> SayAsync(Actor actor, string text, CancellationToken cancellation)
    {
        var kept = Kept(text);
        return OfText(text) is { } refusal
            ? Task.FromResult<Outcome<Done>>(refusal)
            : ChangeAsync(actor, user => ("statusText", user.StatusText, kept), user => user.StatusText = kept, cancellation);
    }

    /// <summary>What is wrong with a status text; null when it may be said.</summary>
    public static Refusal? OfText(string text) => Kept(text).Length > LongestText ? PeopleRefusals.LongStatus : null;

    /// <summary>Chooses one of the three.</summary>
    public Task<Outcome<Done>> ChooseAsync(Actor actor, ChosenStatus status, CancellationToken cancellation) => Enum.IsDefined(status)
        ? ChangeAsync(actor, user => ("status", user.Status.ToString(), status.ToString()), user => user.Status = status, cancellation)
        : throw new ArgumentOutOfRangeException(nameof(status));

    private static string Kept(string text) => TextRules.Name(text) is var name && TextRules.IsBlank(name) ? "" : name;

    private Task<Outcome<Done>> ChangeAsync(
        Actor actor, Func<User, (string Field, string Before, string After)> of, Action<User> change, CancellationToken cancellation) =>
        runner.RunAsync<Done>(
            actor,
            async op =>
            {
                var me = await op.Db.Users.SingleOrDefaultAsync(u => u.Id == op.Actor.Me && u.Active, CancellationToken.None).ConfigureAwait(false);
                if (me is null)
                {
                    return PeopleRefusals.UserNotFound;
                }

                var (field, before, after) = of(me);
                if (before != after)
                {
                    change(me);
                    op.Audit(new AuditDraft(AuditAction.StatusChanged)
                    {
                        User = me.Id,
                        Company = me.CompanyId,
                        Details = [("after", after), ("before", before), ("field", field)],
                    });
                    op.Tell(new PersonChanged(me.Id));
                }

                return default(Done);
            },
            cancellation);
}
