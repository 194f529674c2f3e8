using System.Runtime.CompilerServices;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Messages;

/// <summary>Whom somebody who types an @ may mean.</summary>
/// <param name="People">Those whom the reader knows and who see the room, the likeliest first.</param>
/// <param name="HasHere">Whether <c>@here</c> may be meant.</param>
public sealed record OfferedMentions(IReadOnlyList<OfferedPerson> People, bool HasHere);

/// <summary>Somebody who may be meant.</summary>
/// <param name="Person">Who.</param>
/// <param name="IsOnline">Whether the person has a live tab.</param>
public sealed record OfferedPerson(Person Person, bool IsOnline);

/// <summary>
/// What completes an @ in a room: only people who see the room (the rule) and whom the reader knows (the people rule), as they would count when
/// the message is posted. Names are kept by the server, so that a key costs one question to the rule, however many people there are.
/// </summary>
public sealed class MentionOffer(IDbContextFactory<ChatDb> reads, RightsClock clock, KnownSights known, PeopleDirectory people, Presence presence)
{
    /// <summary>Most people offered at once; who is not among them is found by another letter.</summary>
    public const int Most = 8;

    /// <summary>So many of those who are meant are asked about first.</summary>
    private const int Likely = 32;

    /// <summary>Made once a person: a person is replaced when anything of it changes.</summary>
    private static readonly ConditionalWeakTable<Person, string> Folded = [];

    /// <summary>The offer; null when the reader cannot see the room or it is not there.</summary>
    /// <param name="reader">Who types.</param>
    /// <param name="room">The room as the browser named it.</param>
    /// <param name="begin">What stands behind the @: the beginning of a word of the display name, or of the user name.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<OfferedMentions?> OfAsync(UserId reader, PublicId room, string begin, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(begin);
        var version = clock.Version;
        using var db = reads.CreateDbContext();
        if (await new Door(db, known, version).OpenAsync(room, reader, cancellation).ConfigureAwait(false) is not { } open)
        {
            return null;
        }

        // Longer than any name it names nobody; and it comes from a browser.
        var key = begin.Length > PeopleRefusals.LongestName ? "\n" : TextRules.Sought(TextRules.Clean(begin));
        var meant = (await people.KnownToAsync(reader, cancellation).ConfigureAwait(false))
            .Where(p => p.Id != reader && p.UserName.Length > 0 && Of(p).Contains(" " + key, StringComparison.Ordinal))
            .Select(p => new OfferedPerson(p, presence.IsOnline(p.Id)))
            .OrderByDescending(o => Of(o.Person).EndsWith(" " + key, StringComparison.Ordinal))
            .ThenByDescending(o => Of(o.Person).StartsWith(" " + key, StringComparison.Ordinal))
            .ThenByDescending(o => o.IsOnline)
            .ToList();
        return new OfferedMentions(
            await SeeingAsync(Door.SeenBy(db, open), meant, cancellation).ConfigureAwait(false),
            open.Kind != RoomKind.Direct && Here.Name.StartsWith(key, StringComparison.Ordinal));
    }

    /// <summary>
    /// The first of them who see the room. Mostly the likeliest do, so the rule is asked of them alone; of all people of the room only where
    /// too few of them do.
    /// </summary>
    private static async Task<IReadOnlyList<OfferedPerson>> SeeingAsync(
        IQueryable<UserId> seenBy, List<OfferedPerson> meant, CancellationToken cancellation)
    {
        var likely = meant.Take(Likely).Select(o => o.Person.Id).ToList();
        var seeing = likely.Count == 0
            ? [] : await seenBy.Where(u => likely.Contains(u)).ToHashSetAsync(cancellationToken: cancellation).ConfigureAwait(false);
        if (seeing.Count < Most && meant.Count > Likely)
        {
            seeing = await seenBy.ToHashSetAsync(cancellationToken: cancellation).ConfigureAwait(false);
        }

        return [.. meant.Where(o => seeing.Contains(o.Person.Id)).Take(Most)];
    }

    /// <summary>The words that a person is found by, a space before each; the user name last.</summary>
    private static string Of(Person person) =>
        Folded.GetValue(person, p => $" {TextRules.Sought(p.DisplayName)} {TextRules.Sought(p.UserName)}");
}
