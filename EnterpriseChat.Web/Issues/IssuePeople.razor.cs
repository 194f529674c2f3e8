using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.People;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Issues;

/// <summary>Who is in the issue chat that is open, online ones first. Whom the reader does not know is counted, not named.</summary>
public sealed partial class IssuePeople : IDisposable
{
    private IReadOnlyList<Person> _online = [];
    private IReadOnlyList<Person> _offline = [];
    private int _unknown;
    private IDisposable? _subscription;

    /// <summary>The issue chat.</summary>
    [Parameter, EditorRequired]
    public OpenRoom Room { get; set; } = null!;

    /// <summary>The key of the issue.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Inject]
    private IssueChatPeople People { get; set; } = null!;

    [Inject]
    private KnownPeople Known { get; set; } = null!;

    [Inject]
    private IssueInvites Invites { get; set; } = null!;

    [Inject]
    private LiveFeed Feed { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose()
    {
        Invites.Leave(Room);
        _subscription?.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _subscription = Feed.Subscribe(ChangedAsync);
        await ReadAsync();
    }

    /// <inheritdoc />
    protected override void OnParametersSet() => Invites.Enter(Room, Name);

    private async Task ChangedAsync(FeedChange change)
    {
        if (change.SessionEnded || change.Lost.Contains(Room.Id) || !(change.Touches(Room.Id) || change.TouchesPeople))
        {
            return;
        }

        Known.Forget(change);
        await ReadAsync();
        Feed.Draw(StateHasChanged);
    }

    private async Task ReadAsync()
    {
        var all = await People.OfAsync(Room, CancellationToken.None);
        var known = (await Known.AllAsync()).Where(p => all.Contains(p.Id)).ToLookup(Known.IsOnline);
        (_online, _offline) = ([.. known[true]], [.. known[false]]);
        _unknown = all.Count - _online.Count - _offline.Count;
    }
}
