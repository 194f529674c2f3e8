using System.Globalization;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Domain.Support;

namespace EnterpriseChat.Tests.Domain.Access;

/// <summary>Companies, groups, people and rooms of all kinds by a fixed seed, straight as rows: kinds whose operations come later too.</summary>
internal sealed class GeneratedCompanies(ChatDb db, int seed)
{
    private static readonly DateTime At = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly Random _random = new(seed);
    private readonly List<Company> _companies = [];
    private readonly List<UserGroup> _groups = [];
    private readonly List<User> _users = [];
    private readonly List<Issue> _issues = [];
    private readonly List<SupportChat> _supports = [];
    private readonly List<Room> _rooms = [];
    private int _names;

    public async Task FillAsync(int users = 40, int roomsOfKind = 16)
    {
        await AddAsync(_companies, 5, () => new Company
        {
            PublicId = PublicId.New(),
            Name = Name(),
            NameKey = Name(),
            IsHost = Chance(30),
            ChatEnabled = Chance(75),
            KnowsEveryone = Chance(10),
            CreatedAt = At,
        });
        await AddAsync(_groups, 9, () => new UserGroup { PublicId = PublicId.New(), Name = Name(), NameKey = Name() });
        await AddAsync(_users, users, () => new User
        {
            PublicId = PublicId.New(),
            UserName = Name(),
            UserNameKey = Name(),
            DisplayName = Name(),
            CompanyId = One(_companies).Id,
            Active = Chance(85),
            PasswordHash = "",
            CreatedAt = At,
        });
        db.GroupPermissions.AddRange(_groups.SelectMany(g => Enum.GetValues<Permission>()
            .Where(p => Chance(p == Permission.UseChat ? 60 : 30)).Select(p => new GroupPermission { GroupId = g.Id, Permission = p })));
        db.GroupMembers.AddRange(_users.SelectMany(u => _groups.Where(_ => Chance(30)).Select(g => new GroupMember { GroupId = g.Id, UserId = u.Id })));
        await IssuesAsync(roomsOfKind);
        await RoomsAsync(roomsOfKind);
        await GrantsAndMessagesAsync();
    }

    private async Task IssuesAsync(int count)
    {
        var project = new Project { Key = Name() };
        db.Projects.Add(project);
        await db.SaveChangesAsync();
        await AddAsync(_issues, count, () => new Issue
        {
            ProjectId = project.Id,
            Key = Name(),
            CompanyId = One(_companies).Id,
            ReporterId = One(_users).Id,
        });
        await AddAsync(_supports, count * 2, () => new SupportChat
        {
            AskerId = One(_users).Id,
            State = One(Enum.GetValues<SupportState>()),
            IssueId = Chance(30) ? One(_issues).Id : null,
        });
    }

    private async Task RoomsAsync(int count)
    {
        var company = new Queue<Company>(_companies);
        await AddAsync(_rooms, _companies.Count, () => Made(RoomKind.Company, company: company.Dequeue().Id));
        await AddAsync(_rooms, count / 2, () => Made(RoomKind.ChatRoom, isPublic: true));
        await AddAsync(_rooms, count * 2, () => Made(RoomKind.ChatRoom));
        var pairs = new Queue<(User, User)>(_users.SelectMany(a => _users.Where(b => b.Id.Value > a.Id.Value).Select(b => (a, b)))
            .OrderBy(_ => _random.Next()));
        await AddAsync(_rooms, count, () => pairs.Dequeue() is var (a, b) ? Made(RoomKind.Direct, parties: (a.Id, b.Id)) : null!);

        // A support chat that became an issue is the issue's room from then on.
        var became = _supports.Where(s => s.IssueId is not null).DistinctBy(s => s.IssueId).ToList();
        var issues = new Queue<(IssueId, SupportChatId?)>(
            _issues.Select(i => (i.Id, became.FirstOrDefault(s => s.IssueId == i.Id)?.Id)));
        var internals = new Queue<(IssueId, SupportChatId?)>(issues);
        await AddAsync(_rooms, _issues.Count, () => issues.Dequeue() is var (i, s) ? Made(RoomKind.Issue, issue: i, support: s) : null!);
        await AddAsync(_rooms, _issues.Count, () => internals.Dequeue() is var (i, s) ? Made(RoomKind.Issue, issue: i, support: s, isInternal: true) : null!);
        var open = _supports.Where(s => s.IssueId is null).ToList();
        var asked = new Queue<SupportChat>([.. open, .. open]);
        await AddAsync(_rooms, open.Count, () => Made(RoomKind.Support, support: asked.Dequeue().Id));
        await AddAsync(_rooms, open.Count, () => Made(RoomKind.Support, support: asked.Dequeue().Id, isInternal: true));
    }

    private async Task GrantsAndMessagesAsync()
    {
        foreach (var room in _rooms.Where(r => r.Kind == RoomKind.ChatRoom))
        {
            // A public room may still have the list of the time when it was private.
            Grant(room, GrantKind.User, _users.Where(_ => Chance(8)).Select(u => u.Id.Value));
            Grant(room, GrantKind.Group, _groups.Where(_ => Chance(10)).Select(g => g.Id.Value));
            Grant(room, GrantKind.Company, _companies.Where(_ => Chance(6)).Select(c => c.Id.Value));
        }

        foreach (var room in _rooms.Where(_ => Chance(60)))
        {
            (room.Last, room.Changes) = (1, 1);
            db.Messages.Add(new Message
            {
                RoomId = room.Id,
                Number = 1,
                AuthorId = One(_users).Id,
                ClientId = PublicId.New().Value,
                PostedAt = At,
                RightsVersion = 1,
                Changed = 1,
                Revision = 1,
            });
        }

        await db.SaveChangesAsync();
    }

    private void Grant(Room room, GrantKind kind, IEnumerable<long> subjects) =>
        db.RoomGrants.AddRange(subjects.Select(s => new RoomGrant { RoomId = room.Id, Kind = kind, SubjectId = s }));

    private Room Made(
        RoomKind kind, bool isPublic = false, bool isInternal = false, CompanyId? company = null, (UserId A, UserId B)? parties = null,
        IssueId? issue = null, SupportChatId? support = null) => new()
        {
            PublicId = PublicId.New(),
            Kind = kind,
            Name = Name(),
            NameKey = Name(),
            IsPublic = isPublic,
            IsInternal = isInternal,
            CompanyId = company,
            PartyA = parties?.A,
            PartyB = parties?.B,
            IssueId = issue,
            SupportChatId = support,
            CreatedAt = At,
            DeletedAt = Chance(8) ? At : null,
        };

    private async Task AddAsync<T>(List<T> kept, int count, Func<T> make)
        where T : class
    {
        var made = Enumerable.Range(0, count).Select(_ => make()).ToList();
        kept.AddRange(made);
        db.AddRange(made);
        await db.SaveChangesAsync();
    }

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T One<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    private string Name() => string.Create(CultureInfo.InvariantCulture, $"generated {seed} {++_names}");
}
