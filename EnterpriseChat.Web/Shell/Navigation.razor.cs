using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Web.Chat;
using EnterpriseChat.Web.Circuits;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Shell;

/// <summary>The main navigation: where one can go, who is online, and oneself.</summary>
public sealed partial class Navigation : IDisposable
{
    private Person? _me;
    private string? _company;
    private (ChatUse Use, long Unread) _shown;
    private IDisposable? _subscription;

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

    private async Task ChangedAsync(FeedChange change)
    {
        if (!change.SessionEnded)
        {
            await Conversations.ApplyAsync(change);
            if (change.TouchesPeople)
            {
                await LoadAsync();
            }

            // Only what is shown here: another part of the page may have taken the change in first.
            if (change.TouchesPeople || _shown != (Conversations.Use, Conversations.Unread))
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
    }
}
