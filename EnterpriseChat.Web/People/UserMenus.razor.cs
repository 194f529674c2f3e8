using EnterpriseChat.Domain;
using EnterpriseChat.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.People;

/// <summary>
/// What can be done with a user wherever the name stands: the context menu, its dialogs, and the chat of two. It stands in the layout; a
/// dialog is named in the address, so that it is there again after a restart.
/// </summary>
public sealed partial class UserMenus : IDisposable
{
    /// <summary>What others read of the user.</summary>
    internal const string Information = "user-information";

    /// <summary>The same, to be changed.</summary>
    internal const string Edits = "edit-user-information";

    /// <summary>The chat with the user.</summary>
    internal const string Chat = "chat";

    /// <summary>One's own status text.</summary>
    internal const string StatusText = "status-text";

    private IDisposable? _menu;

    /// <summary>The dialog in the address.</summary>
    [SupplyParameterFromQuery(Name = "dialog")]
    public string? Dialog { get; set; }

    /// <summary>The user in the address.</summary>
    [SupplyParameterFromQuery(Name = "user")]
    public string? Who { get; set; }

    [Inject]
    private UserOperations Operations { get; set; } = null!;

    [Inject]
    private Issues.IssueInvites Invites { get; set; } = null!;

    [Inject]
    private ContextMenus Menus { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose() => _menu?.Dispose();

    /// <inheritdoc />
    protected override void OnInitialized() => _menu = Menus.Register(UserMenu.Kind, OfAsync);

    /// <summary>The menu of somebody whom the reader knows; null for anybody else, known to others or never there.</summary>
    private async ValueTask<MenuOf?> OfAsync(string id)
    {
        if (await Operations.KnownAsync(new PublicId(id)) is not { } person)
        {
            return null;
        }

        var acts = new UserActs(what => TellAsync(what, id), Operations.ChooseAsync);
        return await Operations.IsMeAsync(person)
            ? UserMenu.OfOneself(person, acts)
            : UserMenu.OfOther(person, await Operations.MayChatAsync(person.PublicId), acts, await Invites.ItemAsync(person));
    }

    /// <summary>A name was clicked: what to open, and of whom.</summary>
    private Task HearAsync(ChangeEventArgs e) => (e.Value as string)?.Split(' ') is [var what, var id] ? TellAsync(what, id) : Task.CompletedTask;

    private async Task TellAsync(string what, string id)
    {
        if (what == Chat && await Operations.ChatAsync(new PublicId(id)) is { } room)
        {
            Navigation.NavigateTo($"/chat/{room}");
        }
        else
        {
            // Who cannot be chatted with can still be looked at.
            Go(what == Chat ? Information : what, id);
        }
    }

    private void Leave() => Go(null, null);

    private void Go(string? dialog, string? user) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(
        new Uri(Navigation.Uri).GetLeftPart(UriPartial.Path), new Dictionary<string, object?> { ["dialog"] = dialog, ["user"] = user }));
}
