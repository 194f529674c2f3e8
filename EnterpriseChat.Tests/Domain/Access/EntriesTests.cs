using System.Reflection;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Messages.Files;
using EnterpriseChat.Domain.Notifications;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EnterpriseChat.Tests.Domain.Access;

/// <summary>Each public way of the domain to a room, against the table of the product page. A new way that is not tried here fails.</summary>
public sealed class EntriesTests
{
    /// <summary>Ways whose address names something else than a room.</summary>
    private static readonly string[] Elsewhere = ["People", "SignIn", "Administration"];

    /// <summary>Ways whose address names a user.</summary>
    private static readonly string[] ToUsers = [$"{nameof(InviteToIssueChat)}.{nameof(InviteToIssueChat.MayAsync)}", $"{nameof(OpenDirectChat)}.{nameof(OpenDirectChat.HandleAsync)}", $"{nameof(OpenDirectChat)}.{nameof(OpenDirectChat.MayAsync)}"];

    /// <summary>Ways whose address names a company.</summary>
    private static readonly string[] ToCompanies = [$"{nameof(IssueChoices)}.{nameof(IssueChoices.AssigneesAsync)}"];

    /// <summary>Ways whose address names a file that its uploader alone knows of.</summary>
    private static readonly string[] ToOwnFiles = [$"{nameof(RemoveFile)}.{nameof(RemoveFile.HandleAsync)}"];

    /// <summary>Whether a way to a room let somebody in.</summary>
    private delegate Task<bool> Entry(World world, User user, Room room);

    private static Dictionary<string, Entry> Entries { get; } = new()
    {
        ["PostMessage.HandleAsync"] = async (w, u, r) => (await w.PostAsync(u.Id, r.PublicId, "x")).IsDone,
        ["EditMessage.HandleAsync"] = async (w, u, r) =>
            (await w.Get<EditMessage>().HandleAsync(World.As(u.Id), new MessageEdit(r.PublicId, 1_000, 1, "y"), default)).Refusal != MessageRefusals.RoomNotFound,
        ["DeleteMessage.HandleAsync"] = async (w, u, r) =>
            (await w.Get<DeleteMessage>().HandleAsync(World.As(u.Id), r.PublicId, 1_000, default)).Refusal != MessageRefusals.RoomNotFound,
        ["MessageSource.VersionsAsync"] = async (w, u, r) => await w.Get<MessageSource>().VersionsAsync(u.Id, r.PublicId, 1, default) is not null,
        ["InviteToIssueChat.HandleAsync"] = async (w, u, r) =>
            (await w.Get<InviteToIssueChat>().HandleAsync(World.As(u.Id), r.PublicId, PublicId.New(), default)).Refusal != MessageRefusals.RoomNotFound,
        ["DecideMessage.HandleAsync"] = async (w, u, r) =>
            (await w.Get<DecideMessage>().HandleAsync(World.As(u.Id), r.PublicId, (1_000, true), default)).Refusal != MessageRefusals.RoomNotFound,
        ["PostInChat.HandleAsync"] = async (w, u, r) =>
            (await w.Get<PostInChat>().HandleAsync(World.As(u.Id), new NewMessage(r.PublicId, PublicId.New().Value, "x"), default)).IsDone,
        ["Drafts.SaveAsync"] = (w, u, r) => DraftTakenAsync(w, u.Id, r.PublicId),
        ["OpenRoomByAddress.HandleAsync"] = async (w, u, r) => (await w.Get<OpenRoomByAddress>().HandleAsync(World.As(u.Id), r.PublicId, default)).IsDone,
        ["Door.OpenAsync"] = async (w, u, r) => await new Door(w.Db(), new KnownSights(), 1).OpenAsync(r.PublicId, u.Id, default) is not null,
        ["RoomReader.OpenAsync"] = async (w, u, r) => await w.Get<RoomReader>().OpenAsync(u.Id, r.PublicId, default) is not null,
        ["RoomReader.NewestAsync"] = async (w, u, r) => await w.Get<RoomReader>().NewestAsync(u.Id, r.PublicId, -1, default) is not null,
        ["RoomReader.BeforeAsync"] = async (w, u, r) => await w.Get<RoomReader>().BeforeAsync(u.Id, r.PublicId, 10, 1, default) is not null,
        ["RoomReader.AfterAsync"] = async (w, u, r) => await w.Get<RoomReader>().AfterAsync(u.Id, r.PublicId, 0, default) is not null,
        ["RoomReader.StretchAsync"] = async (w, u, r) => await w.Get<RoomReader>().StretchAsync(u.Id, r.PublicId, 1, 9, 1, default) is not null,
        ["RoomView.CatchUpAsync"] = (w, u, r) => new RoomView().CatchUpAsync(w.Get<RoomReader>(), u.Id, r.PublicId, default),
        ["MentionOffer.OfAsync"] = async (w, u, r) => await w.Get<MentionOffer>().OfAsync(u.Id, r.PublicId, "", default) is not null,
        ["AccessChoices.SavedAsync"] = async (w, u, r) => await w.Get<AccessChoices>().SavedAsync(u.Id, r.PublicId, default) is not null,
        ["EditRoom.HandleAsync"] = async (w, u, r) =>
            (await w.EditAsync(u.Id, r.PublicId, (RoomWorld.Public("no name of a room"), RoomWorld.Public("another")))).Refusal != MessageRefusals.RoomNotFound,
        ["SetRoomLevel.ChooseAsync"] = async (w, u, r) => (await w.Get<SetRoomLevel>().ChooseAsync(World.As(u.Id), r.PublicId, NotificationLevel.Nothing, default)).IsDone,
        ["SetRoomLevel.MuteAsync"] = async (w, u, r) => (await w.Get<SetRoomLevel>().MuteAsync(World.As(u.Id), r.PublicId, isMuted: true, default)).IsDone,
        ["AttachFile.HandleAsync"] = async (w, u, r) => (await w.TryAttachAsync(u.Id, r.PublicId, ("x", [1]))).IsDone,
        ["OpenFile.HandleAsync"] = async (w, u, r) => (await w.Get<OpenFile>().HandleAsync(World.As(u.Id), FileIn(r), default)).IsDone,
        ["Door.FileAsync"] = async (w, u, r) => await new Door(w.Db(), new KnownSights(), 1).FileAsync(FileIn(r), u.Id, default) is not null,
        [Deletes] = async (w, u, r) => (await w.DeleteAsync(u.Id, r.PublicId)).Refusal != MessageRefusals.RoomNotFound,
    };

    private const string Deletes = "DeleteRoom.HandleAsync";

    [Fact]
    public async Task RO_10_Every_entry_lets_in_exactly_whom_the_rule_lets_in()
    {
        await using var world = await World.CreateAsync(s => s.Replace(ServiceDescriptor.Singleton(new PostingLimit(int.MaxValue))));
        await world.ChangeAsync(db => new GeneratedCompanies(db, 7).FillAsync(users: 16, roomsOfKind: 6));
        await using var db = world.Db();
        var table = TruthTable.Read(db);
        var wrong = new List<string>();
        await world.ChangeAsync(inner => SendFilesAsync(inner, table.Rooms, table.Users[0].Id));

        // What deletes comes last: it takes the room from all others.
        foreach (var (name, entry) in Entries.OrderBy(e => e.Key == Deletes))
        {
            var gone = new HashSet<RoomId>();
            foreach (var (user, room) in from u in table.Users from r in table.Rooms select (u, r))
            {
                var expected = Expected(table, name, user, room) && !gone.Contains(room.Id);
                if (await entry(world, user, room) != expected)
                {
                    wrong.Add($"{name}: {user.Id} {room.Id} {room.Kind}, expected {expected}");
                }
                else if (name == Deletes && expected && table.May(user, Permission.DeleteChatRooms))
                {
                    gone.Add(room.Id);
                }
            }
        }

        Findings.None(wrong.Take(20));
    }

    [Fact]
    public async Task DI_02_A_direct_chat_is_offered_and_opened_between_exactly_those_who_may()
    {
        await using var world = await World.CreateAsync();
        await world.ChangeAsync(db => new GeneratedCompanies(db, 13).FillAsync(users: 16, roomsOfKind: 4));
        await using var db = world.Db();
        var table = TruthTable.Read(db);
        var wrong = new List<string>();
        foreach (var (one, other) in from a in table.Users from b in table.Users select (a, b))
        {
            var expected = one.Id != other.Id && table.UsesChat(one) && table.UsesChat(other) && table.Knows(one, other);
            if (await world.Get<OpenDirectChat>().MayAsync(one.Id, other.PublicId, default) != expected
                || (await world.Get<OpenDirectChat>().HandleAsync(World.As(one.Id), other.PublicId, default)).IsDone != expected)
            {
                wrong.Add($"{one.Id} {other.Id}, expected {expected}");
            }
        }

        Findings.None(wrong.Take(20));
    }

    [Fact]
    public async Task RO_10_The_chat_list_holds_exactly_what_its_reader_sees()
    {
        await using var world = await World.CreateAsync();
        await world.ChangeAsync(db => new GeneratedCompanies(db, 11).FillAsync());

        // All issues are current: what is left out otherwise is no question of the rule.
        await world.ChangeAsync(async inner => await inner.Issues.ForEachAsync(i => i.ChangedAt = world.Time.GetUtcNow().UtcDateTime));
        await using var db = world.Db();
        var table = TruthTable.Read(db);
        foreach (var user in table.Users)
        {
            var listed = (await world.Get<ChatList>().OfAsync(user.Id, default)).Select(r => r.Id.Value).Order();
            Assert.Equal(table.Rooms.Where(r => table.Sees(user, r)).Select(r => r.Id.Value).Order(), listed);
            Assert.Equal(table.UsesChat(user), await world.Get<ChatList>().UseAsync(user.Id, default) == ChatUse.Allowed);
        }
    }

    [Fact]
    public void RO_10_Every_public_way_that_takes_a_rooms_address_is_tried()
    {
        var ways = typeof(PublicId).Assembly.GetExportedTypes()
            .Where(t => !Elsewhere.Contains(t.Namespace?.Split('.')[^1]))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(m => m.GetParameters().SelectMany(p => Given(p.ParameterType)).ToHashSet() is var given
                && given.Contains(typeof(PublicId)) && (given.Contains(typeof(UserId)) || given.Contains(typeof(Actor))))
            .Select(m => $"{m.DeclaringType!.Name}.{m.Name}").Distinct().Except(ToUsers).Except(ToCompanies).Except(ToOwnFiles);
        Assert.Equal(Entries.Keys.Order(), ways.Order());
        Assert.Empty(typeof(OpenRoom).GetConstructors());
    }

    /// <summary>A type of parameter, and what a request that is given as one object says of a room.</summary>
    private static IEnumerable<Type> Given(Type type) =>
        type.GetProperties().Where(p => p.Name == nameof(NewMessage.Room) && type.IsClass).Select(p => p.PropertyType).Prepend(type);

    private static bool Expected(TruthTable table, string entry, User user, Room room) => table.Sees(user, room) && entry switch
    {
        "EditRoom.HandleAsync" or Deletes => room.Kind == RoomKind.ChatRoom,
        "PostMessage.HandleAsync" or "PostInChat.HandleAsync" or "AttachFile.HandleAsync" when room.Kind == RoomKind.Direct => table.UsesChat(table.Users.Single(u => u.Id != user.Id && (u.Id == room.PartyA || u.Id == room.PartyB))),
        "AccessChoices.SavedAsync" => room.Kind == RoomKind.ChatRoom && table.May(user, Permission.EditChatRooms),
        _ => true,
    };

    /// <summary>The file that went out with a message of the room.</summary>
    private static PublicId FileIn(Room room) => new(string.Concat(room.PublicId.Value.Reverse()));

    private static async Task SendFilesAsync(ChatDb db, IEnumerable<Room> rooms, UserId author)
    {
        foreach (var room in rooms)
        {
            var message = new Message
            {
                RoomId = room.Id,
                Number = 900_000,
                AuthorId = author,
                ClientId = PublicId.New().Value,
                PostedAt = DateTime.UnixEpoch,
                RightsVersion = 1,
                Changed = 1,
                Revision = 1,
                Files = 1,
            };
            db.Messages.Add(message);
            await db.SaveChangesAsync();
            db.Files.Add(new MessageFile
            {
                PublicId = FileIn(room),
                RoomId = room.Id,
                UploaderId = author,
                MessageId = message.Id,
                Name = "x",
                Size = 1,
                Hash = new string('0', 64),
                MadeAt = DateTime.UnixEpoch,
                Salt = [],
            });
        }
    }

    private static async Task<bool> DraftTakenAsync(World world, UserId user, PublicId room)
    {
        var saving = world.Get<Drafts>().SaveAsync(World.As(user), room, "x", DateTime.UnixEpoch, default);
        if (!saving.IsCompleted)
        {
            await Eventually.That(() =>
            {
                world.Time.Advance(TimeSpan.FromSeconds(1));
                return saving.IsCompleted;
            });
        }

        return (await saving).IsDone;
    }
}
