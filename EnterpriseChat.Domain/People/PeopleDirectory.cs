using System.Collections.Concurrent;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.People;

/// <summary>Keeps what is read about people once a server, and answers whom a reader knows.</summary>
public sealed class PeopleDirectory : IDisposable
{
    private static readonly Compiled<UserId, UserId> Known = new((db, reader) =>
        PeopleAccess.Of(db, db.Users.Where(u => u.Id == reader.Value), db.Users.Where(u => u.Active)).Select(a => a.KnownId).Distinct());

    private readonly ConcurrentDictionary<UserId, Person> _known = new();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly IDbContextFactory<ChatDb> _reads;
    private readonly IDisposable _subscription;
    private readonly RightsClock _clock;
    private (IReadOnlyList<Person> People, (long Changes, long Rights) As)? _everyone;
    private long _changes;

    /// <summary>Listens to the bus, so that a changed person is read again.</summary>
    public PeopleDirectory(IDbContextFactory<ChatDb> reads, RightsClock clock, FactBus bus)
    {
        ArgumentNullException.ThrowIfNull(bus);
        (_reads, _clock) = (reads, clock);
        _subscription = bus.Subscribe(fact => Forget(fact));
    }

    /// <summary>Rises with every change of what is kept.</summary>
    public long Changes => Interlocked.Read(ref _changes);

    /// <summary>The people of these keys; those that are kept cost no query, the others one for all.</summary>
    public async Task<IReadOnlyDictionary<UserId, Person>> OfAsync(IEnumerable<UserId> users, CancellationToken cancellation)
    {
        // What is known may be forgotten at any time, so what was found is held here.
        var people = new Dictionary<UserId, Person>();
        var missing = new List<UserId>();
        foreach (var user in users.Distinct())
        {
            if (_known.TryGetValue(user, out var kept))
            {
                people[user] = kept;
            }
            else
            {
                missing.Add(user);
            }
        }

        if (missing.Count > 0)
        {
            var before = Changes;
            using var db = _reads.CreateDbContext();
            foreach (var person in Kept(await Rows(db.Users.Where(u => missing.Contains(u.Id))).ToListAsync(cancellation).ConfigureAwait(false), before))
            {
                people[person.Id] = person;
            }
        }

        return people;
    }

    /// <summary>Whom a reader knows, the reader included, by name; active people only.</summary>
    public async Task<IReadOnlyList<Person>> KnownToAsync(UserId reader, CancellationToken cancellation)
    {
        var everyone = await EveryoneAsync(cancellation).ConfigureAwait(false);
        using var db = _reads.CreateDbContext();
        if (await PeopleAccess.KnowsEveryoneAsync(db, reader, cancellation).ConfigureAwait(false))
        {
            return everyone;
        }

        var known = await Known.Of(db, reader).ToHashSetAsync(cancellationToken: cancellation).ConfigureAwait(false);
        return [.. everyone.Where(p => known.Contains(p.Id))];
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _subscription.Dispose();
        _reading.Dispose();
    }

    /// <summary>All active people by name: one list for all who know everyone, read again when anybody changed.</summary>
    private async Task<IReadOnlyList<Person>> EveryoneAsync(CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            // By the version too: accounts are then right also when the fact that told of them was lost.
            var now = (Changes, Rights: _clock.Version);
            if (_everyone is not { } kept || kept.As != now)
            {
                using var db = _reads.CreateDbContext();
                var read = Kept(await Rows(db.Users.Where(u => u.Active)).ToListAsync(cancellation).ConfigureAwait(false), now.Changes);
                _everyone = kept = ([.. read.InOrderOfNames()], now);
            }

            return kept.People;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>
    /// Keeps what was read, unless it was to be forgotten meanwhile. One object a person for all readers: a list of all of them in each page
    /// would otherwise hold them all anew.
    /// </summary>
    private List<Person> Kept(List<Person> read, long before)
    {
        var shared = read.ConvertAll(p => _known.AddOrUpdate(p.Id, p, (_, kept) => kept == p ? kept : p));
        if (Changes != before)
        {
            read.ForEach(p => _known.TryRemove(p.Id, out _));
        }

        return shared;
    }

    private static IQueryable<Person> Rows(IQueryable<User> users) =>
        users.Select(u => new Person(u.Id, u.PublicId, u.DisplayName, u.Status, u.StatusText, u.Active, u.CompanyId) { UserName = u.UserName });

    /// <summary>Counted before and after: who reads meanwhile keeps nothing, and who made something of what was kept makes it anew.</summary>
    private void Forget(Fact fact)
    {
        if (fact is not (PersonChanged or RightsChanged { Of: null }))
        {
            return;
        }

        Interlocked.Increment(ref _changes);
        if (fact is PersonChanged changed)
        {
            _known.TryRemove(changed.User, out _);
        }
        else
        {
            // Accounts may have been made or deactivated.
            _known.Clear();
        }

        Interlocked.Increment(ref _changes);
    }
}
