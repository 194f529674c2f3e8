using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.People;

/// <summary>What a form makes of a user.</summary>
/// <param name="DisplayName">What others read.</param>
/// <param name="Title">Title; may be empty.</param>
/// <param name="Company">The company.</param>
/// <param name="Joining">Groups that the user is to join; one that the user is in already changes nothing.</param>
/// <param name="Leaving">Groups that the user is to leave.</param>
public sealed record UserEdit(
    Edit<string> DisplayName, Edit<string> Title, Edit<PublicId> Company, IReadOnlyCollection<PublicId> Joining, IReadOnlyCollection<PublicId> Leaving)
{
    /// <summary>What is wrong with what it changes, whoever asks; null when nothing is.</summary>
    internal Refusal? Shape() =>
        (DisplayName.IsChange ? PeopleRefusals.OfName(DisplayName.After) : null) ?? (Title.IsChange ? PeopleRefusals.OfTitle(Title.After) : null);

    /// <summary>The fields that it changes.</summary>
    internal IEnumerable<UserField> Fields()
    {
        (bool IsChange, UserField Field)[] all =
        [
            (DisplayName.IsChange, UserField.DisplayName),
            (Title.IsChange, UserField.Title),
            (Company.IsChange, UserField.Company),
            (Joining.Count + Leaving.Count > 0, UserField.Groups),
        ];
        return all.Where(one => one.IsChange).Select(one => one.Field);
    }
}

/// <summary>Changes a user.</summary>
public sealed class EditUser(Runner runner, RefusedTries tries, LastActor log)
{
    /// <summary>
    /// Changes the user for those whose rights reach the user and every field that is to change (<see cref="UserFields"/>); to all others it
    /// answers as if the user were not there. What somebody else changed meanwhile is refused with what it is now.
    /// </summary>
    public async Task<Outcome<Done>> HandleAsync(Actor actor, PublicId who, UserEdit edit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(edit);
        if (edit.Shape() is { } bad)
        {
            return bad;
        }

        UserId? found = null;
        var outcome = await runner.RunAsync<Done>(
            actor,
            async op =>
            {
                var rights = await OwnRights.OfAsync(op).ConfigureAwait(false);
                var user = await rights.Reached(op.Db).SingleOrDefaultAsync(u => u.PublicId == who, CancellationToken.None)
                    .ConfigureAwait(false);
                found = user?.Id;
                if (user is null || !edit.Fields().All(rights.MayChange))
                {
                    tries.NoteChange(op, AuditAction.UserChanged, who);
                    return PeopleRefusals.UserNotFound;
                }

                return await UserChange.ApplyAsync(op, user, edit).ConfigureAwait(false);
            },
            cancellation).ConfigureAwait(false);
        return outcome.Refusal is ChangedMeanwhile late
            ? late with { By = await log.OfUserAsync(found!.Value, cancellation).ConfigureAwait(false) }
            : outcome;
    }
}
