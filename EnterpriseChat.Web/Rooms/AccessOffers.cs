using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Web.Controls;
using EnterpriseChat.Web.People;

namespace EnterpriseChat.Web.Rooms;

/// <summary>What the three lists of the access control hold.</summary>
/// <param name="Users">Users, by name.</param>
/// <param name="Groups">User groups, by name.</param>
/// <param name="Companies">Companies, by name.</param>
public sealed record AccessEntries(IReadOnlyList<TransferEntry> Users, IReadOnlyList<TransferEntry> Groups, IReadOnlyList<TransferEntry> Companies)
{
    /// <summary>Before anything was read.</summary>
    public static AccessEntries Nothing { get; } = new([], [], []);
}

/// <summary>Makes them from the people whom the page knows already, and from the groups and companies that the reader may select.</summary>
internal sealed class AccessOffers(KnownPeople known, Companies companies, AccessChoices choices)
{
    /// <summary>The lists for a reader.</summary>
    /// <param name="reader">Who edits.</param>
    /// <param name="selected">What is stored as selected in a room that the reader may edit: it stands in the lists, known or not.</param>
    /// <param name="notes">What is to be said of some of the entries.</param>
    public async Task<AccessEntries> OfAsync(UserId reader, AccessList selected, IReadOnlyDictionary<PublicId, string> notes)
    {
        var names = await companies.NamesAsync(CancellationToken.None);
        var people = await known.AllAsync();
        var users = people.Select(p => new PersonEntry(p) { Detail = names.GetValueOrDefault(p.Company) });
        var gone = await choices.UsersAsync(Unknown(selected.Users, people), CancellationToken.None);
        var groups = await choices.GroupsAsync(reader, selected.Groups, CancellationToken.None);
        var offered = await choices.CompaniesAsync(reader, selected.Companies, CancellationToken.None);
        return new AccessEntries(
            Noted([.. users, .. gone.Select(g => new TransferEntry(g.Id.Value, g.Name) { Detail = Words.Access_Inactive })]),
            Noted([.. groups.Select(Counted)]),
            Noted([.. offered.Select(Counted)]));

        List<TransferEntry> Noted(List<TransferEntry> entries) =>
            notes.Count == 0 ? entries : entries.ConvertAll(e => notes.TryGetValue(new PublicId(e.Key), out var note) ? e with { Note = note } : e);
    }

    private static HashSet<PublicId> Unknown(IEnumerable<PublicId> users, IEnumerable<Person> known)
    {
        var left = users.ToHashSet();
        left.ExceptWith(known.Select(p => p.PublicId));
        return left;
    }

    private static TransferEntry Counted(AccessChoice choice) =>
        new(choice.Id.Value, choice.Name) { Detail = choice.People == 1 ? Words.Access_OneUser : Words.Access_Users.With(choice.People) };
}
