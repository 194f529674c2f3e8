using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Messages.Files;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Access;

/// <summary>
/// The one way to rooms and messages. A room that the actor may not see and one that is not there are told apart by nobody: the same
/// query answers both.
/// </summary>
public sealed partial class Door
{
    private static readonly Compiled<PublicId, UserId, Sighted> Sights = new((db, room, reader) =>
        from s in RoomAccess.Of(db, db.Rooms.Where(r => r.PublicId == room.Value), db.Users.Where(u => u.Id == reader.Value))
        join r in db.Rooms on s.RoomId equals r.Id
        select new Sighted(r.Id, r.Kind));

    private readonly ChatDb _db;
    private readonly KnownSights _known;
    private readonly long _version;
    private readonly ICollection<OpenRoom>? _unsure;

    /// <summary>Makes a door on a context.</summary>
    /// <param name="db">The context that is read.</param>
    /// <param name="known">The remembered answers.</param>
    /// <param name="version">The rights version that was known before the context read anything.</param>
    /// <param name="unsure">Takes each yes of a transaction that is still open; it is remembered when that is committed, and not before.</param>
    internal Door(ChatDb db, KnownSights known, long version, ICollection<OpenRoom>? unsure = null) =>
        (_db, _known, _version, _unsure) = (db, known, version, unsure);

    /// <summary>Opens a room for a reader; null when the reader cannot see it or it is not there.</summary>
    public async Task<OpenRoom?> OpenAsync(PublicId room, UserId reader, CancellationToken cancellation)
    {
        if (_known.Find(room, reader, _version) is { } known)
        {
            return known;
        }

        RuleCount.Asked();
        var found = await Sights.Of(_db, room, reader).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        if (found is null)
        {
            return null;
        }

        var open = new OpenRoom(found.Id, room, found.Kind, reader, _version);
        if (_unsure is null)
        {
            _known.Remember(open);
        }
        else
        {
            _unsure.Add(open);
        }

        return open;
    }

    /// <summary>The rooms that a reader sees.</summary>
    public IQueryable<Room> RoomsOf(UserId reader)
    {
        RuleCount.Asked();
        return RoomsOf(_db, _db.Users.Where(u => u.Id == reader));
    }

    /// <summary>The rooms that one user sees, for a query that is compiled; whoever asks it counts it.</summary>
    internal static IQueryable<Room> RoomsOf(ChatDb db, IQueryable<User> one)
    {
        var seen = RoomAccess.Of(db, db.Rooms, one).Select(s => s.RoomId);
        return db.Rooms.Where(r => seen.Contains(r.Id));
    }

    /// <summary>The rows of rooms that the rule gave in the same snapshot, for a query that is compiled.</summary>
    internal static IQueryable<Room> RoomsIn(ChatDb db, Slot<IReadOnlyList<RoomId>> seen) => db.Rooms.Where(r => seen.Value.Contains(r.Id));

    /// <summary>Chat rooms and company chats of that folded name that a reader sees.</summary>
    public IQueryable<Room> RoomsNamed(string key, UserId reader)
    {
        RuleCount.Asked();
        var named = _db.Rooms.Where(r => r.DeletedAt == null
            && ((r.Kind == RoomKind.ChatRoom && r.NameKey == key) || _db.Companies.Any(c => c.Id == r.CompanyId && c.NameKey == key)));
        var seen = RoomAccess.Of(_db, named, _db.Users.Where(u => u.Id == reader));
        return named.Where(r => seen.Any(s => s.RoomId == r.Id));
    }

    /// <summary>The row of an opened room.</summary>
    public IQueryable<Room> Room(OpenRoom open) => RowOf(_db, open);

    /// <summary>The row of an opened room, for reading.</summary>
    internal static IQueryable<Room> RowOf(ChatDb db, OpenRoom open) => db.Rooms.Where(r => r.Id == open.Id && r.DeletedAt == null);

    /// <summary>Who sees an opened room.</summary>
    internal static IQueryable<UserId> SeenBy(ChatDb db, OpenRoom open) => SeenBy(db, open, db.Users);

    /// <summary>Who of some users sees an opened room.</summary>
    internal static IQueryable<UserId> SeenBy(ChatDb db, OpenRoom open, IQueryable<User> users)
    {
        RuleCount.Asked();
        return RoomAccess.Of(db, db.Rooms.Where(r => r.Id == open.Id), users).Select(s => s.UserId).Distinct();
    }

    /// <summary>The messages of an opened room.</summary>
    public IQueryable<Message> Messages(OpenRoom open) => _db.Messages.Where(m => m.RoomId == open.Id);

    /// <summary>The event lines of an opened room.</summary>
    public IQueryable<EventLine> Events(OpenRoom open) => _db.EventLines.Where(e => e.RoomId == open.Id);

    /// <summary>The texts, to be joined to messages that the door gave.</summary>
    public IQueryable<MessageText> Texts => _db.MessageTexts;

    /// <summary>Whom messages name, to be joined to messages that the door gave.</summary>
    public IQueryable<Mention> Mentions => _db.Mentions;

    /// <summary>What histories say of messages, to be joined to messages that the door gave.</summary>
    public IQueryable<HistoryMark> Marks => MarksForDelivery(_db);

    /// <summary>Files, to be joined to messages that the door gave.</summary>
    public IQueryable<MessageFile> Files => _db.Files;

    /// <summary>
    /// A file for a reader: one that is sent for whoever sees its message, one that is not for its uploader alone; null when the reader cannot
    /// see it or it is not there. A yes under older rights than those of the message gives nothing. Of one that is not there the rule is asked all
    /// the same, about a room that is not there either.
    /// </summary>
    public async Task<MessageFile?> FileAsync(PublicId file, UserId reader, CancellationToken cancellation)
    {
        var found = await _db.Files.Where(f => f.PublicId == file && f.RemovedAt == null)
            .Join(_db.Rooms, f => f.RoomId, r => r.Id, (f, r) => new { File = f, Room = r.PublicId })
            .FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        if (await OpenAsync(found?.Room ?? file, reader, cancellation).ConfigureAwait(false) is not { } open || found is null)
        {
            return null;
        }

        var isShown = found.File.MessageId is { } message
            ? await Messages(open).AnyAsync(m => m.Id == message && m.DeletedAt == null && m.RightsVersion <= open.RightsVersion, cancellation).ConfigureAwait(false)
            : found.File.UploaderId == reader;
        return isShown ? found.File : null;
    }

    /// <summary>Files that lie in drafts; whoever asks keeps to one uploader, or to their age.</summary>
    internal static IQueryable<MessageFile> UnsentFiles(ChatDb db) => db.Files.Where(f => f.MessageId == null && f.RemovedAt == null);

    /// <summary>Files that were taken away without having been sent.</summary>
    internal static IQueryable<MessageFile> RemovedFiles(ChatDb db) => db.Files.Where(f => f.RemovedAt != null);

    /// <summary>Whether a content is one of a file that is there, deleted messages included: theirs are kept for the audit log.</summary>
    internal static Task<bool> HoldsAsync(ChatDb db, string hash, CancellationToken cancellation) =>
        db.Files.AnyAsync(f => f.Hash == hash && f.RemovedAt == null, cancellation);

    /// <summary>The newest messages of rooms that the rule gave to somebody in the same snapshot.</summary>
    internal static IQueryable<Message> NewestOf(ChatDb db, IReadOnlyCollection<RoomId> seen) =>
        from r in db.Rooms.Where(r => seen.Contains(r.Id))
        join m in db.Messages on new { RoomId = r.Id, Number = r.Last } equals new { m.RoomId, m.Number }
        select m;

    /// <summary>Messages that are looked for, newest first, among rooms that the rule gave to somebody in the same snapshot.</summary>
    internal static IReadOnlyList<FoundRow> Found(ChatDb db, SearchQuestion question, CancellationToken cancellation) =>
        FoundRows.Read(db, question, cancellation);

    /// <summary>How many messages such rooms hold, and the highest key that any message has.</summary>
    internal static (long Count, long Highest) SizeOf(ChatDb db, IReadOnlyCollection<RoomId> seen) => FoundRows.Size(db, seen);

    /// <summary>The reader's own messages above a number, in a room that the door gave.</summary>
    internal static IQueryable<Message> OwnAbove(ChatDb db, RoomId room, UserId reader, long number) =>
        db.Messages.Where(m => m.RoomId == room && m.AuthorId == reader && m.Number > number);

    /// <summary>
    /// The marks of a reader in some of the rooms that the reader sees, while none is stored: what was there when the account was made; in
    /// direct and support chats, which are left out here, 0.
    /// </summary>
    internal static IQueryable<FirstMark> FirstMarks(ChatDb db, IQueryable<Room> rooms, IQueryable<User> reader) =>
        from r in rooms
        where r.Kind != RoomKind.Direct && r.Kind != RoomKind.Support
        select new FirstMark
        {
            RoomId = r.Id,
            Number = db.Messages.Where(m => m.RoomId == r.Id && m.PostedAt <= reader.First().CreatedAt)
                .OrderByDescending(m => m.PostedAt).ThenByDescending(m => m.Number).Select(m => m.Number).FirstOrDefault(),
        };

    /// <summary>The direct chat of two users, for an operation of one of them; the side with the lower key first.</summary>
    internal IQueryable<Room> DirectOf(UserId low, UserId high) =>
        _db.Rooms.Where(r => r.Kind == RoomKind.Direct && r.PartyA == low && r.PartyB == high);

    /// <summary>The chat of an issue, for an operation of somebody whom the issue rule lets in; its internal chat is another room.</summary>
    internal IQueryable<Room> ChatOf(IssueId issue) =>
        _db.Rooms.Where(r => r.Kind == RoomKind.Issue && r.IssueId == issue && !r.IsInternal && r.DeletedAt == null);

    /// <summary>Adds the text of a further revision of a message that the door gave.</summary>
    public void Add(MessageText text) => _db.MessageTexts.Add(text);

    /// <summary>Adds a file that somebody attaches in a room that the door opened.</summary>
    public void Add(MessageFile file) => _db.Files.Add(file);

    /// <summary>Adds a room that an operation makes; who sees it follows from the rule alone.</summary>
    public void Add(Room room) => _db.Rooms.Add(room);

    /// <summary>The messages of a room for the shared tail, which is shown to nobody but through <see cref="OpenAsync"/>.</summary>
    internal static IQueryable<Message> ForDelivery(ChatDb db, RoomId room) => db.Messages.Where(m => m.RoomId == room);

    /// <summary>The event lines that belong to <see cref="ForDelivery"/>.</summary>
    internal static IQueryable<EventLine> EventsForDelivery(ChatDb db, RoomId room) => db.EventLines.Where(e => e.RoomId == room);

    /// <summary>The texts that belong to <see cref="ForDelivery"/>.</summary>
    internal static IQueryable<MessageText> TextsForDelivery(ChatDb db) => db.MessageTexts;

    /// <summary>Whom the messages of <see cref="ForDelivery"/> name.</summary>
    internal static IQueryable<Mention> MentionsForDelivery(ChatDb db) => db.Mentions;

    /// <summary>What histories say of the messages of <see cref="ForDelivery"/>.</summary>
    internal static IQueryable<HistoryMark> MarksForDelivery(ChatDb db) =>
        from e in db.IssueEntries
        where e.Kind == IssueEntryKind.Message
        select new HistoryMark
        {
            MessageId = e.MessageId,
            IsDecision = e.DecidedAt != null,
            IsOnItsWay = db.OutsideComments.Any(c => c.EntryId == e.Id && c.ArrivedAt == null),
        };

    /// <summary>The files of the messages of <see cref="ForDelivery"/>.</summary>
    internal static IQueryable<MessageFile> FilesForDelivery(ChatDb db) => db.Files;

    /// <summary>The counters of a room for the shared tail.</summary>
    internal static IQueryable<Room> CountersForDelivery(ChatDb db, RoomId room) => db.Rooms.Where(r => r.Id == room);

    private sealed record Sighted(RoomId Id, RoomKind Kind);
}

/// <summary>What somebody has read of a room before a mark is stored.</summary>
internal sealed class FirstMark
{
    /// <summary>The room.</summary>
    public required RoomId RoomId { get; init; }

    /// <summary>The newest number that counts as read; 0 for none.</summary>
    public required long Number { get; init; }
}
