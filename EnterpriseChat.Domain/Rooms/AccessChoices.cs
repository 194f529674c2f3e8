using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Rooms;

/// <summary>A group or company that may be selected.</summary>
/// <param name="Id">Name in addresses.</param>
/// <param name="Name">Name.</param>
/// <param name="People">Active users in it.</param>
public sealed record AccessChoice(PublicId Id, string Name, int People);

/// <summary>What the access control of a chat room shows: the room as it is, what may be selected, and who would see it.</summary>
public sealed class AccessChoices(IDbContextFactory<ChatDb> reads, RoomReader rooms, Headcounts headcounts)
{
    private static readonly Compiled<UserId, List<PublicId>, UserGroup> Groups = new((db, reader, selected) =>
    {
        var offered = AccessOffer.Groups(db, db.Users.Where(u => u.Id == reader.Value), db.UserGroups).Select(g => g.Id);
        return db.UserGroups.Where(g => offered.Contains(g.Id) || selected.Value.Contains(g.PublicId)).OrderBy(g => g.NameKey);
    });

    private static readonly Compiled<UserId, List<PublicId>, Company> Companies = new((db, reader, selected) =>
    {
        var offered = AccessOffer.Companies(db, db.Users.Where(u => u.Id == reader.Value), db.Companies).Select(c => c.Id);
        return db.Companies.Where(c => offered.Contains(c.Id) || selected.Value.Contains(c.PublicId)).OrderBy(c => c.NameKey);
    });

    /// <summary>What a chat room is, for those who may edit it; null for all others.</summary>
    public async Task<SavedRoom?> SavedAsync(UserId reader, PublicId which, CancellationToken cancellation)
    {
        if (await rooms.OpenAsync(reader, which, cancellation).ConfigureAwait(false) is not { Kind: RoomKind.ChatRoom } open)
        {
            return null;
        }

        using var db = reads.CreateDbContext();
        if (!await Rights.HasAsync(db, reader, Permission.EditChatRooms, cancellation).ConfigureAwait(false))
        {
            return null;
        }

        var access = await AccessLists.OfAsync(db, open, cancellation).ConfigureAwait(false);
        var by = await SavedBy.OfAsync(db, open, cancellation).ConfigureAwait(false);
        return await Door.RowOf(db, open).Select(r => new SavedRoom(new RoomSettings(r.Name, r.Topic, r.IsPublic, access), by))
            .SingleOrDefaultAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Users who are selected and whom the reader's list of people does not hold, such as those who were deactivated.</summary>
    public async Task<IReadOnlyList<AccessChoice>> UsersAsync(IReadOnlySet<PublicId> selected, CancellationToken cancellation)
    {
        if (selected.Count == 0)
        {
            return [];
        }

        using var db = reads.CreateDbContext();
        return await db.Users.Where(u => selected.Contains(u.PublicId)).Select(u => new AccessChoice(u.PublicId, u.DisplayName, 1))
            .ToListAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>The user groups that a reader may select, and those that are selected already, by name.</summary>
    public async Task<IReadOnlyList<AccessChoice>> GroupsAsync(UserId reader, IReadOnlySet<PublicId> selected, CancellationToken cancellation)
    {
        var people = (await headcounts.NowAsync(cancellation).ConfigureAwait(false)).Groups;
        using var db = reads.CreateDbContext();
        var groups = await PeopleAccess.KnowsEveryoneAsync(db, reader, cancellation).ConfigureAwait(false)
            ? await db.UserGroups.OrderBy(g => g.NameKey).ToListAsync(cancellation).ConfigureAwait(false)
            : await Groups.Of(db, reader, [.. selected]).ToListAsync(cancellation).ConfigureAwait(false);
        return groups.ConvertAll(g => new AccessChoice(g.PublicId, g.Name, people.GetValueOrDefault(g.Id)));
    }

    /// <summary>The companies that a reader may select, and those that are selected already, by name.</summary>
    public async Task<IReadOnlyList<AccessChoice>> CompaniesAsync(UserId reader, IReadOnlySet<PublicId> selected, CancellationToken cancellation)
    {
        var people = (await headcounts.NowAsync(cancellation).ConfigureAwait(false)).Companies;
        using var db = reads.CreateDbContext();
        var companies = await PeopleAccess.KnowsEveryoneAsync(db, reader, cancellation).ConfigureAwait(false)
            ? await db.Companies.OrderBy(c => c.NameKey).ToListAsync(cancellation).ConfigureAwait(false)
            : await Companies.Of(db, reader, [.. selected]).ToListAsync(cancellation).ConfigureAwait(false);
        return companies.ConvertAll(c => new AccessChoice(c.PublicId, c.Name, people.GetValueOrDefault(c.Id)));
    }

    /// <summary>Who would see a private room with this access list, or a public room. Whom the reader does not know is counted, not named.</summary>
    public async Task<IReadOnlySet<UserId>> SeenByAsync(bool isPublic, AccessList access, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        var seen = isPublic ? RoomAccess.Chatters(db, db.Users) : RoomAccess.Selection(db, access, db.Users);
        return (await seen.Select(u => u.Id).ToListAsync(cancellation).ConfigureAwait(false)).ToHashSet();
    }

    /// <summary>Who sees a room that the reader sees.</summary>
    public async Task<IReadOnlySet<UserId>> SeenByAsync(OpenRoom room, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        return (await Door.SeenBy(db, room).ToListAsync(cancellation).ConfigureAwait(false)).ToHashSet();
    }
}
