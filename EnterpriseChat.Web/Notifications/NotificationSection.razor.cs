using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Notifications;
using EnterpriseChat.Web.Circuits;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Notifications;

/// <summary>
/// The table of notifications: of what one is told down, in which ways across, a check box in each cell, saved at once. What is ticked in another
/// tab shows at once.
/// </summary>
public sealed partial class NotificationSection : IDisposable
{
    private static (NotifiedOf Of, string Name, string Note)[] Rows =>
    [
        (NotifiedOf.Direct, Words.Notified_Direct, Words.Notified_DirectNote), (NotifiedOf.Mentions, Words.Notified_Mentions, Words.Notified_MentionsNote),
        (NotifiedOf.IssueChats, Words.Notified_Issues, Words.Notified_IssuesNote), (NotifiedOf.Support, Words.Notified_Support, Words.Notified_SupportNote),
        (NotifiedOf.Rooms, Words.Notified_Rooms, Words.Notified_RoomsNote),
    ];

    private static (NotifiedBy By, string Name)[] Columns =>
        [(NotifiedBy.Page, Words.Notified_Page), (NotifiedBy.Browser, Words.Notified_Browser), (NotifiedBy.Sound, Words.Notified_Sound)];

    private readonly Dictionary<(NotifiedOf, NotifiedBy), bool> _ticked = [];
    private NotificationTable _table = NotificationTable.Untouched;
    private string? _saved;
    private string? _refused;
    private IDisposable? _subscription;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private NotificationChoices Choices { get; set; } = null!;

    [Inject]
    private SetNotificationChoice Setting { get; set; } = null!;

    [Inject]
    private ReaderClock Clock { get; set; } = null!;

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

    /// <summary>What the person ticked, until it is known what came of it; then what is stored.</summary>
    private bool IsOn(NotifiedOf of, NotifiedBy by) => _ticked.TryGetValue((of, by), out var isOn) ? isOn : _table[of].HasFlag(by);

    private async Task ChangedAsync(FeedChange change)
    {
        if (!change.SessionEnded && (change.Notifications || change.Everything))
        {
            await LoadAsync();
            Feed.Draw(StateHasChanged);
        }
    }

    private async Task LoadAsync()
    {
        if (await User.ActorAsync() is { } actor)
        {
            _table = await Choices.OfAsync(actor.Me, CancellationToken.None);
        }
    }

    private async Task SetAsync(NotifiedOf of, NotifiedBy by, bool isOn)
    {
        if (await User.ActorAsync() is { } actor)
        {
            _ticked[(of, by)] = isOn;
            var outcome = await Setting.HandleAsync(actor, of, (by, isOn), CancellationToken.None);
            (_saved, _refused) = (outcome.IsDone ? Words.Saved.With(Clock.Now()) : null, outcome.Refusal?.Sentence);
            await LoadAsync();
            _ticked.Remove((of, by));
        }
    }
}
