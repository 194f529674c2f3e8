using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;

namespace EnterpriseChat.Web.Circuits;

/// <summary>What the reader of this circuit may do, read once for all parts of the page. It only decides what is shown: operations ask again.</summary>
internal sealed class MyRights(CurrentUser user, HeldPermissions permissions)
{
    private IReadOnlySet<Permission>? _held;
    private FeedChange? _applied;

    /// <summary>Whether the reader holds the permission, as far as was read.</summary>
    public bool May(Permission permission) => _held?.Contains(permission) == true;

    /// <summary>Reads them, once a circuit.</summary>
    public async Task LoadAsync()
    {
        if (_held is null)
        {
            await ReadAsync();
        }
    }

    /// <summary>Takes a change in; each part of the page may say it, the first does.</summary>
    public async Task ApplyAsync(FeedChange change)
    {
        if (!ReferenceEquals(change, _applied) && (change.Rights || change.Everything))
        {
            _applied = change;
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        if (await user.ActorAsync() is { } actor)
        {
            _held = await permissions.OfAsync(actor.Me, CancellationToken.None);
        }
    }
}
