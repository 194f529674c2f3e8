using EnterpriseChat.Domain.Live;
using EnterpriseChat.Web.Chat;
using EnterpriseChat.Web.Circuits;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.SignIn;

/// <summary>My account: a list of its sections beside the one that is shown. The title has the number of unread messages.</summary>
public sealed partial class AccountFrame : IDisposable
{
    private long _shown;
    private IDisposable? _subscription;

    /// <summary>The section.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    private Conversations Conversations { get; set; } = null!;

    [Inject]
    private LiveFeed Feed { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose() => _subscription?.Dispose();

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _subscription = Feed.Subscribe(ChangedAsync);
        await Conversations.LoadAsync();
        _shown = Conversations.Unread;
    }

    private async Task ChangedAsync(FeedChange change)
    {
        if (!change.SessionEnded)
        {
            await Conversations.ApplyAsync(change);
            if (_shown != Conversations.Unread)
            {
                _shown = Conversations.Unread;
                Feed.Draw(StateHasChanged);
            }
        }
    }
}
