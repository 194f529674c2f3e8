using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Circuits;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.People;

/// <summary>Who of the people one knows is online, oneself left out.</summary>
public sealed partial class OnlineUsers : IDisposable
{
    private List<Person> _online = [];
    private bool _isOpen = true;
    private IDisposable? _subscription;

    [Inject]
    private KnownPeople Known { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

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
        if (change.TouchesPeople && !change.SessionEnded)
        {
            Known.Forget(change);
            await LoadAsync();
            Feed.Draw(StateHasChanged);
        }
    }

    private async Task LoadAsync()
    {
        var me = (await User.ActorAsync())?.Me;
        _online = [.. (await Known.AllAsync()).Where(p => p.Id != me && Known.IsOnline(p))];
    }
}
