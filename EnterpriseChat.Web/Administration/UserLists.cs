using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Circuits;

namespace EnterpriseChat.Web.Administration;

/// <summary>What the page and the form of users read.</summary>
internal sealed class UserLists(UserRows users, CompanyRows companies, GroupRows groups, MyRights rights, Presence presence)
{
    /// <summary>The users.</summary>
    public UserRows Users => users;

    /// <summary>Whether somebody has a live tab.</summary>
    public bool IsOnline(UserId user) => presence.IsOnline(user);

    /// <summary>Whether the reader may administer, and then the companies and groups to choose from.</summary>
    /// <param name="reader">Who looks.</param>
    public async Task<(bool MayAdminister, IReadOnlyList<Choice> Companies, IReadOnlyList<Choice> Groups)> OfAsync(UserId reader)
    {
        await rights.LoadAsync();
        return rights.May(Permission.Administer)
            ? (true, await companies.ChoicesAsync(reader, CancellationToken.None), await groups.ChoicesAsync(reader, CancellationToken.None))
            : (false, [], []);
    }
}
