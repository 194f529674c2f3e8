using System.Collections.Immutable;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Search;

namespace EnterpriseChat.Web.Search;

/// <summary>What was found and is shown.</summary>
/// <param name="Typed">What was looked for.</param>
/// <param name="Messages">Messages, newest first.</param>
/// <param name="Next">Where the search goes on behind them; null when there are no more.</param>
/// <param name="Names">Rooms, people and issues.</param>
public sealed record SearchFound(TypedSearch Typed, ImmutableArray<FoundMessage> Messages, long? Next, FoundNames Names)
{
    /// <summary>Who wrote the messages, and the other sides of the direct chats that they stand in.</summary>
    public IReadOnlyDictionary<UserId, Person> People { get; init; } = new Dictionary<UserId, Person>();

    /// <summary>How much was found so far.</summary>
    public int Count => Messages.Length + Names.Issues.Count + Names.Rooms.Length + Names.People.Length;

    /// <summary>Of the rows of rooms that messages stand in, and of those found by name.</summary>
    public IEnumerable<ChatListRow> Rooms => Messages.Select(m => m.Room).Concat(Names.Rooms);

    /// <summary>Whether what is shown may have changed.</summary>
    public bool IsTouchedBy(FeedChange change) =>
        change.Everything || change.Rights || Names.Issues.Any(i => change.Issues.Contains(i.Id)) || Rooms.Any(r => change.Touches(r.Id))
        || (change.People.Count > 0 && People.Keys.Concat(Names.People.Select(p => p.Id)).Any(change.People.Contains));
}

/// <summary>Which results are shown.</summary>
public enum SearchKind
{
    /// <summary>The first of each kind.</summary>
    All,

    /// <summary>Messages.</summary>
    Messages,

    /// <summary>Issues.</summary>
    Issues,

    /// <summary>Rooms.</summary>
    Rooms,

    /// <summary>People.</summary>
    People,
}

/// <summary>The kinds of result and their numbers.</summary>
internal static class SearchKinds
{
    /// <summary>Of a kind beside others so many are shown.</summary>
    public const int First = 5;

    /// <summary>The kinds of which something was found, with how much.</summary>
    public static IEnumerable<(SearchKind Kind, string Name, string Count)> Of(SearchFound found)
    {
        (SearchKind Kind, string Name, string Count)[] all =
        [
            (SearchKind.All, Words.Search_All, Shown(found, found.Count)),
            (SearchKind.Messages, Words.Search_Messages, Shown(found, found.Messages.Length)),
            (SearchKind.Issues, Words.Issues_Title, Number(found.Names.Issues.Count)),
            (SearchKind.Rooms, Words.Search_Rooms, Number(found.Names.Rooms.Length)),
            (SearchKind.People, Words.Search_People, Number(found.Names.People.Length)),
        ];
        return all.Where(one => Has(found, one.Kind));
    }

    /// <summary>Whether anything of a kind was found.</summary>
    public static bool Has(SearchFound found, SearchKind kind) => kind switch
    {
        SearchKind.Messages => found.Messages.Length > 0,
        SearchKind.Issues => found.Names.Issues.Count > 0,
        SearchKind.Rooms => found.Names.Rooms.Length > 0,
        SearchKind.People => found.Names.People.Length > 0,
        _ => true,
    };

    /// <summary>A number of messages; they are counted no further than they are read.</summary>
    public static string Shown(SearchFound found, int count) => found.Next is null ? Number(count) : Words.Search_AndMore.With(Number(count));

    private static string Number(int count) => count.ToString("N0", System.Globalization.CultureInfo.CurrentCulture);
}
