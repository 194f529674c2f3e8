using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.Administration;

/// <summary>The users whom the reader's rights reach.</summary>
public sealed partial class UsersPage : IDisposable
{
    private const int ShownGroups = 2;

    private UserId _me;
    private bool _mayAdminister;
    private IReadOnlyList<Choice> _companies = [];
    private IReadOnlyList<Choice> _groups = [];
    private (string Company, string Group, string State) _narrow = ("", "", "active");
    private PagedGrid<UserRow>? _grid;
    private string? _refused;
    private bool _isOpen;
    private bool _isBusy;
    private PublicId? _edited;
    private UserRow? _asked;
    private IDisposable? _subscription;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private UserLists Lists { get; set; } = null!;

    [Inject]
    private SetActive Activation { get; set; } = null!;

    [Inject]
    private ReaderClock Clock { get; set; } = null!;

    [Inject]
    private LiveFeed Feed { get; set; } = null!;

    private string _company => _narrow.Company;

    private string _group => _narrow.Group;

    private string _state => _narrow.State;

    private static IReadOnlyList<GridColumn> Columns =>
    [
        new(Words.Name, "w-name", "name"),
        new(Words.SignIn_UserName, "w-mid", "userName"),
        new(Words.Company, "w-mid", "company"),
        new(Words.User_Title, "w-mid"),
        new(Words.User_Groups, "w-text"),
        new(Words.User_LastSeen, "w-time r"),
        new(Words.Grid_Actions, "w-two sr-head"),
    ];

    private static IEnumerable<(string Value, string Name)> States =>
        [("active", Words.State_Active), ("inactive", Words.State_Inactive), ("", Words.State_Both)];

    /// <inheritdoc />
    public void Dispose() => _subscription?.Dispose();

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        _subscription = Feed.Subscribe(ChangedAsync);
        return LoadListsAsync();
    }

    private static IEnumerable<(string Value, string Name)> All(string all, IReadOnlyList<Choice> choices) =>
        choices.Select(c => (c.PublicId.Value, c.Name)).Prepend(("", all));

    private async Task ChangedAsync(FeedChange change)
    {
        if (!change.SessionEnded && change.TouchesDirectory)
        {
            await LoadListsAsync();
            Feed.Draw(StateHasChanged);
        }
    }

    /// <summary>What the page offers beside the rows.</summary>
    private async Task LoadListsAsync()
    {
        if (await User.ActorAsync() is { } actor)
        {
            _me = actor.Me;
            (_mayAdminister, _companies, _groups) = await Lists.OfAsync(actor.Me);
        }
    }

    private async Task<PageOf<UserRow>?> LoadAsync(PageRequest request)
    {
        var filter = new UserFilter(
            _company.Length > 0 ? new PublicId(_company) : null,
            _group.Length > 0 ? new PublicId(_group) : null,
            _state.Length > 0 ? _state == "active" : null);
        return await User.ActorAsync() is { } actor ? await Lists.Users.PageAsync(actor.Me, filter, request, CancellationToken.None) : null;
    }

    private Task NarrowToCompanyAsync(string company) => NarrowAsync(_narrow with { Company = company });

    private Task NarrowToGroupAsync(string group) => NarrowAsync(_narrow with { Group = group });

    private Task NarrowToStateAsync(string state) => NarrowAsync(_narrow with { State = state });

    private Task NarrowAsync((string Company, string Group, string State) narrow)
    {
        _narrow = narrow;
        return _grid?.BeginAgainAsync() ?? Task.CompletedTask;
    }

    private string Seen(UserRow user) => Lists.IsOnline(user.Person.Id)
        ? Words.User_SeenNow
        : user.LastSeenAt is { } at ? Clock.Short(at) : Words.Grid_Nothing;

    private void Edit(PublicId? user) => (_isOpen, _edited, _refused) = (true, user, null);

    private Task ActivateAsync(UserRow user)
    {
        _refused = null;
        if (user.Person.Active)
        {
            _asked = user;
            return Task.CompletedTask;
        }

        return SetAsync(user, isActive: true);
    }

    private async Task DeactivateAsync()
    {
        if (_asked is { } asked && !_isBusy)
        {
            _isBusy = true;
            await SetAsync(asked, isActive: false);
            (_isBusy, _asked) = (false, null);
        }
    }

    private async Task SetAsync(UserRow user, bool isActive)
    {
        if (await User.ActorAsync() is { } actor)
        {
            _refused = (await Activation.HandleAsync(actor, user.Person.PublicId, isActive, CancellationToken.None)).Refusal?.Sentence;
        }
    }
}
