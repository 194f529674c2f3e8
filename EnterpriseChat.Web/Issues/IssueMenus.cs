using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Controls;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace EnterpriseChat.Web.Issues;

/// <summary>Answers for the menus of issues, wherever one stands; it draws nothing.</summary>
public sealed class IssueMenus : ComponentBase, IDisposable
{
    private const string Kind = "issue";

    private IDisposable? _menu;

    [Inject]
    private ContextMenus Menus { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private IssueRows Issues { get; set; } = null!;

    [Inject]
    private IssueChats Chats { get; set; } = null!;

    /// <summary>What an issue says so that it has the menu.</summary>
    public static string Of(string key) => $"{Kind}:{key}";

    /// <inheritdoc />
    public void Dispose() => _menu?.Dispose();

    /// <inheritdoc />
    protected override void OnInitialized() => _menu = Menus.Register(Kind, OfAsync);

    /// <summary>The menu of an issue that the reader sees; null for any other, hidden or never there.</summary>
    private async ValueTask<MenuOf?> OfAsync(string key)
    {
        if (await User.ActorAsync() is not { } me || await Issues.OneAsync(me.Me, key, CancellationToken.None) is not { } issue)
        {
            return null;
        }

        List<MenuItem> items = [new(Words.Issue_Open) { Href = $"/issues/{issue.Key}", Icon = Icon.Of(Icons.Material.Outlined.OpenInNew) }];
        if (Chats.MayChat)
        {
            items.Add(new MenuItem(Words.Issue_Chat) { Icon = Icon.Of(Icons.Material.Outlined.ChatBubbleOutline), Do = () => Chats.OpenAsync(issue.Key) });
        }

        items.Add(new MenuItem(Words.Message_CopyLink) { Icon = Icon.Of(Icons.Material.Outlined.Link), Script = "copy-link" });
        return new MenuOf(issue.Key, items);
    }
}
