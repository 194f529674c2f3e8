using System.Collections.Concurrent;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.People;

/// <summary>Keeps what is read about people once a server, and answers whom a reader knows.</summary>
public sealed class PeopleDirectory : IDisposable
{
    private readonly ConcurrentDictionary<UserId, Person> _known = new();
    private readonly IDbContextFactory<ChatDb> _reads;
    private readonly IDisposable _subscription;
    private long _changes;

    /// <summary>Listens to the bus, so that a changed person is read again.</summary>
    public PeopleDirectory(IDbContextFactory<ChatDb> reads, FactBus bus)
    {
        ArgumentNullException.ThrowIfNull(bus);
        _reads = reads;
        _subscription = bus.Subscribe(fact => Forget(fact));
    }

    /// <summary>Rises with every change of what is kept.</summary>
    public long Changes => Interlocked.Read(ref _changes);

    /// <summary>The people of these keys; those that are kept cost no query, the others one for all.</summary>
    public async Task<IReadOnlyDictionary<UserId, Person>> OfAsync(IEnumerable<UserId> users, CancellationToken cancellation)
    {
        var asked = users.Distinct().ToList();
        var missing = asked.Where(u => !_known.ContainsKey(u)).ToList();
        if (missing.Count > 0)
        {
            using var db = _reads.CreateDbContext();
            var found = await Rows(db.Users.Where(u => missing.Contains(u.Id))).ToListAsync(cancellation).ConfigureAwait(false);
            foreach (var person in found)
            {
                _known[person.Id] = person;
            }
        }

        return asked.Where(_known.ContainsKey).ToDictionary(u => u, u => _known[u]);
    }

    /// <summary>Whom a reader knows, the reader included, by name; active people only.</summary>
    public async Task<IReadOnlyList<Person>> KnownToAsync(UserId reader, CancellationToken cancellation)
    {
        using var db = _reads.CreateDbContext();
        var known = PeopleAccess.Of(db, db.Users.Where(u => u.Id == reader), db.Users.Where(u => u.Active)).Select(a => a.KnownId);
        var people = await Rows(db.Users.Where(u => known.Contains(u.Id))).ToListAsync(cancellation).ConfigureAwait(false);

        // One object a person for all readers: a list of all of them in each page would otherwise hold them all anew.
        var shared = people.Select(p => _known.AddOrUpdate(p.Id, p, (_, kept) => kept == p ? kept : p));
        return [.. shared.InOrderOfNames()];
    }

    /// <inheritdoc />
    public void Dispose() => _subscription.Dispose();

    private static IQueryable<Person> Rows(IQueryable<User> users) =>
        users.Select(u => new Person(u.Id, u.PublicId, u.DisplayName, u.Status, u.StatusText, u.Active, u.CompanyId));

    private void Forget(Fact fact)
    {
        switch (fact)
        {
            case PersonChanged changed:
                _known.TryRemove(changed.User, out _);
                Interlocked.Increment(ref _changes);
                break;
            case RightsChanged:
                // Accounts may have been made or deactivated.
                _known.Clear();
                Interlocked.Increment(ref _changes);
                break;
        }
    }
}
