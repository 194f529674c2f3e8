using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Web.People;

namespace EnterpriseChat.Web.Rooms;

/// <summary>Who sees a room.</summary>
/// <param name="People">All of them, known or not; nothing of it goes to a page but the number.</param>
/// <param name="Count">How many, in words.</param>
/// <param name="Names">Names of those whom the reader knows, and how many more.</param>
internal sealed record SeenBy(IReadOnlySet<UserId> People, string Count, string Names);

/// <summary>Says who sees a room: how many, and by name those whom the reader knows.</summary>
internal sealed class WhoSees(KnownPeople known, AccessChoices choices, RoomReader rooms)
{
    /// <summary>Most names; the others are counted.</summary>
    private const int MostNames = 20;

    /// <summary>How many, in words.</summary>
    public static string Count(int people) => people == 1 ? Words.SeenBy_One : Words.SeenBy_Many.With(people);

    /// <summary>Who would see a room with this access list.</summary>
    public async Task<SeenBy> OfAsync(bool isPublic, AccessList access) => await NamedAsync(await choices.SeenByAsync(isPublic, access, CancellationToken.None));

    /// <summary>Who sees a room; null when the reader does not see it now.</summary>
    public async Task<SeenBy?> OfAsync(UserId reader, PublicId room) => await rooms.OpenAsync(reader, room, CancellationToken.None) is { } open
        ? await NamedAsync(await choices.SeenByAsync(open, CancellationToken.None))
        : null;

    /// <summary>What stands in the card of a private room's lock; null when the reader does not see the room now.</summary>
    public async Task<string?> CardAsync(UserId reader, PublicId room) =>
        await OfAsync(reader, room) is { } seenBy ? Words.SeenBy_Private.With(seenBy.Count, seenBy.Names) : null;

    private async Task<SeenBy> NamedAsync(IReadOnlySet<UserId> people)
    {
        List<string> names = [.. (await known.AllAsync()).Where(p => people.Contains(p.Id)).Take(MostNames).Select(p => p.DisplayName)];
        var joined = string.Join(", ", names);
        var isAll = names.Count == people.Count || names.Count == 0;
        return new SeenBy(people, Count(people.Count), isAll ? joined : Words.SeenBy_More.With(joined, people.Count - names.Count));
    }
}
