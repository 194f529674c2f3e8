using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Messages;

/// <summary>Posting: numbers, exactly once, refusals, and the entry that traces it.</summary>
public sealed class PostingTests
{
    [Fact]
    public async Task A_posted_message_is_stored_with_its_number_text_and_audit_entry()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);

        var first = await world.PostAsync(world.Lead, room, "Hello");
        var second = await world.PostAsync(world.Member, room, "Hi");

        Assert.Equal([1, 2], [first.Value.Number, second.Value.Number]);
        await using var db = world.Db();
        var message = await db.Messages.SingleAsync(m => m.Number == 2);
        var text = await db.MessageTexts.SingleAsync(t => t.MessageId == message.Id);
        Assert.Equal("Hi", text.Text);
        var entry = await db.AuditEntries.SingleAsync(e => e.MessageNumber == 2);
        Assert.Equal((AuditAction.MessagePosted, world.Member), (entry.Action, entry.ActorId));
        Assert.Equal(AuditSeal.Digest(text.Salt, text.Text), entry.TextDigest);
    }

    [Fact]
    public async Task A_room_that_one_cannot_see_answers_as_if_it_were_not_there()
    {
        await using var world = await World.CreateAsync();
        var hidden = await world.CompanyRoomAsync(world.Host);

        var atHidden = await world.PostAsync(world.Customer, hidden, "Let me in");
        var atAbsent = await world.PostAsync(world.Customer, PublicId.New(), "Let me in");

        Assert.Equal(MessageRefusals.RoomNotFound, atHidden.Refusal);
        Assert.Equal(atAbsent.Refusal, atHidden.Refusal);
        await using var db = world.Db();
        Assert.Equal(0, await db.Messages.CountAsync());
        Assert.Equal(2, await db.AuditEntries.CountAsync(e => e.Action == AuditAction.RoomRefused && e.RoomId == null));
    }

    [Fact]
    public async Task CO_11_A_repeated_client_id_answers_with_the_first_message_and_is_the_authors_own()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        var other = await world.PrivateRoomAsync(world.Lead);
        var id = PublicId.New().Value;

        var first = await world.PostAsync(world.Lead, room, "one", id);
        var again = await world.PostAsync(world.Lead, room, "another text", id);
        var elsewhere = await world.PostAsync(world.Lead, other, "another room", id);
        var byAnother = await world.PostAsync(world.Member, room, "two", id);

        Assert.Equal(new PostedMessage(1, IsRepeated: false), first.Value);
        Assert.Equal(new PostedMessage(1, IsRepeated: true), again.Value);
        Assert.Equal(new PostedMessage(1, IsRepeated: true), elsewhere.Value);
        Assert.Equal(new PostedMessage(2, IsRepeated: false), byAnother.Value);
        await using var db = world.Db();
        Assert.Equal(["one", "two"], await db.MessageTexts.OrderBy(t => t.MessageId).Select(t => t.Text).ToListAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("\u200B\u2060\uFEFF\u00AD\u3164\u2800\u00A0\n")]
    public async Task CO_04_A_message_that_shows_nothing_is_refused(string text)
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);

        Assert.Equal(MessageRefusals.Empty, (await world.PostAsync(world.Lead, room, text)).Refusal);
    }

    [Theory]
    [InlineData("字")]
    [InlineData("😀")]
    [InlineData("\\")]
    public async Task CO_05_Ten_thousand_code_units_are_taken_and_one_more_is_refused(string unit)
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        var longest = string.Concat(Enumerable.Repeat(unit, TextRules.LongestMessage / unit.Length));

        Assert.True((await world.PostAsync(world.Lead, room, longest)).IsDone);
        Assert.Equal(MessageRefusals.TooLong(1), (await world.PostAsync(world.Lead, room, longest + "x")).Refusal);
        await using var db = world.Db();
        Assert.Equal(longest, await db.MessageTexts.Select(t => t.Text).SingleAsync());
    }

    [Fact]
    public async Task ST_01_ST_02_Control_characters_become_their_symbols_and_lone_surrogates_the_replacement_once_at_the_door()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);

        await world.PostAsync(world.Lead, room, "a\0b\u0001c\td\r\ne\uD800f\uDC00g😀");

        await using var db = world.Db();
        var text = await db.MessageTexts.SingleAsync();
        Assert.Equal("a␀b␁c\td\ne\uFFFDf\uFFFDg😀", text.Text);
        Assert.Equal(AuditSeal.Digest(text.Salt, text.Text), await db.AuditEntries.Where(e => e.MessageNumber == 1).Select(e => e.TextDigest).SingleAsync());
    }

    [Fact]
    public async Task CO_14_Thirty_messages_in_ten_seconds_are_taken_then_the_author_is_told_how_long_to_wait()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        for (var i = 0; i < 30; i++)
        {
            Assert.True((await world.PostAsync(world.Lead, room, $"{i}")).IsDone);
        }

        Assert.Equal(new TooFast(10), (await world.PostAsync(world.Lead, room, "31")).Refusal);
        Assert.True((await world.PostAsync(world.Member, room, "another user")).IsDone);
        world.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.True((await world.PostAsync(world.Lead, room, "31")).IsDone);
    }
}
