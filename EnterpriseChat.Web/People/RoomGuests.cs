using System.Collections.Concurrent;
using System.Globalization;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;

namespace EnterpriseChat.Web.People;

/// <summary>Who has a room open, by name.</summary>
/// <param name="People">The people.</param>
/// <param name="Names">Their names in one line.</param>
public sealed record Guests(IReadOnlyList<Person> People, string Names)
{
    /// <summary>Nobody.</summary>
    public static Guests Nobody { get; } = new([], "");
}

/// <summary>
/// Who has which room open: put in order once for all who look, not once each, so that a room of a thousand does not cost a thousand times
/// a thousand.
/// </summary>
internal sealed class RoomGuests(LiveHub hub, PeopleDirectory people)
{
    private readonly ConcurrentDictionary<(RoomId Room, string Culture), Kept> _kept = new();

    /// <summary>The people; the same object for as long as nothing of them changed.</summary>
    public async Task<Guests> OfAsync(RoomId room, CancellationToken cancellation)
    {
        var key = (room, CultureInfo.CurrentCulture.Name);
        var (changes, viewers) = (people.Changes, hub.Viewers(room));
        if (viewers.Count == 0)
        {
            _kept.TryRemove(key, out _);
            return Guests.Nobody;
        }

        if (_kept.TryGetValue(key, out var kept) && ReferenceEquals(kept.Viewers, viewers) && kept.Changes == changes)
        {
            return kept.Guests;
        }

        var found = await people.OfAsync(viewers, cancellation);
        Person[] sorted = [.. found.Values.InOrderOfNames()];
        var guests = new Guests(sorted, string.Join(", ", sorted.Select(p => p.DisplayName)));
        _kept[key] = new Kept(viewers, changes, guests);
        return guests;
    }

    private sealed record Kept(IReadOnlyCollection<UserId> Viewers, long Changes, Guests Guests);
}
