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
    private static readonly Edit<string> AsItIs = new("", "");

    /// <summary>E-mail address; may be empty.</summary>
    public Edit<string> Email { get; init; } = AsItIs;

    /// <summary>Telephone number; may be empty.</summary>
    public Edit<string> Phone { get; init; } = AsItIs;

    /// <summary>IANA name of the zone; empty for that of the next browser that signs in.</summary>
    public Edit<string> TimeZone { get; init; } = AsItIs;

    /// <summary>Language as a BCP 47 tag; empty for that of the next browser that signs in.</summary>
    public Edit<string> Language { get; init; } = AsItIs;

    /// <summary>What a person typed and chose, by field.</summary>
    internal IEnumerable<(UserText Of, Edit<string> Edit)> Texts =>
    [
        (UserText.DisplayName, DisplayName), (UserText.Title, Title), (UserText.Email, Email), (UserText.Phone, Phone),
        (UserText.TimeZone, TimeZone), (UserText.Language, Language),
    ];

    /// <summary>What is wrong with what it changes, whoever asks; null when nothing is.</summary>
    internal Refusal? Shape() =>
        Texts.Where(t => t.Edit.IsChange).Select(t => PeopleRefusals.Of(t.Of.Field, t.Edit.After)).FirstOrDefault(refusal => refusal is not null);

    /// <summary>The fields that it changes.</summary>
    internal IReadOnlySet<UserField> Fields()
    {
        var fields = Texts.Where(t => t.Edit.IsChange).Select(t => t.Of.Field).ToHashSet();
        if (Company.IsChange)
        {
            fields.Add(UserField.Company);
        }

        if (Joining.Count + Leaving.Count > 0)
        {
            fields.Add(UserField.Groups);
        }

        return fields;
    }
}

/// <summary>Changes a user.</summary>
public sealed class EditUser(Runner runner, RefusedTries tries, LastActor log)
{
    /// <summary>
    /// Changes the user for those who may change every field that is to change (<see cref="UserFields"/>); to all others it
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
                var user = await op.Db.Users.SingleOrDefaultAsync(u => u.PublicId == who, CancellationToken.None).ConfigureAwait(false);
                found = user?.Id;
                if (user is null || rights.Changeable(user) is not { Count: > 0 } changeable || !edit.Fields().IsSubsetOf(changeable))
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
