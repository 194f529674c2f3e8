using EnterpriseChat.Domain;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Controls;

namespace EnterpriseChat.Web.Administration;

/// <summary>The fields of a user that others may change while the form is open.</summary>
internal sealed class UserMerge(UserDetails? user)
{
    /// <summary>Display name.</summary>
    public Merged<string> Name { get; } = new(user?.Person.DisplayName ?? "");

    /// <summary>Title.</summary>
    public Merged<string> Title { get; } = new(user?.Title ?? "");

    /// <summary>Public id of the company.</summary>
    public Merged<string> Company { get; } = new(user?.Company.PublicId.Value ?? "");

    /// <summary>The groups, as <see cref="KeyOf"/> writes them.</summary>
    public Merged<string> Groups { get; } = new(KeyOf(user?.Groups ?? []));

    /// <summary>Groups as one value, whatever their order.</summary>
    public static string KeyOf(IEnumerable<Choice> groups) =>
        string.Join(' ', groups.Select(g => g.PublicId.Value).Order(StringComparer.Ordinal));

    /// <summary>Takes note of what is stored; true when that is something else than before.</summary>
    public bool Learn(UserDetails present) =>
        Name.Learn(present.Person.DisplayName) | Title.Learn(present.Title)
        | Company.Learn(present.Company.PublicId.Value) | Groups.Learn(KeyOf(present.Groups));

    /// <summary>What the form makes of the user.</summary>
    public UserEdit To(UserForm form)
    {
        var (before, after) = (Ids(Groups.Loaded), Ids(KeyOf(form.Groups)));
        return new UserEdit(
            Name.To(form.DisplayName),
            Title.To(form.Title),
            new Edit<PublicId>(new PublicId(Company.Loaded), new PublicId(form.Company)),
            [.. after.Except(before)],
            [.. before.Except(after)]);
    }

    private static List<PublicId> Ids(string key) => [.. key.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => new PublicId(id))];
}
