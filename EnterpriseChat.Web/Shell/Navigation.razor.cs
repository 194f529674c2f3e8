using System.Globalization;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Web.Circuits;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Shell;

/// <summary>The main navigation: where one can go, who is online, and oneself.</summary>
public sealed partial class Navigation : IDisposable
{
    private Person? _me;
    private string? _company;
    private bool _mayChat;
    private long _unread;
    private IDisposable? _subscription;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private Companies Companies { get; set; } = null!;

    [Inject]
    private ChatList List { get; set; } = null!;

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

    private static string Badge(long unread) => unread > 99 ? "99+" : unread.ToString(CultureInfo.CurrentCulture);

    private async Task ChangedAsync(FeedChange change)
    {
        if (!change.SessionEnded)
        {
            await LoadAsync();
            StateHasChanged();
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
        _mayChat = await List.UseAsync(actor.Me, CancellationToken.None) == ChatUse.Allowed;
        _unread = _mayChat ? await List.UnreadAsync(actor.Me, CancellationToken.None) : 0;
    }
}
