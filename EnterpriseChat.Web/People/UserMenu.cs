using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Controls;
using MudBlazor;

namespace EnterpriseChat.Web.People;

/// <summary>What the context menu of a user does.</summary>
/// <param name="Tell">Opens something of the user: <see cref="UserMenus"/> has the names.</param>
/// <param name="Choose">Chooses one's own status.</param>
internal sealed record UserActs(Func<string, Task> Tell, Func<ChosenStatus, Task> Choose);

/// <summary>The context menu of a user (product.md section 5).</summary>
internal static class UserMenu
{
    /// <summary>The kind under which it is registered.</summary>
    public const string Kind = "user";

    /// <summary>What a name says so that it has the menu of its user.</summary>
    public static string Of(Person person) => $"{Kind}:{person.PublicId}";

    /// <summary>Oneself.</summary>
    public static MenuOf OfOneself(Person me, UserActs acts) => new(
        me.DisplayName,
        [
            Item(Words.UserInformation, Icons.Material.Outlined.Badge, () => acts.Tell(UserMenus.Information)),
            Item(Words.StatusText, Icons.Material.Outlined.ShortText, () => acts.Tell(UserMenus.StatusText)),
            new MenuItem(Words.OnlineStatus)
            {
                Icon = Icon.Of(Icons.Material.Outlined.Contrast),
                Items = [.. Enum.GetValues<ChosenStatus>().Select(status => Choice(me, status, acts))],
            },
        ]);

    /// <summary>Somebody else whom the reader knows.</summary>
    public static MenuOf OfOther(Person person, bool mayChat, UserActs acts, MenuItem? invite)
    {
        List<MenuItem> items = [Item(Words.UserInformation, Icons.Material.Outlined.Badge, () => acts.Tell(UserMenus.Information))];
        if (mayChat)
        {
            items.Add(Item(Words.Chat_With, Icons.Material.Outlined.ChatBubbleOutline, () => acts.Tell(UserMenus.Chat)));
        }

        if (invite is not null)
        {
            items.Add(invite);
        }

        return new MenuOf(person.DisplayName, items);
    }

    private static MenuItem Choice(Person me, ChosenStatus status, UserActs acts)
    {
        var chosen = me with { Status = status };
        return new MenuItem(Presences.Word(chosen, isOnline: true))
        {
            Icon = Presences.Dot(chosen, isOnline: true),
            IsChecked = me.Status == status,
            Do = () => acts.Choose(status),
        };
    }

    private static MenuItem Item(string label, string drawing, Func<Task> act) => new(label) { Icon = Icon.Of(drawing), Do = act };
}
