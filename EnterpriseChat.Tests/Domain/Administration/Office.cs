using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Administration;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Administration;

/// <summary>A world with its administration: public ids by name, and what was logged and told since the test began.</summary>
internal sealed class Office : IAsyncDisposable
{
    private readonly List<Fact> _told = [];
    private long _from;

    private Office(World world) => World = world;

    public World World { get; }

    public IReadOnlyList<Fact> Told => _told;

    public static async Task<Office> OpenAsync(params Microsoft.EntityFrameworkCore.Diagnostics.IInterceptor[] interceptors)
    {
        var office = new Office(await World.CreateAsync(interceptors));
        office.World.Get<FactBus>().Subscribe(office._told.Add);
        await office.BeginAsync();
        return office;
    }

    /// <summary>Counts entries and facts from here on.</summary>
    public async Task BeginAsync()
    {
        await using var db = World.Db();
        _from = await db.AuditEntries.MaxAsync(e => e.Sequence);
        _told.Clear();
    }

    public Task<Outcome<Done>> EditAsync(UserId actor, UserId who, Func<UserEdit, UserEdit> edit) => EditAsync(World.As(actor), who, edit);

    public async Task<Outcome<Done>> EditAsync(Actor actor, UserId who, Func<UserEdit, UserEdit> edit)
    {
        await using var db = World.Db();
        var user = await db.Users.SingleAsync(u => u.Id == who);
        var company = await db.Companies.Where(c => c.Id == user.CompanyId).Select(c => c.PublicId).SingleAsync();
        var asIs = new UserEdit(
            new(user.DisplayName, user.DisplayName), new(user.Title, user.Title), new(company, company), [], []);
        return await World.Get<EditUser>().HandleAsync(actor, user.PublicId, edit(asIs), default);
    }

    public Task<Outcome<Done>> SetAsync(UserId actor, GroupId group, Permission permission, bool isOn) =>
        SetAsync(World.As(actor), group, permission, isOn);

    public async Task<Outcome<Done>> SetAsync(Actor actor, GroupId group, Permission permission, bool isOn) =>
        await World.Get<SetGroupPermission>().HandleAsync(actor, await IdAsync(group), (permission, isOn), default);

    public async Task<PublicId> IdAsync(UserId user)
    {
        await using var db = World.Db();
        return await db.Users.Where(u => u.Id == user).Select(u => u.PublicId).SingleAsync();
    }

    public async Task<PublicId> IdAsync(GroupId group)
    {
        await using var db = World.Db();
        return await db.UserGroups.Where(g => g.Id == group).Select(g => g.PublicId).SingleAsync();
    }

    public async Task<PublicId> IdAsync(CompanyId company)
    {
        await using var db = World.Db();
        return await db.Companies.Where(c => c.Id == company).Select(c => c.PublicId).SingleAsync();
    }

    /// <summary>Entries since the beginning, as action and details.</summary>
    public async Task<IReadOnlyList<string>> LoggedAsync()
    {
        await using var db = World.Db();
        return [.. (await db.AuditEntries.Where(e => e.Sequence > _from).OrderBy(e => e.Sequence).ToListAsync()).Select(e => $"{e.Action} {e.Details}")];
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
