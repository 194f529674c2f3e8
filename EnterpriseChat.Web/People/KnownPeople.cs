using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Web.Circuits;

namespace EnterpriseChat.Web.People;

/// <summary>Whom the reader of this circuit knows, and who of them is online: read once for all lists of the page.</summary>
internal sealed class KnownPeople(CurrentUser user, PeopleDirectory directory, Presence presence)
{
    private IReadOnlyList<Person>? _people;
    private FeedChange? _seen;

    /// <summary>By name; online ones can be told by <see cref="IsOnline"/>.</summary>
    public async Task<IReadOnlyList<Person>> AllAsync()
    {
        if (_people is null && await user.ActorAsync() is { } actor)
        {
            _people = await directory.KnownToAsync(actor.Me, CancellationToken.None);
        }

        return _people ?? [];
    }

    /// <summary>Whether somebody has a live tab.</summary>
    public bool IsOnline(Person person) => presence.IsOnline(person.Id);

    /// <summary>Reads again what a change touches.</summary>
    public void Forget(FeedChange change)
    {
        // Each list of the page says it; one reading is enough.
        if (change.TouchesPeople && !ReferenceEquals(change, _seen))
        {
            (_people, _seen) = (null, change);
        }
    }
}
