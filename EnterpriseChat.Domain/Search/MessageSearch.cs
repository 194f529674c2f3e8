using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Messages.Markdown;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Search;

/// <summary>A message that was found.</summary>
/// <param name="Room">Its room as the reader's lists call it; without numbers.</param>
/// <param name="Number">Its number there.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="PostedAt">When.</param>
/// <param name="Text">The part of its text in which the words stand.</param>
public sealed record FoundMessage(ChatListRow Room, long Number, UserId Author, DateTime PostedAt, ImmutableArray<MarkedPiece> Text);

/// <summary>Some messages that were found, newest first.</summary>
/// <param name="Messages">The messages.</param>
/// <param name="Next">Asked with it, the search goes on behind them; null when there are no more.</param>
public sealed record FoundMessages(ImmutableArray<FoundMessage> Messages, long? Next)
{
    /// <summary>Nothing.</summary>
    public static FoundMessages None { get; } = new([], null);
}

/// <summary>Who looks for messages.</summary>
/// <param name="Reader">Who.</param>
/// <param name="Zone">Where the reader's days begin.</param>
public sealed record Seeker(UserId Reader, TimeZoneInfo Zone);

/// <summary>
/// Finds messages by their present texts, among the rooms that the reader sees at that moment: the rule's answer and the messages come from one
/// snapshot. A reader whose rooms hold few messages is searched from the rooms and never from the words, so that neither time nor result
/// tells what stands elsewhere.
/// </summary>
public sealed class MessageSearch(IDbContextFactory<ChatDb> reads, KnownRooms seen)
{
    /// <summary>Messages of one page.</summary>
    public const int PageLength = 50;

    /// <summary>With so many messages or fewer in the rooms, their texts are read; it depends on what the reader sees alone.</summary>
    internal const int FewMessages = 20_000;

    /// <summary>Lists of rooms that were found to hold more: rights make new lists, and no room ever loses a number.</summary>
    private static readonly ConditionalWeakTable<IReadOnlyCollection<RoomId>, object> Much = [];

    /// <summary>A page of what was found.</summary>
    /// <param name="seeker">Who looks.</param>
    /// <param name="typed">What for.</param>
    /// <param name="before"><see cref="FoundMessages.Next"/> of the page before; null for the newest.</param>
    /// <param name="cancellation">Ends the reading, also in the middle of a statement.</param>
    public async Task<FoundMessages> OfAsync(Seeker seeker, TypedSearch typed, long? before, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(seeker);
        ArgumentNullException.ThrowIfNull(typed);
        if (typed.IsNothing)
        {
            return FoundMessages.None;
        }

        using var db = reads.CreateDbContext();
        var snapshot = await db.SnapshotAsync(cancellation).ConfigureAwait(false);
        await using var _ = snapshot.ConfigureAwait(false);
        var rooms = await RoomsAsync(db, seeker.Reader, typed, cancellation).ConfigureAwait(false);
        var authors = await AuthorsAsync(db, typed, cancellation).ConfigureAwait(false);
        if (rooms.Count == 0 || authors is { Count: 0 })
        {
            return FoundMessages.None;
        }

        var question = Question(typed, seeker.Zone) with { Rooms = rooms, Authors = authors, Before = before ?? long.MaxValue };
        var found = Rows(db, question, typed.Terms, cancellation).Take(PageLength + 1).ToList();
        var shown = found.Take(PageLength).ToList();
        var named = await ChatList.NamedOf(db, [.. shown.Select(f => f.Room).Distinct()], seeker.Reader)
            .ToDictionaryAsync(r => r.Id, cancellationToken: cancellation).ConfigureAwait(false);
        return new FoundMessages(
            [.. shown.Select(f => new FoundMessage(named[f.Room], f.Number, f.Author, f.PostedAt, MarkedText.Around(MessageRenderer.ToPlain(f.Text), typed.Terms)))],
            found.Count > PageLength ? shown[^1].Id : null);
    }

    private static SearchQuestion Question(TypedSearch typed, TimeZoneInfo zone) => new(SearchWay.Rooms, [])
    {
        From = typed.Filters.Where(f => f.Filter == SearchFilter.After).Max(f => Begin(f.Day, zone)),
        Until = typed.Filters.Where(f => f.Filter == SearchFilter.Before).Min(f => Begin(f.Day, zone)),
        HasLink = typed.Has(SearchFilter.Link),
        HasFile = typed.Has(SearchFilter.File),
    };

    /// <summary>The rows, newest first, read piece by piece as they are taken.</summary>
    private static IEnumerable<FoundRow> Rows(ChatDb db, SearchQuestion question, ImmutableArray<SearchTerm> terms, CancellationToken cancellation)
    {
        if (!HoldMuch(db, question.Rooms))
        {
            return OfRooms(db, question, cancellation).Where(row => SearchTerm.AreIn(row.Text, terms));
        }

        return terms.IsEmpty
            ? OfStretches(db, question with { Way = SearchWay.Stretch, Before = Math.Min(question.Before, Door.SizeOf(db, []).Highest + 1) }, cancellation)
            : Door.Found(db, question with { Way = SearchWay.Words, Match = string.Join(' ', terms.Select(t => t.Match)), Most = PageLength + 1 }, cancellation);
    }

    private static bool HoldMuch(ChatDb db, IReadOnlyCollection<RoomId> rooms)
    {
        if (!Much.TryGetValue(rooms, out _) && Door.SizeOf(db, rooms).Count > FewMessages)
        {
            Much.AddOrUpdate(rooms, rooms);
        }

        return Much.TryGetValue(rooms, out _);
    }

    private static IEnumerable<FoundRow> OfRooms(ChatDb db, SearchQuestion question, CancellationToken cancellation)
    {
        var isMore = true;
        for (var before = question.Before; isMore;)
        {
            var piece = Door.Found(db, question with { Before = before }, cancellation);
            foreach (var row in piece)
            {
                yield return row;
            }

            isMore = piece.Count == question.Most;
            before = isMore ? piece[^1].Id : before;
        }
    }

    private static IEnumerable<FoundRow> OfStretches(ChatDb db, SearchQuestion question, CancellationToken cancellation)
    {
        for (var before = question.Before; before > 0; before -= FoundRows.Stretch)
        {
            foreach (var row in Door.Found(db, question with { Before = before }, cancellation))
            {
                yield return row;
            }
        }
    }

    /// <summary>The rooms that are looked through: those that the reader sees, of the names that were typed.</summary>
    private async Task<IReadOnlyList<RoomId>> RoomsAsync(ChatDb db, UserId reader, TypedSearch typed, CancellationToken cancellation)
    {
        var rooms = await seen.OfAsync(db, reader, cancellation).ConfigureAwait(false);
        var names = typed.ValuesOf(SearchFilter.In).Select(TextRules.Sought).ToList();
        if (names.Count == 0)
        {
            return rooms;
        }

        var named = await ChatList.NamedOf(db, rooms, reader).Select(r => (r.Id, Name: TextRules.Sought(r.Name))).ToListAsync(cancellation).ConfigureAwait(false);
        return [.. names.SelectMany(name => Meant(named.Where(r => IsMeant(r.Name, name)), r => r.Name == name)).Select(r => r.Id).Distinct()];
    }

    /// <summary>Those who may have written it; null for anybody. Only messages that the reader sees are looked through, and those name their authors.</summary>
    private static async Task<IReadOnlyCollection<UserId>?> AuthorsAsync(ChatDb db, TypedSearch typed, CancellationToken cancellation)
    {
        var names = typed.ValuesOf(SearchFilter.From);
        if (names.Count == 0)
        {
            return null;
        }

        TextFunctions.AddTo(db);
        var authors = new HashSet<UserId>();
        foreach (var name in names)
        {
            var (sought, key) = (TextRules.Sought(name), TextRules.Key(name));
            var meant = await db.Users
                .Where(u => u.UserNameKey == key || (" " + TextFunctions.Sought(u.DisplayName)).Contains(" " + sought))
                .Select(u => new { u.Id, IsExact = u.UserNameKey == key || TextFunctions.Sought(u.DisplayName) == sought })
                .ToListAsync(cancellation).ConfigureAwait(false);
            authors.UnionWith(Meant(meant, u => u.IsExact).Select(u => u.Id));
        }

        return authors;
    }

    /// <summary>Whether a name, or a word in it, begins so.</summary>
    private static bool IsMeant(string name, string sought) => $" {name}".Contains($" {sought}", StringComparison.Ordinal);

    /// <summary>Who has exactly that name; where nobody has, all whose names begin so.</summary>
    private static IEnumerable<T> Meant<T>(IEnumerable<T> begun, Func<T, bool> isExact)
    {
        var all = begun.ToList();
        return all.Exists(one => isExact(one)) ? all.Where(isExact) : all;
    }

    /// <summary>The first instant of a day in a zone; one that clocks leave out begins with the next there is.</summary>
    private static DateTime? Begin(DateOnly? day, TimeZoneInfo zone)
    {
        if (day is not { } of)
        {
            return null;
        }

        var local = of.ToDateTime(TimeOnly.MinValue);
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(local) ? local.AddHours(1) : local, zone);
    }
}
