using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Web.Chat;
using EnterpriseChat.Web.Circuits;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace EnterpriseChat.Web.Shell;

/// <summary>The main navigation: where one can go, who is online, and oneself.</summary>
public sealed partial class Navigation : IDisposable
{
    private Person? _me;
    private string? _company;
    private (ChatUse Use, long Unread) _shown;
    private IReadOnlyList<(string Path, string Name, string Drawing)> _administration = [];
    private IDisposable? _subscription;

    [Inject]
    private MyRights Rights { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private Companies Companies { get; set; } = null!;

    [Inject]
    private Conversations Conversations { get; set; } = null!;

    [Inject]
    private LiveFeed Feed { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose() => _subscription?.Dispose();

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        _subscription = Feed.Subscribe(ChangedAsync);
        return LoadAsync();
    }

    /// <summary>The pages of the administration that somebody may use.</summary>
    private static IEnumerable<(string Path, string Name, string Drawing)> Administration(MyRights rights)
    {
        var may = rights.May(Permission.Administer);
        (bool May, string Path, string Name, string Drawing)[] all =
        [
            (may, "/admin/modules", Words.Nav_Modules, Icons.Material.Outlined.Extension),
            (may, "/admin/companies", Words.Nav_Companies, Icons.Material.Outlined.Business),
            (may || rights.May(Permission.EditUsers), "/admin/users", Words.Nav_Users, Icons.Material.Outlined.PersonOutline),
            (may, "/admin/user-groups", Words.Nav_Groups, Icons.Material.Outlined.Groups),
            (may, "/admin/role-permissions", Words.Nav_Permissions, Icons.Material.Outlined.Key),
        ];
        return all.Where(page => page.May).Select(page => (page.Path, page.Name, page.Drawing));
    }

    private async Task ChangedAsync(FeedChange change)
    {
        if (!change.SessionEnded)
        {
            await Conversations.ApplyAsync(change);
            var isTouched = change.TouchesPeople || change.TouchesDirectory;
            if (isTouched)
            {
                await LoadAsync();
            }

            // Only what is shown here: another part of the page may have taken the change in first.
            if (isTouched || _shown != (Conversations.Use, Conversations.Unread))
            {
                _shown = (Conversations.Use, Conversations.Unread);
                Feed.Draw(StateHasChanged);
            }
        }
    }

    private async Task LoadAsync()
    {
        if (await User.ActorAsync() is not { } actor)
        {
            return;
        }

        _me = await User.PersonAsync();
        _company = await Companies.NameOfAsync(actor.Me, CancellationToken.None);
        await Conversations.LoadAsync();
        await Rights.LoadAsync();
        _administration = [.. Administration(Rights)];
    }
}
