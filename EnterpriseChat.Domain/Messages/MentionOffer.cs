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
        var key = begin.Length > PeopleRefusals.LongestName ? "\n" : TextRules.Key(TextRules.Clean(begin));
        var meant = (await people.KnownToAsync(reader, cancellation).ConfigureAwait(false))
            .Where(p => p.Id != reader && p.UserName.Length > 0 && Of(p).Contains(" " + key, StringComparison.Ordinal)).ToList();
        var seenBy = meant.Count == 0 ? [] : await Door.SeenBy(db, open).ToHashSetAsync(cancellationToken: cancellation).ConfigureAwait(false);
        var offered = meant.Where(p => seenBy.Contains(p.Id)).Select(p => new OfferedPerson(p, presence.IsOnline(p.Id)))
            .OrderByDescending(o => key == TextRules.Key(o.Person.UserName))
            .ThenByDescending(o => Of(o.Person).StartsWith(" " + key, StringComparison.Ordinal))
            .ThenByDescending(o => o.IsOnline)
            .Take(Most);
        return new OfferedMentions([.. offered], open.Kind != RoomKind.Direct && Here.Name.StartsWith(key, StringComparison.Ordinal));
    }

    /// <summary>The words that a person is found by, a space before each.</summary>
    private static string Of(Person person) =>
        Folded.GetValue(person, p => $" {TextRules.Key(p.DisplayName)} {TextRules.Key(p.UserName)}");
}
