using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Search;

/// <summary>Rooms, people and issues of a name.</summary>
/// <param name="Rooms">Rooms that the reader sees, but for direct chats: those are found by the person.</param>
/// <param name="People">People whom the reader knows.</param>
public sealed record FoundNames(ImmutableArray<ChatListRow> Rooms, ImmutableArray<Person> People)
{
    /// <summary>Issues that the reader sees, by their keys and texts.</summary>
    public IReadOnlyList<IssueRow> Issues { get; init; } = [];

    /// <summary>Nothing.</summary>
    public static FoundNames None { get; } = new([], []);
}

/// <summary>Finds rooms, people and issues by the beginnings of the words of their names, without regard to case and accents.</summary>
public sealed class NameSearch(IDbContextFactory<ChatDb> reads, KnownRooms seen, PeopleDirectory people, IssueSearch issues)
{
    /// <summary>Made once a person: a person is replaced when anything of it changes.</summary>
    private static readonly ConditionalWeakTable<Person, IReadOnlyList<TextWord>> Folded = [];

    /// <summary>All of them by name; nothing where no words were typed.</summary>
    public async Task<FoundNames> OfAsync(UserId reader, TypedSearch typed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (typed.Terms.IsEmpty)
        {
            return FoundNames.None;
        }

        var terms = typed.Terms.Select(t => t with { Words = [.. t.Words.Select(TextRules.Sought)] }).ToList();
        using var db = reads.CreateDbContext();
        var snapshot = await db.SnapshotAsync(cancellation).ConfigureAwait(false);
        await using var _ = snapshot.ConfigureAwait(false);
        var visible = await seen.OfAsync(db, reader, cancellation).ConfigureAwait(false);
        var rooms = await ChatList.NamedOf(db, visible, reader).Where(r => r.Kind != RoomKind.Direct)
            .Where(r => SearchTerm.AreIn(Words(r.Name), terms)).ToListAsync(cancellation).ConfigureAwait(false);
        var known = await people.KnownToAsync(reader, cancellation).ConfigureAwait(false);
        return new FoundNames(
            [.. rooms.OrderBy(r => r.Name, StringComparer.CurrentCultureIgnoreCase)],
            [.. known.Where(p => SearchTerm.AreIn(Folded.GetValue(p, Words), terms))])
        {
            Issues = await issues.OfAsync(reader, typed, IssueSearch.Most, cancellation).ConfigureAwait(false),
        };
    }

    private static IReadOnlyList<TextWord> Words(Person person) => Words($"{person.DisplayName} {person.UserName}");

    private static IReadOnlyList<TextWord> Words(string name) => [.. TextWords.Of(TextRules.Sought(name))];
}
