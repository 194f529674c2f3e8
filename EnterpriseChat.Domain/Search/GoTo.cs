using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Search;

/// <summary>Where one can go.</summary>
/// <param name="Room">A room that the reader sees; null for a person with whom there is no chat yet.</param>
/// <param name="Person">The other side of a direct chat, or the person.</param>
/// <param name="Name">What it is called, with the letters marked that were typed.</param>
public sealed record Destination(ChatListRow? Room, Person? Person, ImmutableArray<MarkedPiece> Name)
{
    /// <summary>The issue; null for a room and a person.</summary>
    public IssueRow? Issue { get; init; }

    /// <summary>Whether something in it waits to be read that the reader wants to be told of.</summary>
    public bool IsUnread => Room is { Unread: > 0, Level.IsQuiet: false };
}

/// <summary>Where one can go, the likeliest of each kind first.</summary>
/// <param name="Unread">Rooms and direct chats with something new.</param>
/// <param name="Rooms">Other rooms.</param>
/// <param name="People">Other people, whether or not there is a chat with them yet.</param>
public sealed record Destinations(ImmutableArray<Destination> Unread, ImmutableArray<Destination> Rooms, ImmutableArray<Destination> People)
{
    /// <summary>Issues, by key or title.</summary>
    public ImmutableArray<Destination> Issues { get; init; } = [];

    /// <summary>Nowhere.</summary>
    public static Destinations None { get; } = new([], [], []);

    /// <summary>How many.</summary>
    public int Count => Unread.Length + Rooms.Length + People.Length + Issues.Length;
}

/// <summary>
/// Where one can go by a name that is being typed: rooms by the room rule, people with whom one may chat by the people rule, issues by theirs. However many
/// there are, a key costs the same number of statements.
/// </summary>
public sealed class GoTo(IDbContextFactory<ChatDb> reads, ChatList list, PeopleDirectory people, IssueSearch issues)
{
    /// <summary>Most of a kind; who is not among them is found by another letter.</summary>
    public const int Most = 8;

    /// <summary>So many of the people who are meant are asked about first.</summary>
    private const int Likely = 32;

    /// <summary>Made once a person: a person is replaced when anything of it changes.</summary>
    private static readonly ConditionalWeakTable<Person, IReadOnlyList<TextWord>> Folded = [];

    /// <summary>All whose names have words that begin with those typed; everything where none is.</summary>
    public async Task<Destinations> OfAsync(UserId reader, string typed, CancellationToken cancellation)
    {
        if (TypedName.Of(typed) is not { } name)
        {
            return Destinations.None;
        }

        var rows = (await list.OfAsync(reader, cancellation).ConfigureAwait(false)).Where(r => name.IsIn(TypedName.Words(r.Name))).ToList();
        var partners = await people.OfAsync(rows.Select(r => r.Partner).OfType<UserId>(), cancellation).ConfigureAwait(false);
        var rooms = rows.Select(r => new Destination(r, r.Partner is { } p ? partners.GetValueOrDefault(p) : null, name.Marked(r.Name)))
            .OrderByDescending(d => name.IsFirstIn(TypedName.Words(d.Room!.Name))).ThenBy(d => d.Room!.Name, StringComparer.CurrentCultureIgnoreCase).ToList();
        var unread = rooms.Where(d => d.IsUnread).OrderByDescending(d => d.Room!.Newest?.PostedAt).Take(Most).ToImmutableArray();
        var read = rooms.Except(unread).ToLookup(d => d.Person is not null);
        var others = await OthersAsync(reader, name, [.. rows.Select(r => r.Partner).OfType<UserId>()], cancellation).ConfigureAwait(false);
        return new Destinations(
            unread,
            [.. read[false].Take(Most)],
            [.. read[true].Concat(others).OrderByDescending(d => name.IsFirstIn(WordsOf(d.Person!))).Take(Most)])
        {
            Issues = [.. (await issues.OfAsync(reader, TypedSearch.Of(typed), Most, cancellation).ConfigureAwait(false)).Select(i => new Destination(null, null, name.Marked($"{i.Key} {i.Title}")) { Issue = i })],
        };
    }

    /// <summary>People with whom there is no chat yet. Mostly one may chat with the likeliest: the rule is asked of all only where of too few of them.</summary>
    private async Task<IEnumerable<Destination>> OthersAsync(UserId reader, TypedName name, HashSet<UserId> shown, CancellationToken cancellation)
    {
        var meant = (await people.KnownToAsync(reader, cancellation).ConfigureAwait(false))
            .Where(p => p.Id != reader && !shown.Contains(p.Id) && name.IsIn(WordsOf(p)))
            .OrderByDescending(p => name.IsFirstIn(WordsOf(p))).ToList();
        if (meant.Count == 0)
        {
            return [];
        }

        using var db = reads.CreateDbContext();
        var likely = meant.Take(Likely).Select(p => p.Id).ToList();
        var reached = await DirectAccess.Of(db, reader, db.Users.Where(u => likely.Contains(u.Id))).Select(u => u.Id)
            .ToHashSetAsync(cancellation).ConfigureAwait(false);
        if (reached.Count < Most && meant.Count > Likely)
        {
            reached = await DirectAccess.Of(db, reader, db.Users).Select(u => u.Id).ToHashSetAsync(cancellation).ConfigureAwait(false);
        }

        return meant.Where(p => reached.Contains(p.Id)).Take(Most).Select(p => new Destination(null, p, name.Marked(p.DisplayName)));
    }

    private static IReadOnlyList<TextWord> WordsOf(Person person) => Folded.GetValue(person, p => TypedName.Words($"{p.DisplayName} {p.UserName}"));
}
