using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Messages.Files;
using EnterpriseChat.Domain.Rooms;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Domain.Audit;
using EnterpriseChat.Tests.Domain.Search;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Messages.Files;

/// <summary>Files of messages: who has them when, how long they are kept, and what is logged.</summary>
public sealed class FileTests
{
    [Fact]
    public async Task AT_03_A_file_is_its_uploaders_alone_until_it_is_sent_and_nobodys_once_its_message_is_deleted()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        var file = await world.AttachAsync(world.Lead, room, ("plan.txt", "the plan"));
        Assert.Equal(["the plan", null], [await world.ReadAsync(world.Lead, file), await world.ReadAsync(world.Member, file)]);

        Assert.True((await world.PostWithAsync(world.Lead, (room, ""), file)).IsDone);
        Assert.Equal(["the plan", null], [await world.ReadAsync(world.Member, file), await world.ReadAsync(world.Customer, file)]);

        Assert.True((await world.Get<DeleteMessage>().HandleAsync(World.As(world.Lead), room, 1, default)).IsDone);
        Assert.Equal([null, null], [await world.ReadAsync(world.Member, file), await world.ReadAsync(world.Lead, file)]);
        world.Time.Advance(TimeSpan.FromDays(2));
        await world.Get<RemoveFile>().RemoveOldAsync(default);
        Assert.Equal("the plan", await File.ReadAllTextAsync(Assert.Single(world.Contents())));
        Assert.Empty(Assert.Single((await world.Get<RoomReader>().NewestAsync(world.Member, room, -1, default))!.Messages).Files);
    }

    [Fact]
    public async Task AT_01_A_file_of_a_message_written_under_newer_rights_is_not_given_by_an_older_yes()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        var file = await world.AttachAsync(world.Lead, room, ("plan.txt", "the plan"));
        Assert.True((await world.PostWithAsync(world.Lead, (room, "x"), file)).IsDone);
        Assert.Equal("the plan", await world.ReadAsync(world.Member, file));
        using (var raw = new RawDatabase(Path.Combine(world.Path, DataDirectory.DatabaseName)))
        {
            raw.Run("UPDATE Messages SET RightsVersion = RightsVersion + 1000");
        }

        Assert.Null(await world.ReadAsync(world.Member, file));
    }

    [Fact]
    public async Task AT_03_A_file_that_is_not_sent_goes_after_a_day_and_its_content_when_no_other_file_has_it()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        var mine = await world.AttachAsync(world.Lead, room, ("a.txt", "shared"));
        Assert.Single(world.Contents());
        world.Time.Advance(TimeSpan.FromHours(12));
        var theirs = await world.AttachAsync(world.Member, room, ("b.txt", "shared"));
        Assert.Single(world.Contents());

        world.Time.Advance(TimeSpan.FromHours(12));
        await world.Get<RemoveFile>().RemoveOldAsync(default);
        Assert.Equal([null, "shared"], [await world.ReadAsync(world.Lead, mine), await world.ReadAsync(world.Member, theirs)]);
        Assert.Equal("files", (await world.PostWithAsync(world.Lead, (room, "x"), mine)).Refusal!.Code);

        world.Time.Advance(TimeSpan.FromHours(12));
        await world.Get<RemoveFile>().RemoveOldAsync(default);
        Assert.Empty(world.Contents());
        await using var db = world.Db();
        Assert.Equal(
            [AuditAction.FileUploaded, AuditAction.FileUploaded, AuditAction.FileRemoved, AuditAction.FileRefused, AuditAction.FileRemoved],
            await db.AuditEntries.Where(e => e.Action.StartsWith("file.")).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync());
        Verifies(world);
    }

    [Fact]
    public async Task A_file_that_is_taken_back_goes_at_once_and_only_by_its_uploader()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        var file = await world.AttachAsync(world.Lead, room, ("a.txt", "mine"));
        Assert.True((await world.Get<RemoveFile>().HandleAsync(World.As(world.Member), file, default)).IsDone);
        Assert.Equal("mine", await world.ReadAsync(world.Lead, file));
        Assert.True((await world.Get<RemoveFile>().HandleAsync(World.As(world.Lead), file, default)).IsDone);
        Assert.Null(await world.ReadAsync(world.Lead, file));
        Assert.Empty(world.Contents());

        var sent = await world.AttachAsync(world.Lead, room, ("b.txt", "sent"));
        await world.PostWithAsync(world.Lead, (room, ""), sent);
        Assert.True((await world.Get<RemoveFile>().HandleAsync(World.As(world.Lead), sent, default)).IsDone);
        Assert.Equal("sent", await world.ReadAsync(world.Member, sent));
    }

    [Fact]
    public async Task AT_02_Only_own_unsent_files_of_the_room_go_out_with_a_message_and_each_once()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        var other = await world.PrivateRoomAsync(world.Lead, world.Member);
        var elsewhere = await world.AttachAsync(world.Lead, other, ("elsewhere", "1"));
        var theirs = await world.AttachAsync(world.Member, room, ("theirs", "2"));
        var mine = await world.AttachAsync(world.Lead, room, ("mine", "3"));
        foreach (var files in new[] { [mine, elsewhere], [theirs], [mine, mine], new[] { PublicId.New() } })
        {
            Assert.Equal("files", (await world.PostWithAsync(world.Lead, (room, "x"), files)).Refusal?.Code);
        }

        Assert.Equal("too-many-files", (await world.PostWithAsync(world.Lead, (room, "x"), [.. Enumerable.Repeat(mine, 11)])).Refusal?.Code);
        Assert.True((await world.PostWithAsync(world.Lead, (room, ""), mine)).IsDone);
        Assert.Equal("files", (await world.PostWithAsync(world.Lead, (room, "x"), mine)).Refusal?.Code);
        Assert.Equal("empty", (await world.PostWithAsync(world.Lead, (room, " "))).Refusal?.Code);
        Assert.Equal(1, Assert.Single((await world.Get<RoomReader>().NewestAsync(world.Lead, room, -1, default))!.Messages).Number);
        Invariants.AssertHold(Path.Combine(world.Path, DataDirectory.DatabaseName));
    }

    [Fact]
    public async Task A_repeated_send_answers_the_same_message_with_the_same_files()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        var message = new NewMessage(room, PublicId.New().Value, "with it") { Files = [await world.AttachAsync(world.Lead, room, ("a.txt", "a"))] };
        var first = await world.Get<PostMessage>().HandleAsync(World.As(world.Lead), message, default);
        var second = await world.Get<PostMessage>().HandleAsync(World.As(world.Lead), message, default);
        Assert.Equal((1, false, 1, true), (first.Value.Number, first.Value.IsRepeated, second.Value.Number, second.Value.IsRepeated));
        Assert.Single(Assert.Single((await world.Get<RoomReader>().NewestAsync(world.Lead, room, -1, default))!.Messages).Files);
    }

    [Fact]
    public async Task Tail_pages_quotes_and_the_chat_list_show_the_same_files_in_their_authors_order()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        var files = new List<PublicId>();
        foreach (var name in new[] { "c.txt", "a.txt", "b.txt" })
        {
            files.Insert(0, await world.AttachAsync(world.Lead, room, (name, name)));
        }

        // The tail is there before, so that the message comes to it as a change.
        await world.PostAsync(world.Lead, room, "before");
        var before = (await world.Get<RoomReader>().NewestAsync(world.Member, room, -1, default))!;
        await world.PostWithAsync(world.Lead, (room, ""), [.. files]);
        string[] expected = ["b.txt", "a.txt", "c.txt"];
        await Eventually.That(async () => (await world.Get<RoomReader>().NewestAsync(world.Member, room, before.Changes, default))!.Messages is [var live] && Names(live).SequenceEqual(expected));
        Assert.Equal(expected, Names((await world.Get<RoomReader>().StretchAsync(world.Member, room, 1, 9, 1, default))!.Messages[1]));
        Assert.Equal(expected, Names((await world.Get<ChatList>().OfAsync(world.Member, default)).Single(r => r.PublicId == room).Newest!));
        for (var i = 0; i < RoomTail.Length; i++)
        {
            world.Time.Advance(TimeSpan.FromSeconds(1));
            await world.PostAsync(world.Lead, room, $"{i}");
        }

        await world.Get<PostMessage>().HandleAsync(World.As(world.Member), new NewMessage(room, PublicId.New().Value, "about these") { ReplyTo = 2 }, default);
        var newest = (await world.Get<RoomReader>().NewestAsync(world.Member, room, -1, default))!;
        Assert.Equal(expected, Names(newest.Quoted[2]));
    }

    [Fact]
    public async Task An_edit_keeps_the_files_and_may_take_all_of_the_text()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        await world.PostWithAsync(world.Lead, (room, "text"), await world.AttachAsync(world.Lead, room, ("a.txt", "a")));
        await world.PostAsync(world.Lead, room, "without");
        Assert.Equal(2, (await world.Get<EditMessage>().HandleAsync(World.As(world.Lead), new MessageEdit(room, 1, 1, " "), default)).Value);
        Assert.Equal("empty", (await world.Get<EditMessage>().HandleAsync(World.As(world.Lead), new MessageEdit(room, 2, 1, " "), default)).Refusal?.Code);
        var message = (await world.Get<RoomReader>().StretchAsync(world.Member, room, 1, 1, 1, default))!.Messages.Single();
        Assert.Equal("a.txt ", $"{string.Join(' ', Names(message))} {message.Text.FirstLine}");
        Verifies(world);
    }

    [Fact]
    public async Task Messages_are_found_by_the_names_of_their_files_and_by_has_file()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        await world.PostWithAsync(world.Lead, (room, "the numbers of Q3"), await world.AttachAsync(world.Lead, room, ("Überblick-2026.pdf", "a")));
        await world.PostAsync(world.Lead, room, "an overview");
        await FindsAsync("1", "uberblick", "numbers 2026", "has:file");
        await FindsAsync("", "has:file overview");
        world.AssertIndexWhole();
        await world.Get<EditMessage>().HandleAsync(World.As(world.Lead), new MessageEdit(room, 1, 1, "other words"), default);
        await FindsAsync("", "numbers");
        await FindsAsync("1", "other pdf");
        world.AssertIndexWhole();

        // Who sees much is searched by the index.
        await world.FillAsync(await world.PrivateRoomAsync(world.Member), 20_001);
        await FindsAsync("1", "uberblick", "has:file");
        await world.Get<DeleteMessage>().HandleAsync(World.As(world.Lead), room, 1, default);
        await FindsAsync("", "uberblick", "has:file");
        world.AssertIndexWhole();

        async Task FindsAsync(string numbers, params string[] typed)
        {
            foreach (var one in typed)
            {
                Assert.Equal(numbers, string.Join(' ', (await world.FindAsync(world.Member, one)).Messages.Select(m => m.Number)));
            }
        }
    }

    [Fact]
    public async Task A_changed_name_or_content_of_a_file_breaks_the_audit_log()
    {
        foreach (var change in new[] { "UPDATE Files SET Name = 'b.txt'", $"UPDATE Files SET Hash = '{new string('0', 64)}'", "DELETE FROM Files" })
        {
            await using var world = await World.CreateAsync();
            await world.AttachAsync(world.Lead, await world.CompanyRoomAsync(world.Host), ("a.txt", "a"));
            Verifies(world);
            using (var file = new RawDatabase(Path.Combine(world.Path, DataDirectory.DatabaseName)))
            {
                file.Run(change);
            }

            Assert.NotNull(Verified(world).Bad);
        }
    }

    [Fact]
    public async Task A_file_that_no_entry_seals_is_told()
    {
        await using var world = await World.CreateAsync();
        await world.AttachAsync(world.Lead, await world.CompanyRoomAsync(world.Host), ("a.txt", "a"));
        using (var file = new RawDatabase(Path.Combine(world.Path, DataDirectory.DatabaseName)))
        {
            file.Run("INSERT INTO Files (PublicId, RoomId, UploaderId, Position, Name, Size, Hash, MadeAt, Salt) SELECT 'x', RoomId, UploaderId, 0, Name, Size, Hash, MadeAt, Salt FROM Files");
        }

        Assert.Equal(1, Verified(world).Unsealed);
    }

    private static string[] Names(MessageView message) => [.. message.Files.Select(f => f.Name)];

    private static void Verifies(World world)
    {
        var verified = Verified(world);
        Assert.Null(verified.Bad);
        Assert.Equal(0, verified.Unsealed);
    }

    private static Verification Verified(World world)
    {
        world.Get<Checkpoints>().Write();
        return AuditSample.Verify(world.Path);
    }
}
