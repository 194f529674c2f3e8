using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Circuits;

namespace EnterpriseChat.Web.People;

/// <summary>Whom the reader of this circuit knows, and who of them is online: read once for all lists of the page.</summary>
internal sealed class KnownPeople(CurrentUser user, PeopleDirectory directory, Presence presence)
{
    private readonly HashSet<UserId> _changed = [];
    private IReadOnlyList<Person>? _people;
    private FeedChange? _seen;

    /// <summary>By name; online ones can be told by <see cref="IsOnline"/>.</summary>
    public async Task<IReadOnlyList<Person>> AllAsync()
    {
        if (_people is null && await user.ActorAsync() is { } actor)
        {
            _people = await directory.KnownToAsync(actor.Me, CancellationToken.None);
        }

        else if (_people is not null && _changed.Count > 0 && !await TakeInAsync(_people))
        {
            _people = null;
            return await AllAsync();
        }

        return _people ?? [];
    }

    /// <summary>Whether somebody has a live tab.</summary>
    public bool IsOnline(Person person) => presence.IsOnline(person.Id);

    /// <summary>Reads again what a change touches: all people when rights changed, else those who did.</summary>
    public void Forget(FeedChange change)
    {
        // Each list of the page says it; one reading is enough.
        if (!change.TouchesPeople || ReferenceEquals(change, _seen))
        {
            return;
        }

        _seen = change;
        _changed.UnionWith(change.People);
        if (change.Rights || change.Everything)
        {
            _people = null;
            _changed.Clear();
        }
    }

    /// <summary>Whether the changed people could be put in the places of what they were: nobody is new, gone or called otherwise.</summary>
    private async Task<bool> TakeInAsync(IReadOnlyList<Person> people)
    {
        var changed = await directory.OfAsync(_changed, CancellationToken.None);
        var taken = people.Select(p => changed.GetValueOrDefault(p.Id) ?? p).ToArray();
        var isSame = taken.Zip(people).All(p => p.First.Active && p.First.DisplayName == p.Second.DisplayName)
            && _changed.IsSubsetOf(people.Select(p => p.Id));
        _changed.Clear();
        _people = taken;
        return isSame;
    }
}
