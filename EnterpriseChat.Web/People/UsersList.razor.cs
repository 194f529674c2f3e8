using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Circuits;
using Microsoft.AspNetCore.Components;

namespace EnterpriseChat.Web.People;

/// <summary>The users whom the reader knows, online ones first, by name.</summary>
public sealed partial class UsersList : IDisposable
{
    private IReadOnlyList<Person> _people = [];
    private UserId _me;
    private string? _filter;
    private IDisposable? _subscription;

    [Inject]
    private KnownPeople Known { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private LiveFeed Feed { get; set; } = null!;

    private IEnumerable<(string Title, bool IsOnline, List<Person> People)> Groups
    {
        get
        {
            var key = TextRules.Key(_filter ?? "");
            var shown = _people.Where(p => TextRules.Key(p.DisplayName).Contains(key, StringComparison.Ordinal)).ToLookup(Known.IsOnline);
            if (shown[true].Any())
            {
                yield return (Words.Presence_Online, true, [.. shown[true]]);
            }

            if (shown[false].Any())
            {
                yield return (Words.Presence_Offline, false, [.. shown[false]]);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _subscription?.Dispose();

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _subscription = Feed.Subscribe(ChangedAsync);
        _me = (await User.ActorAsync())?.Me ?? default;
        _people = await Known.AllAsync();
    }

    private async Task ChangedAsync(FeedChange change)
    {
        if (change.TouchesPeople && !change.SessionEnded)
        {
            Known.Forget(change);
            _people = await Known.AllAsync();
            StateHasChanged();
        }
    }
}
