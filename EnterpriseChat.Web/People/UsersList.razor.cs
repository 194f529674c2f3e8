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
    private IReadOnlyList<PeopleGroup> _groups = [];
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
    protected override async Task OnInitializedAsync()
    {
        _subscription = Feed.Subscribe(ChangedAsync);
        _me = (await User.ActorAsync())?.Me ?? default;
        _people = await Known.AllAsync();
        Arrange();
    }

    private async Task ChangedAsync(FeedChange change)
    {
        if (change.TouchesPeople && !change.SessionEnded)
        {
            Known.Forget(change);
            _people = await Known.AllAsync();
            Arrange();
            Feed.Draw(StateHasChanged);
        }
    }

    private void Arrange()
    {
        var sought = TextRules.Sought(_filter ?? "");
        var shown = _people.Where(p => sought.Length == 0 || TextRules.Sought(p.DisplayName).Contains(sought, StringComparison.Ordinal)).ToLookup(Known.IsOnline);
        _groups = [Group(shown[true], isOnline: true), Group(shown[false], isOnline: false)];
    }

    private static PeopleGroup Group(IEnumerable<Person> people, bool isOnline)
    {
        List<Person> all = [.. people];
        var word = isOnline ? Words.Presence_Online : Words.Presence_Offline;
        return new(Words.Users_Heading.With(word, all.Count), isOnline, all);
    }

    /// <summary>Some people under their heading.</summary>
    private sealed record PeopleGroup(string Heading, bool IsOnline, List<Person> People);
}
