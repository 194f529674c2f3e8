using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Controls;
using EnterpriseChat.Web.People;

namespace EnterpriseChat.Web.Messages;

/// <summary>The menu of the author of a message: of whom one does not know, it offers nothing but the name (product.md section 3).</summary>
internal static class AuthorMenu
{
    private const string Kind = "author";

    /// <summary>What an author's name says so that it has the menu.</summary>
    public static string Of(Person author) => $"{Kind}:{author.PublicId}";

    /// <summary>Answers for the authors of what is shown, until the result is disposed.</summary>
    /// <param name="menus">The menus of the page.</param>
    /// <param name="shown">The authors; the browser may ask for anybody.</param>
    public static IDisposable Register(ContextMenus menus, Func<IEnumerable<Person>> shown) => menus.Register(Kind, async id =>
        shown().FirstOrDefault(p => p.PublicId.Value == id) is not { } author
            ? null
            : await menus.OfAsync(UserMenu.Of(author)) ?? new MenuOf(author.DisplayName, []));
}
