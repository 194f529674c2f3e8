using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.SignIn;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace EnterpriseChat.Domain.Demo;

/// <summary>Fills an empty database with the demo, through the operations themselves, by a fixed seed.</summary>
public sealed class DemoData(DataDirectory directory, TimeProvider time, ILoggerFactory logs)
{
    /// <summary>Raised with every change of the demo: until a first release an older demo is thrown away.</summary>
    private const string Version = "3";

    private const string VersionFile = "demo.version";
    private const int Days = 30;

    /// <summary>Throws an older demo away; a database without the demo's mark is never touched.</summary>
    public static void DropOutdated(string directory)
    {
        var mark = Path.Combine(directory, VersionFile);
        if (File.Exists(mark) && File.ReadAllText(mark) != Version)
        {
            foreach (var file in Directory.GetFiles(directory, "chat.db*").Append(CheckpointLog.OfDirectory(directory).Path))
            {
                File.Delete(file);
            }

            if (Directory.Exists(Path.Combine(directory, DataDirectory.FilesName)))
            {
                Directory.Delete(Path.Combine(directory, DataDirectory.FilesName), recursive: true);
            }

            File.Delete(mark);
        }
    }

    /// <summary>Makes the demo; an installation that has users stays as it is.</summary>
    public async Task FillAsync(CancellationToken cancellation)
    {
        var options = Connections.Reading(directory.Database);
        using (var db = new ChatDb(options))
        {
            if (await db.Users.AnyAsync(cancellation).ConfigureAwait(false))
            {
                return;
            }
        }

        await File.WriteAllTextAsync(Path.Combine(directory.Path, VersionFile), Version, cancellation).ConfigureAwait(false);
        var privateState = new PrivateState();
        var clock = new DemoClock(time.GetUtcNow().AddDays(-Days).AddHours(-1));
        var known = new KnownSights();
        var runner = new Runner(
            directory, new RightsClock(), known, privateState, new FactBus(logs.CreateLogger<FactBus>()), clock, logs.CreateLogger<Runner>(), []);
        await using (runner.ConfigureAwait(false))
        {
            var people = await MakePeopleAsync(runner, cancellation).ConfigureAwait(false);
            await TalkAsync(runner, clock, options, people, cancellation).ConfigureAwait(false);
            await ReadAsync(options, people, privateState, cancellation).ConfigureAwait(false);
        }
    }

    private static async Task<IReadOnlyDictionary<string, UserId>> MakePeopleAsync(Runner runner, CancellationToken cancellation)
    {
        var companies = new Dictionary<string, CompanyId>();
        foreach (var name in DemoPeople.Companies)
        {
            var made = await new MakeCompany(runner).HandleAsync(Actor.System, name, companies.Count == 0, cancellation).ConfigureAwait(false);
            companies[name] = made.Value;
        }

        var groups = new Dictionary<string, GroupId>();
        foreach (var (name, permissions) in DemoPeople.Groups)
        {
            groups[name] = (await new MakeGroup(runner).HandleAsync(Actor.System, name, permissions, cancellation).ConfigureAwait(false)).Value;
        }

        // One hash for all: everybody knows the password, and hashing 27 times takes longer than the rest of the demo.
        var hash = Passwords.Hash(DemoPeople.Password);
        var people = new Dictionary<string, UserId>();
        foreach (var p in DemoPeople.People)
        {
            var user = new NewUser(p.UserName, p.DisplayName, companies[p.Company], hash, [.. p.Groups.Select(g => groups[g])])
            {
                Title = p.Title,
                IsDemo = true,
            };
            people[p.UserName] = (await new MakeUser(runner).HandleAsync(Actor.System, user, cancellation).ConfigureAwait(false)).Value;
        }

        return people;
    }

    private async Task TalkAsync(
        Runner runner, DemoClock clock, DbContextOptions<ChatDb> options, IReadOnlyDictionary<string, UserId> people, CancellationToken cancellation)
    {
        var random = new Random(20261124);
        // While the demo is made nobody is online.
        using var nobody = new Presence(new FactBus(logs.CreateLogger<FactBus>()), new PrivateState(), clock);
        var here = new Here(new Contexts(options), new RightsClock(), new KnownSights(), nobody, new HereLimit());
        var post = new PostMessage(runner, new PostingLimit(int.MaxValue), new RefusedTries(clock), here);
        var rooms = await CompanyRoomsAsync(options, people, cancellation).ConfigureAwait(false);
        rooms.AddRange(await MakeRoomsAsync(runner, options, people, cancellation).ConfigureAwait(false));
        var tracker = new DemoTracker(runner, clock, new Contexts(options), people);
        await tracker.BeginAsync(clock.Now, time.GetUtcNow(), cancellation).ConfigureAwait(false);
        for (var day = -Days; day <= 0; day++)
        {
            var morning = time.GetUtcNow().UtcDateTime.Date.AddDays(day).AddHours(8);
            foreach (var (at, author, room, line) in rooms.SelectMany(r => r.Day(random, morning)).OrderBy(l => l.At))
            {
                if (at > time.GetUtcNow().UtcDateTime.AddMinutes(-1))
                {
                    await tracker.GoOnAsync(time.GetUtcNow()).ConfigureAwait(false);
                    return;
                }

                await tracker.GoOnAsync(new DateTimeOffset(at, TimeSpan.Zero)).ConfigureAwait(false);
                clock.Now = new DateTimeOffset(at, TimeSpan.Zero);
                await post.HandleAsync(new Actor(people[author], null, "demo"), room, PublicId.New().Value, line, cancellation).ConfigureAwait(false);
            }
        }

        await tracker.GoOnAsync(time.GetUtcNow()).ConfigureAwait(false);
    }

    private static async Task<List<DemoTalkers>> MakeRoomsAsync(
        Runner runner, DbContextOptions<ChatDb> options, IReadOnlyDictionary<string, UserId> people, CancellationToken cancellation)
    {
        using var db = new ChatDb(options);
        var users = await db.Users.ToDictionaryAsync(u => u.UserName, u => u.PublicId, cancellation).ConfigureAwait(false);
        var companies = await db.Companies.ToDictionaryAsync(c => c.Name, c => c.PublicId, cancellation).ConfigureAwait(false);
        var made = new List<DemoTalkers>();
        var maker = new Actor(people[DemoRooms.Maker], null, "demo");
        foreach (var room in DemoRooms.All)
        {
            var members = DemoPeople.People.Where(room.Has).Select(p => p.UserName).ToList();
            var access = AccessList.Nobody with
            {
                Users = room.Users.Select(u => users[u]).ToHashSet(),
                Companies = room.Companies.Select(c => companies[c]).ToHashSet(),
            };
            var settings = new RoomSettings(room.Name, room.Topic, room.IsPublic, access);
            var outcome = await new MakeRoom(runner).HandleAsync(maker, settings, cancellation).ConfigureAwait(false);
            made.Add(new DemoTalkers(outcome.Value, members, room.Talks, TalksADay: 1));
        }

        return made;
    }

    /// <summary>Most have read their company chat up to a few messages before its end.</summary>
    private static async Task ReadAsync(
        DbContextOptions<ChatDb> options, IReadOnlyDictionary<string, UserId> people, PrivateState privateState, CancellationToken cancellation)
    {
        using var db = new ChatDb(options);
        var unread = 0;
        foreach (var user in people.Values)
        {
            var rooms = await new Door(db, new KnownSights(), 0).RoomsOf(user).Select(r => new { r.Id, r.Last })
                .ToListAsync(cancellation).ConfigureAwait(false);
            foreach (var room in rooms)
            {
                privateState.MoveMark(user, room.Id, new MarkMove(Math.Max(0, room.Last - (unread++ % 5))));
            }
        }
    }

    private static async Task<List<DemoTalkers>> CompanyRoomsAsync(
        DbContextOptions<ChatDb> options, IReadOnlyDictionary<string, UserId> people, CancellationToken cancellation)
    {
        var rooms = new List<DemoTalkers>();
        using var db = new ChatDb(options);
        foreach (var company in DemoPeople.Companies)
        {
            List<string> members = [.. DemoPeople.People.Where(p => p.Company == company && p.Groups is not ["No chat"]).Select(p => p.UserName)];
            var room = await new Door(db, new KnownSights(), 0).RoomsOf(people[members[0]])
                .Where(r => r.Kind == RoomKind.Company).Select(r => r.PublicId).SingleAsync(cancellation).ConfigureAwait(false);
            rooms.Add(new DemoTalkers(room, members, DemoTalk.Talks, TalksADay: 2));
        }

        return rooms;
    }

    private sealed class Contexts(DbContextOptions<ChatDb> options) : IDbContextFactory<ChatDb>
    {
        public ChatDb CreateDbContext() => new(options);
    }
}
