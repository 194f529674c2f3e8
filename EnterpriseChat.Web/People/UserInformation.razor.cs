using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Circuits;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.People;

/// <summary>What others read of a user, and, for those who may, the form that changes it. Live like everything else.</summary>
public sealed partial class UserInformation : IDisposable
{
    private UserCard? _card;
    private IReadOnlyList<IssueRow> _issues = [];
    private bool _isOnline;
    private bool _mayChat;
    private IDisposable? _subscription;
    private ITimer? _minutes;

    /// <summary>Who.</summary>
    [Parameter]
    [EditorRequired]
    public PublicId Who { get; set; }

    /// <summary>Whether it is being changed.</summary>
    [Parameter]
    public bool IsEditing { get; set; }

    /// <summary>Something else of the user is to be opened: <see cref="UserMenus"/> has the names.</summary>
    [Parameter]
    public EventCallback<string> OnTell { get; set; }

    /// <summary>It was left, or the user is not known any more.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    [Inject]
    private UserLook Look { get; set; } = null!;

    [Inject]
    private ReaderClock Clock { get; set; } = null!;

    [Inject]
    private LiveFeed Feed { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose()
    {
        _subscription?.Dispose();
        _minutes?.Dispose();
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        _subscription = Feed.SubscribeToIssues(ChangedAsync);
        return LoadAsync();
    }

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            // The local time that stands there goes on.
            var minute = TimeSpan.FromMinutes(1);
            var next = TimeSpan.FromTicks(minute.Ticks - (Time.GetUtcNow().Ticks % minute.Ticks));
            _minutes = Time.CreateTimer(_ => _ = InvokeAsync(StateHasChanged), null, next, minute);
        }
    }

    private async Task ChangedAsync(FeedChange change)
    {
        if (!change.SessionEnded && (change.TouchesPeople || change.TouchesDirectory || change.TouchesIssues()))
        {
            await LoadAsync();
            Feed.Draw(StateHasChanged);
        }
    }

    private async Task LoadAsync()
    {
        (_card, _isOnline, _mayChat) = await Look.AtAsync(Who);
        if (_card is null)
        {
            await OnClosed.InvokeAsync();
            return;
        }

        _issues = await Look.IssuesAsync(_card);
    }

    private string LastSeen(UserCard card) => (_isOnline, card.LastSeenAt) switch
    {
        (true, _) => Words.User_SeenNow,
        (_, { } at) => Clock.Short(at),
        _ => Words.User_SeenNever,
    };
}
