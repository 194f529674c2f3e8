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
    private const string Version = "1";

    private const string VersionFile = "demo.version";
    private const int Days = 30;
    private const int TalksADay = 2;

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
        var post = new PostMessage(runner, new PostingLimit(int.MaxValue), new RefusedTries(clock));
        var rooms = await CompanyRoomsAsync(options, people, cancellation).ConfigureAwait(false);
        for (var day = -Days; day <= 0; day++)
        {
            var morning = time.GetUtcNow().UtcDateTime.Date.AddDays(day).AddHours(8);
            foreach (var (company, room) in rooms)
            {
                var at = morning.AddMinutes(random.Next(120));
                var members = DemoPeople.People.Where(p => p.Company == company && p.Groups[0] != "No chat").ToList();
                var speaker = members[0];
                for (var talk = 0; talk < TalksADay; talk++)
                {
                    foreach (var line in DemoTalk.Talks[random.Next(DemoTalk.Talks.Count)])
                    {
                        at = at.AddMinutes(1 + random.Next(6));
                        if (at > time.GetUtcNow().UtcDateTime.AddMinutes(-1))
                        {
                            return;
                        }

                        clock.Now = new DateTimeOffset(at, TimeSpan.Zero);
                        var others = members.Where(m => m != speaker).ToList();
                        speaker = others[random.Next(others.Count)];
                        var author = new Actor(people[speaker.UserName], null, "demo");
                        await post.HandleAsync(author, room, PublicId.New().Value, line, cancellation).ConfigureAwait(false);
                    }

                    at = at.AddMinutes(60 + random.Next(90));
                }
            }
        }
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
                privateState.Read(user, room.Id, Math.Max(0, room.Last - (unread++ % 5)));
            }
        }
    }

    private static async Task<Dictionary<string, PublicId>> CompanyRoomsAsync(
        DbContextOptions<ChatDb> options, IReadOnlyDictionary<string, UserId> people, CancellationToken cancellation)
    {
        var rooms = new Dictionary<string, PublicId>();
        using var db = new ChatDb(options);
        foreach (var company in DemoPeople.Companies)
        {
            var member = people[DemoPeople.People.First(p => p.Company == company).UserName];
            rooms[company] = await new Door(db, new KnownSights(), 0).RoomsOf(member)
                .Where(r => r.Kind == RoomKind.Company).Select(r => r.PublicId).SingleAsync(cancellation).ConfigureAwait(false);
        }

        return rooms;
    }
}
