using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EnterpriseChat.Tests.Domain.Messages;

/// <summary>Editing and deleting one's own message: who may, who is second, what stays, and what pages are told.</summary>
public sealed class MessageChangesTests
{
    [Fact]
    public async Task An_edit_is_the_present_text_keeps_the_one_before_and_has_its_entry()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        await world.PostAsync(world.Lead, room, "Helo @member");
        world.Time.Advance(TimeSpan.FromMinutes(1));

        var edited = await EditAsync(world, world.Lead, room, 1, "Hello");

        Assert.Equal(2, edited.Value);
        var message = Assert.Single((await world.Get<RoomReader>().NewestAsync(world.Member, room, -1, default))!.Messages);
        Assert.Equal(("Hello", true, false), (message.Text.FirstLine, message.IsEdited, message.Mentions(world.Member)));
        var versions = (await world.Get<MessageSource>().VersionsAsync(world.Member, room, 1, default))!;
        Assert.Equal([(2, "Hello"), (1, "Helo @member")], versions.Select(v => (v.Revision, v.Text)));
        Assert.Equal(TimeSpan.FromMinutes(1), versions[0].At - versions[1].At);
        await using var db = world.Db();
        var entry = await db.AuditEntries.SingleAsync(e => e.Action == AuditAction.MessageEdited);
        Assert.Equal((world.Lead, 1L, """{"revision":2}"""), (entry.ActorId, entry.MessageNumber, entry.Details));
        await VerifiesAsync(world);
    }

    [Fact]
    public async Task A_deleted_message_keeps_its_number_and_its_text_is_left_to_the_audit_log()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await world.PostAsync(world.Lead, room, "a secret @member");
        await world.PostAsync(world.Lead, room, "after it");
        Assert.Equal(2, await world.UnreadAsync(world.Member));

        Assert.True((await DeleteAsync(world, world.Lead, room, 1)).IsDone);
        Assert.True((await DeleteAsync(world, world.Lead, room, 1)).IsDone);

        var messages = (await world.Get<RoomReader>().NewestAsync(world.Member, room, -1, default))!.Messages;
        Assert.Equal([(1L, true, ""), (2L, false, "after it")], messages.Select(m => (m.Number, m.IsDeleted, m.Text.FirstLine)));
        Assert.False(messages[0].Mentions(world.Member));
        Assert.Empty((await world.Get<MessageSource>().VersionsAsync(world.Lead, room, 1, default))!);
        Assert.Equal(2, await world.UnreadAsync(world.Member));
        await using var db = world.Db();
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Action == AuditAction.MessageDeleted && e.MessageNumber == 1));
        Assert.Equal("a secret @member", await db.MessageTexts.Where(t => t.MessageId == 1).Select(t => t.Text).SingleAsync());
        await VerifiesAsync(world);
    }

    [Fact]
    public async Task RO_14_One_of_two_edits_wins_the_other_is_told_what_it_says_now_and_nothing_brings_a_deleted_one_back()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        await world.PostAsync(world.Lead, room, "first");

        var both = await Task.WhenAll(EditAsync(world, world.Lead, room, 1, "by one tab"), EditAsync(world, world.Lead, room, 1, "by the other"));

        var winner = Assert.Single(both, o => o.IsDone);
        var told = Assert.IsType<MessageChangedMeanwhile>(Assert.Single(both, o => !o.IsDone).Refusal);
        Assert.Equal((winner.Value, both[0].IsDone ? "by one tab" : "by the other"), (told.Revision, told.Text));
        Assert.True((await DeleteAsync(world, world.Lead, room, 1)).IsDone);
        Assert.Equal(MessageRefusals.Deleted, (await EditAsync(world, world.Lead, room, 1, "a replay", was: 2)).Refusal);
        await using var db = world.Db();
        Assert.Equal(["message.posted", "message.edited", "message.deleted"], await db.AuditEntries.Where(e => e.MessageNumber == 1).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync());
        await VerifiesAsync(world);
    }

    [Fact]
    public async Task Only_the_author_changes_a_message_and_only_while_the_room_is_seen()
    {
        await using var world = await World.CreateAsync();
        var room = await world.PrivateRoomAsync(world.Lead, world.Member);
        await world.PostAsync(world.Lead, room, "mine");

        Assert.Equal(MessageRefusals.NotOwn, (await EditAsync(world, world.Member, room, 1, "yours")).Refusal);
        Assert.Equal(MessageRefusals.NotOwn, (await DeleteAsync(world, world.Member, room, 1)).Refusal);
        Assert.Equal(MessageRefusals.RoomNotFound, (await EditAsync(world, world.Customer, room, 1, "theirs")).Refusal);
        Assert.Equal(MessageRefusals.RoomNotFound, (await DeleteAsync(world, world.Customer, PublicId.New(), 1)).Refusal);
        Assert.Equal(MessageRefusals.MessageNotFound, (await EditAsync(world, world.Lead, room, 2, "none")).Refusal);
        Assert.Equal(MessageRefusals.Empty, (await EditAsync(world, world.Lead, room, 1, " \n")).Refusal);
        Assert.Equal("too-long", (await EditAsync(world, world.Lead, room, 1, new string('x', TextRules.LongestMessage + 1))).Refusal!.Code);
        Assert.Null(await world.Get<MessageSource>().VersionsAsync(world.Customer, room, 1, default));
        await world.ChangeAsync(async db => db.RoomGrants.RemoveRange(await db.RoomGrants.Where(g => g.SubjectId == world.Lead.Value).ToListAsync()));
        Assert.Equal(MessageRefusals.RoomNotFound, (await EditAsync(world, world.Lead, room, 1, "from outside")).Refusal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    public async Task A_reply_has_what_it_answers_as_it_is_now_however_long_ago_that_was(int between)
    {
        await using var world = await World.CreateAsync(s => s.Replace(ServiceDescriptor.Singleton(new PostingLimit(int.MaxValue))));
        var room = await world.CompanyRoomAsync(world.Host);
        for (var i = 0; i < between; i++)
        {
            await world.PostAsync(world.Lead, room, $"message {i}");
        }

        var reply = new NewMessage(room, PublicId.New().Value, "an answer") { ReplyTo = 1 };
        Assert.Equal(MessageRefusals.MessageNotFound, (await world.Get<PostMessage>().HandleAsync(World.As(world.Member), reply with { ReplyTo = 9_999 }, default)).Refusal);
        var number = (await world.Get<PostMessage>().HandleAsync(World.As(world.Member), reply, default)).Value.Number;
        var open = (await world.Get<RoomReader>().OpenAsync(world.Member, room, default))!;
        var view = (await world.Get<OpenForReading>().HandleAsync(open, null, null, default))!.View;
        Assert.Equal("message 0", view.QuotedBy(view.Messages[^1])!.Text.FirstLine);

        await EditAsync(world, world.Lead, room, 1, "changed");
        await Eventually.That(() => CaughtUpAsync(world, view, room, () => view.QuotedBy(view.Messages[^1])!.Text.FirstLine == "changed"));
        var linked = (await world.Get<OpenForReading>().HandleAsync(open, null, number - 60, default))!.View;
        await DeleteAsync(world, world.Lead, room, 1);
        await Eventually.That(() => CaughtUpAsync(world, view, room, () => view.QuotedBy(view.Messages[^1])!.IsDeleted));
        Assert.Equal("", view.QuotedBy(view.Messages[^1])!.Text.FirstLine);
        Assert.Null(linked.QuotedBy(linked.Messages[0]));
    }

    [Fact]
    public async Task Changes_count_for_the_limit_of_messages()
    {
        await using var world = await World.CreateAsync(s => s.Replace(ServiceDescriptor.Singleton(new PostingLimit(3))));
        var room = await world.CompanyRoomAsync(world.Host);
        await world.PostAsync(world.Lead, room, "one");
        await EditAsync(world, world.Lead, room, 1, "two");
        await EditAsync(world, world.Lead, room, 1, "three", was: 2);
        Assert.IsType<TooFast>((await EditAsync(world, world.Lead, room, 1, "four", was: 3)).Refusal);
        world.Time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(4, (await EditAsync(world, world.Lead, room, 1, "four", was: 3)).Value);
    }

    [Fact]
    public async Task The_same_text_again_changes_nothing()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        await world.PostAsync(world.Lead, room, "as it is");

        Assert.Equal(1, (await EditAsync(world, world.Lead, room, 1, "as it is", was: 7)).Value);
        await using var db = world.Db();
        Assert.Equal(0, await db.AuditEntries.CountAsync(e => e.Action == AuditAction.MessageEdited));
    }

    [Theory]
    [InlineData(300)]
    [InlineData(3)]
    public async Task A_page_that_shows_an_old_message_learns_of_its_change_as_of_a_new_one(int posted)
    {
        await using var world = await World.CreateAsync(s => s.Replace(ServiceDescriptor.Singleton(new PostingLimit(int.MaxValue))));
        var room = await world.CompanyRoomAsync(world.Host);
        for (var i = 1; i <= posted; i++)
        {
            await world.PostAsync(world.Lead, room, $"message {i}");
        }

        var open = (await world.Get<RoomReader>().OpenAsync(world.Member, room, default))!;
        var view = (await world.Get<OpenForReading>().HandleAsync(open, null, 2, default))!.View;
        await EditAsync(world, world.Lead, room, 2, "changed");
        await DeleteAsync(world, world.Lead, room, 3);
        await Eventually.That(() => CaughtUpAsync(world, view, room, () =>
            view.Messages.Single(m => m.Number == 2).Text.FirstLine == "changed" && view.Messages.Single(m => m.Number == 3).IsDeleted));
        Assert.Equal(1, view.Messages[0].Number);
    }

    [Fact]
    public async Task A_change_before_the_range_does_not_bring_the_message_into_it()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        await world.PostAsync(world.Member, room, "old");
        world.Time.Advance(TimeSpan.FromDays(10));
        var open = (await world.Get<RoomReader>().OpenAsync(world.Member, room, default))!;
        var view = (await world.Get<OpenForReading>().HandleAsync(open, world.Time.GetUtcNow().UtcDateTime, null, default))!.View;
        Assert.True(view.IsEmpty);

        await EditAsync(world, world.Member, room, 1, "old and changed");
        await Eventually.That(() => CaughtUpAsync(world, view, room, () => view.Changes == 2));
        Assert.True(view.IsEmpty);
        await world.PostAsync(world.Lead, room, "new");
        await Eventually.That(() => CaughtUpAsync(world, view, room, () => view.Changes == 3));
        Assert.Equal([2], view.Messages.Select(m => m.Number));
    }

    private static Task<Outcome<int>> EditAsync(World world, UserId author, PublicId room, long number, string text, int was = 1) =>
        world.Get<EditMessage>().HandleAsync(World.As(author), new MessageEdit(room, number, was, text), default);

    private static Task<Outcome<Done>> DeleteAsync(World world, UserId author, PublicId room, long number) =>
        world.Get<DeleteMessage>().HandleAsync(World.As(author), room, number, default);

    private static async Task<bool> CaughtUpAsync(World world, RoomView view, PublicId room, Func<bool> isThere)
    {
        await view.CatchUpAsync(world.Get<RoomReader>(), world.Member, room, default);
        return isThere();
    }

    private static async Task VerifiesAsync(World world)
    {
        await world.FlushAsync();
        var database = world.Get<DataDirectory>().Database;
        AuditChain.AssertWhole(database);
        world.Get<Checkpoints>().Write();
        var history = CheckpointHistory.Read(CheckpointLog.OfDirectory(world.Path), [], [world.Get<CheckpointKey>()]);
        Assert.Equal(VerificationState.Whole, new Verifier(database, history).Run(null, default).State);
    }
}
