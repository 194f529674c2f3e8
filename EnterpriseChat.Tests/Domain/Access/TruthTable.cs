using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Domain.Support;

namespace EnterpriseChat.Tests.Domain.Access;

/// <summary>Product.md section 3 as a person reads it: loops over plain rows in memory, nothing of the product's own rule.</summary>
internal sealed class TruthTable
{
    private readonly ILookup<UserId, Permission> _permissions;
    private readonly HashSet<(UserId User, GroupId Group)> _members;
    private readonly ILookup<RoomId, RoomGrant> _grants;
    private readonly ILookup<RoomId, UserId> _authors;

    private TruthTable(ChatDb db)
    {
        (Users, Rooms, Issues) = ([.. db.Users], [.. db.Rooms], [.. db.Issues]);
        (Companies, Supports) = (db.Companies.ToDictionary(c => c.Id), [.. db.SupportChats]);
        _members = [.. db.GroupMembers.AsEnumerable().Select(m => (m.UserId, m.GroupId))];
        var granted = db.GroupPermissions.ToList();
        _permissions = _members.SelectMany(m => granted.Where(p => p.GroupId == m.Group).Select(p => (m.User, p.Permission)))
            .ToLookup(p => p.User, p => p.Permission);
        _grants = db.RoomGrants.ToLookup(g => g.RoomId);
        _authors = db.Messages.ToLookup(m => m.RoomId, m => m.AuthorId);
    }

    public List<User> Users { get; }

    public List<Room> Rooms { get; }

    public List<Issue> Issues { get; }

    private Dictionary<CompanyId, Company> Companies { get; }

    private List<SupportChat> Supports { get; }

    public static TruthTable Read(ChatDb db) => new(db);

    public bool UsesChat(User u) => u.Active && Companies[u.CompanyId].ChatEnabled && May(u, Permission.UseChat);

    public bool Sees(User u, Room r) => r.DeletedAt is null && UsesChat(u)
        && (!r.IsInternal || IsHost(u))
        && r.Kind switch
        {
            RoomKind.Company => r.CompanyId == u.CompanyId && May(u, Permission.ViewCompanyChat),
            RoomKind.ChatRoom => r.IsPublic || IsSelected(u, r),
            RoomKind.Direct => r.PartyA == u.Id || r.PartyB == u.Id,
            RoomKind.Issue => SeesIssue(u, Issues.Single(i => i.Id == r.IssueId)),
            RoomKind.Support => Asker(r) == u.Id || (May(u, Permission.AnswerSupport) && IsHost(u)),
            _ => throw new InvalidOperationException("A kind that product.md does not know."),
        };

    public bool SeesIssue(User u, Issue i) => u.Active
        && ((May(u, Permission.ViewIssues) && (IsHost(u) || u.CompanyId == i.CompanyId)) || i.ReporterId == u.Id || Askers(i).Contains(u.Id));

    public bool May(User u, Permission permission) => _permissions[u.Id].Contains(permission);

    public bool Knows(User k, User p) =>
        IsHost(k) || Companies[k.CompanyId].KnowsEveryone || k.CompanyId == p.CompanyId || IsHost(p)
        || Rooms.Any(r => r is { Kind: RoomKind.ChatRoom, IsPublic: false, DeletedAt: null } && IsSelected(k, r) && IsSelected(p, r))
        || Rooms.Any(r => r is { Kind: RoomKind.Direct, Last: > 0 } && IsPair(r, k, p))
        || Issues.Any(i => (i.ReporterId == p.Id || Askers(i).Contains(p.Id)) && SeesIssue(k, i))
        || Rooms.Any(r => r.Kind is RoomKind.Issue or RoomKind.Support && (_authors[r.Id].Contains(p.Id) || Asker(r) == p.Id) && Sees(k, r));

    private bool IsHost(User u) => Companies[u.CompanyId].IsHost;

    private IEnumerable<UserId> Askers(Issue i) => Supports.Where(s => s.IssueId == i.Id).Select(s => s.AskerId);

    private UserId? Asker(Room r) => Supports.SingleOrDefault(s => s.Id == r.SupportChatId)?.AskerId;

    private static bool IsPair(Room r, User a, User b) => (r.PartyA == a.Id && r.PartyB == b.Id) || (r.PartyA == b.Id && r.PartyB == a.Id);

    private bool IsSelected(User u, Room r) => _grants[r.Id].Any(g => g.Kind switch
    {
        GrantKind.User => g.SubjectId == u.Id.Value,
        GrantKind.Group => _members.Contains((u.Id, new GroupId(g.SubjectId))),
        _ => g.SubjectId == u.CompanyId.Value,
    });
}
