using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Notifications;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Rooms;

/// <summary>A row of the chat list.</summary>
/// <param name="Id">Key.</param>
/// <param name="PublicId">Name in addresses.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Name">What it is called; a company chat is named as its company, an issue chat by its key, a direct chat by the other side.</param>
/// <param name="Topic">Topic of a chat room.</param>
/// <param name="Last">Number of the newest message.</param>
/// <param name="Changes">The room's counter that the row is complete to.</param>
/// <param name="Unread">Messages above the reader's mark that the reader did not write.</param>
/// <param name="Newest">The newest message; null while there is none.</param>
public sealed record ChatListRow(
    RoomId Id, PublicId PublicId, RoomKind Kind, string Name, string Topic, long Last, long Changes, long Unread, MessageView? Newest)
{
    /// <summary>Whether it is a chat room that only those see who are selected.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>What the reader wants to be told of it.</summary>
    public LevelNow Level { get; init; }

    /// <summary>The other side of a direct chat.</summary>
    public UserId? Partner { get; init; }

    /// <summary>The issue of an issue chat.</summary>
    public IssueOfRoom? Issue { get; init; }

    /// <summary>Whether its unread number is in the reader's sum (product.md section 11).</summary>
    public bool IsInSum => !Level.IsQuiet && Issue is null or { Counts: true };

    /// <summary>Whether the list shows it: an issue chat only while it is current, a direct chat once it has a message.</summary>
    /// <param name="hub">Knows who has it open.</param>
    /// <param name="now">The time.</param>
    public bool IsListed(LiveHub hub, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(hub);
        return Kind == RoomKind.Direct ? Last > 0
            : Issue is null || Issue.IsInvited || (!Issue.IsClosed && Newest?.PostedAt > now - IssueOfRoom.Current) || hub.IsWatched(Id);
    }
}

/// <summary>The rooms that a reader sees, with unread numbers and newest messages: a fixed number of queries however many rooms.</summary>
public sealed class ChatList(
    IDbContextFactory<ChatDb> reads, KnownRooms seen, PrivateState privateState, NewestMessages newest, RoomLevels levels, IssueChatList issues)
{
    private static readonly Compiled<IReadOnlyList<RoomId>, UserId, Listing> Listed = new((db, seen, reader) =>
        from r in Door.RoomsIn(db, seen)
        where r.Kind != RoomKind.Issue
        from l in db.RoomLevels.Where(l => l.UserId == reader.Value && l.RoomId == r.Id).DefaultIfEmpty()
        select new Listing(
            new ChatListRow(
                r.Id,
                r.PublicId,
                r.Kind,
                r.Kind == RoomKind.Company ? db.Companies.First(c => c.Id == r.CompanyId).Name
                    : r.Kind == RoomKind.Direct ? db.Users.First(u => u.Id == (r.PartyA == reader.Value ? r.PartyB : r.PartyA)).DisplayName
                    : r.Name,
                r.Topic,
                r.Last,
                r.Changes,
                0,
                null)
            {
                IsPrivate = r.Kind == RoomKind.ChatRoom && !r.IsPublic,
                Partner = r.Kind != RoomKind.Direct ? null : r.PartyA == reader.Value ? r.PartyB : r.PartyA,
            },
            l));

    /// <summary>Reads the list.</summary>
    public async Task<IReadOnlyList<ChatListRow>> OfAsync(UserId reader, CancellationToken cancellation)
    {
        var inMemory = privateState.Marks(reader);
        using var db = reads.CreateDbContext();
        var snapshot = await db.SnapshotAsync(cancellation).ConfigureAwait(false);
        await using var _ = snapshot.ConfigureAwait(false);
        var all = await seen.OfAsync(db, reader, cancellation).ConfigureAwait(false);
        var rooms = await Listed.Of(db, all, reader).ToListAsync(cancellation).ConfigureAwait(false);
        rooms.AddRange(await issues.OfAsync(db, all, reader, cancellation).ConfigureAwait(false));
        var unread = await UnreadNumbers.OfAsync(db, inMemory, reader, rooms.ToDictionary(r => r.Row.Id, r => r.Row.Last), cancellation)
            .ConfigureAwait(false);
        var messages = await newest.OfAsync(db, [.. rooms.Where(r => r.Row.Last > 0).Select(r => (r.Row.Id, r.Row.Changes))], cancellation)
            .ConfigureAwait(false);
        return
        [
            .. rooms.Select(r => r.Row with
            {
                Unread = unread[r.Row.Id],
                Level = levels.Now(r.Level),
                Newest = messages.GetValueOrDefault(r.Row.Id),
            }),
        ];
    }

    /// <summary>Whether the reader may use chat at all, and what it is called when not.</summary>
    public async Task<ChatUse> UseAsync(UserId reader, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        var me = db.Users.Where(u => u.Id == reader);
        if (await RoomAccess.Chatters(db, me).AnyAsync(cancellation).ConfigureAwait(false))
        {
            return ChatUse.Allowed;
        }

        var isOff = await db.Companies.AnyAsync(c => !c.ChatEnabled && me.Any(u => u.CompanyId == c.Id), cancellation).ConfigureAwait(false);
        return isOff ? ChatUse.ModuleOff : ChatUse.NoPermission;
    }

    /// <summary>Some rooms that the rule gave in the same snapshot, as they are called; without numbers and messages.</summary>
    internal static IAsyncEnumerable<ChatListRow> NamedOf(ChatDb db, IReadOnlyList<RoomId> seen, UserId reader) =>
        Listed.Of(db, seen, reader).Concat(IssueChatList.All(db, seen, reader)).Select(l => l.Row);
}

/// <summary>A row as it is read, with what its reader chose.</summary>
internal sealed record Listing(ChatListRow Row, RoomLevel? Level);

/// <summary>Whether somebody may use chat.</summary>
public enum ChatUse
{
    /// <summary>Yes.</summary>
    Allowed,

    /// <summary>The module is switched off for the company.</summary>
    ModuleOff,

    /// <summary>The permission is missing.</summary>
    NoPermission,
}
