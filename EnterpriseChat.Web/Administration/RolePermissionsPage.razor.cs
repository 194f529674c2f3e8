using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Administration;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Web.Circuits;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Administration;

/// <summary>
/// The table of permissions: groups across, permissions down, a check box in each cell, saved at once. What another administrator ticks
/// shows at once; a refusal puts the box back and says why.
/// </summary>
public sealed partial class RolePermissionsPage : IDisposable
{
    private readonly Dictionary<(PublicId Group, Permission Permission), bool> _ticked = [];
    private IReadOnlyList<GroupColumn> _groups = [];
    private GroupColumn? _asked;
    private string? _saved;
    private string? _refused;
    private bool _isBusy;
    private IDisposable? _subscription;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private PermissionTable Table { get; set; } = null!;

    [Inject]
    private SetGroupPermission Setting { get; set; } = null!;

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
    private bool IsOn(GroupColumn group, Permission permission) =>
        _ticked.TryGetValue((group.PublicId, permission), out var isOn) ? isOn : group.Permissions.Contains(permission);

    private bool IsFirst(GroupColumn group, Permission permission) => group == _groups[0] && permission == Permissions.Sections[0].Permissions[0];

    private async Task ChangedAsync(FeedChange change)
    {
        if (!change.SessionEnded && change.TouchesDirectory)
        {
            await LoadAsync();
            Feed.Draw(StateHasChanged);
        }
    }

    private async Task LoadAsync()
    {
        if (await User.ActorAsync() is { } actor && await Table.OfAsync(actor.Me, CancellationToken.None) is { } groups)
        {
            _groups = groups;
        }
    }

    private async Task SetAsync(GroupColumn group, Permission permission, bool isOn)
    {
        _ticked[(group.PublicId, permission)] = isOn;
        if (permission == Permission.Administer && !isOn && Permissions.AreOnlyFrom(_groups, group.PublicId))
        {
            _asked = group;
            return;
        }

        await SaveAsync(group, permission, isOn);
    }

    private void Leave()
    {
        _ticked.Remove((_asked!.PublicId, Permission.Administer));
        _asked = null;
    }

    private async Task TakeAsync()
    {
        if (_asked is { } group && !_isBusy)
        {
            _isBusy = true;
            await SaveAsync(group, Permission.Administer, isOn: false);
            (_isBusy, _asked) = (false, null);
        }
    }

    private async Task SaveAsync(GroupColumn group, Permission permission, bool isOn)
    {
        if (await User.ActorAsync() is { } actor)
        {
            _refused = (await Setting.HandleAsync(actor, group.PublicId, (permission, isOn), CancellationToken.None)).Refusal?.Sentence;
            _saved = _refused is null ? Words.Saved.With(Clock.Now()) : null;

            // Not left to the feed: the box has to show what is stored when the answer is there, whether it was taken or put back.
            await LoadAsync();
            _ticked.Remove((group.PublicId, permission));
        }
    }
}
