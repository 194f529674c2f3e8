using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Live;

namespace EnterpriseChat.Web.Circuits;

/// <summary>
/// What the reader of this circuit may do, read once for all parts of the page and kept up to date. It only decides what is shown:
/// operations ask again.
/// </summary>
internal sealed class MyRights : IDisposable
{
    private readonly CurrentUser _user;
    private readonly HeldPermissions _permissions;
    private readonly IssueRows _issues;
    private readonly IDisposable _subscription;
    private OwnRights _held = OwnRights.None;
    private Task? _loading;

    /// <summary>Listens before the parts that ask it do, since they are made after it.</summary>
    public MyRights(CurrentUser user, HeldPermissions permissions, IssueRows issues, LiveFeed feed)
    {
        (_user, _permissions, _issues) = (user, permissions, issues);
        _subscription = feed.Subscribe(ChangedAsync);
    }

    /// <summary>Whether the reader holds the permission, as far as was read.</summary>
    public bool May(Permission permission) => _held.May(permission);

    /// <summary>Whether the reader may see issues, or sees any: who reported one sees it for ever.</summary>
    public bool SeesIssues { get; private set; }

    /// <summary>Reads them, once a circuit.</summary>
    public Task LoadAsync() => _loading ??= ReadAsync();

    /// <inheritdoc />
    public void Dispose() => _subscription.Dispose();

    private Task ChangedAsync(FeedChange change) =>
        (change.Rights || change.Everything) && !change.SessionEnded ? ReadAsync() : Task.CompletedTask;

    private async Task ReadAsync()
    {
        if (await _user.ActorAsync() is { } actor)
        {
            _held = await _permissions.OfAsync(actor.Me, CancellationToken.None);
            SeesIssues = May(Permission.ViewIssues) || await _issues.AnyAsync(actor.Me, CancellationToken.None);
        }
    }
}
