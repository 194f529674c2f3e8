using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Search;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Search;

/// <summary>What is found among messages, for readers who see few and for readers who see many.</summary>
public sealed class MessageSearchTests
{
    /// <summary>Whether the reader sees so much that the index of words is asked.</summary>
    public static TheoryData<bool> Ways => [false, true];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Words_are_found_by_their_beginning_without_case_and_accents_and_the_newest_come_first(bool seesMuch)
    {
        await using var world = await WorldAsync(seesMuch);
        var room = await world.CompanyRoomAsync(world.Host);
        await world.SayAsync(world.Lead, room, "Hello there", "shell", "HELP: the přílíš žluťoučký kůň", "help the invoice export", "the export of an invoice", "字典 and Ёлка");

        Assert.Equal(["help the invoice export", "HELP: the přílíš žluťoučký kůň", "Hello there"], await world.TextsAsync(world.Lead, "hel"));
        Assert.Equal(["help the invoice export"], await world.TextsAsync(world.Lead, "exp help"));
        Assert.Equal(["help the invoice export"], await world.TextsAsync(world.Lead, "\"invoice export\""));
        Assert.Equal(["HELP: the přílíš žluťoučký kůň"], await world.TextsAsync(world.Lead, "zlutou KUN"));
        Assert.Equal([], await world.TextsAsync(world.Lead, "\"expor\""));
        Assert.Equal(["字典 and Ёлка"], await world.TextsAsync(world.Lead, "字"));
        Assert.Equal(["字典 and Ёлка"], await world.TextsAsync(world.Lead, "ЁЛ"));
        Assert.Equal([], await world.TextsAsync(world.Lead, "nowhere"));
        world.AssertIndexWhole();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Filters_narrow_by_author_room_day_and_link(bool seesMuch)
    {
        await using var world = await WorldAsync(seesMuch);
        await world.ChangeAsync(async db => (await db.Users.FindAsync(world.Member))!.DisplayName = "Mei Tanáka");
        var (company, open) = (await world.CompanyRoomAsync(world.Host), await world.PublicRoomAsync("Release 4.2"));
        await world.SayAsync(world.Lead, company, "note one");
        await world.SayAsync(world.Member, open, "note two https://example.com/x", "note three");
        world.Time.SetUtcNow(new DateTimeOffset(2026, 3, 9, 22, 59, 0, TimeSpan.Zero));
        await world.SayAsync(world.Lead, open, "note of the 9th");
        world.Time.SetUtcNow(new DateTimeOffset(2026, 3, 9, 23, 0, 0, TimeSpan.Zero));
        await world.SayAsync(world.Lead, open, "note of the 10th in Berlin");

        Assert.Equal(["note three", "note two https://example.com/x"], await world.TextsAsync(world.Lead, "note from:\"mei tanaka\""));
        Assert.Equal(["note three", "note two https://example.com/x"], await world.TextsAsync(world.Lead, "from:tan"));
        Assert.Equal(["note three", "note two https://example.com/x"], await world.TextsAsync(world.Lead, "note from:Member in:release"));
        Assert.Equal([], await world.TextsAsync(world.Lead, "note from:nobody"));
        Assert.Equal(["note one"], await world.TextsAsync(world.Lead, "note in:contoso"));
        Assert.Equal([], await world.TextsAsync(world.Lead, "note in:private"));
        Assert.Equal(["note two https://example.com/x"], await world.TextsAsync(world.Lead, "has:link"));
        Assert.Equal(["note two https://example.com/x"], await world.TextsAsync(world.Lead, "note has:link"));
        Assert.Equal([], await world.TextsAsync(world.Lead, "note has:file"));
        Assert.Equal(["note of the 10th in Berlin"], await world.TextsAsync(world.Lead, "note after:2026-03-10"));
        Assert.Equal(["note of the 9th"], await world.TextsAsync(world.Lead, "note after:2026-03-09 before:2026-03-10"));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Pages_go_on_where_the_last_one_ended_whatever_comes_meanwhile(bool seesMuch)
    {
        await using var world = await WorldAsync(seesMuch);
        var room = await world.CompanyRoomAsync(world.Host);
        await world.FillAsync(room, 2 * MessageSearch.PageLength + 7, "needle");
        var first = await world.FindAsync(world.Lead, "needle");
        await world.SayAsync(world.Lead, room, "needle, new");
        var second = await world.FindAsync(world.Lead, "needle", first.Next);
        var third = await world.FindAsync(world.Lead, "needle", second.Next);

        Assert.Equal([MessageSearch.PageLength, MessageSearch.PageLength, 7], new[] { first, second, third }.Select(f => f.Messages.Length));
        Assert.Null(third.Next);
        var numbers = first.Messages.Concat(second.Messages).Concat(third.Messages).Select(m => m.Number).ToList();
        Assert.Equal(numbers.OrderDescending().Distinct(), numbers);
        Assert.Equal("needle, new", (await world.TextsAsync(world.Lead, "needle"))[0]);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Edited_messages_are_found_by_their_present_text_and_deleted_ones_not_at_all(bool seesMuch, bool isTextFirst)
    {
        await using var world = await WorldAsync(seesMuch);
        var room = await world.CompanyRoomAsync(world.Host);
        var (edited, deleted) = (PublicId.New().Value, PublicId.New().Value);
        await world.PostAsync(world.Lead, room, "the old wording", edited);
        await world.PostAsync(world.Lead, room, "old and regretted", deleted);

        await world.EditAsync(edited, "the new wording", isTextFirst);
        await world.DeleteAsync(deleted);

        Assert.Equal([], await world.TextsAsync(world.Lead, "old"));
        Assert.Equal(["the new wording"], await world.TextsAsync(world.Lead, "new"));
        await world.EditAsync(deleted, "changed although deleted", isTextFirst);
        Assert.Equal([], await world.TextsAsync(world.Lead, "although"));
        world.AssertIndexWhole();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task What_its_author_changes_or_deletes_is_found_as_it_says_now(bool seesMuch)
    {
        await using var world = await WorldAsync(seesMuch);
        var room = await world.CompanyRoomAsync(world.Host);
        await world.SayAsync(world.Lead, room, "plums in winter", "plums in spring");

        Assert.True((await world.Get<EditMessage>().HandleAsync(World.As(world.Lead), new MessageEdit(room, 1, 1, "cherries in winter"), default)).IsDone);
        Assert.Equal(["plums in spring"], await world.TextsAsync(world.Lead, "plums"));
        Assert.Equal(["cherries in winter"], await world.TextsAsync(world.Lead, "cherr"));
        Assert.True((await world.Get<DeleteMessage>().HandleAsync(World.As(world.Lead), room, 2, default)).IsDone);
        Assert.Equal([], await world.TextsAsync(world.Lead, "plums"));
        world.AssertIndexWhole();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_result_says_what_a_reader_of_the_message_sees_and_no_sign_of_its_markup(bool seesMuch)
    {
        await using var world = await WorldAsync(seesMuch);
        var room = await world.CompanyRoomAsync(world.Host);
        await world.SayAsync(world.Lead, room, "**Plums** are _here_:\n- `one`\n- [two](https://a.example)\n\n```cs\nvar plums = 1;\n```\n> 2 * 3");

        Assert.Equal(["Plums are here: one two var plums = 1; 2 * 3"], await world.TextsAsync(world.Lead, "plums"));
        Assert.Equal(["Plums", "plums"], (await world.FindAsync(world.Lead, "plums")).Messages[0].Text.Where(p => p.IsMarked).Select(p => p.Text));
    }

    [Fact]
    public async Task A_text_that_is_erased_leaves_no_word_in_the_file()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        var client = PublicId.New().Value;
        await world.PostAsync(world.Lead, room, "supercalifragilistic", client);
        await world.ChangeAsync(db => db.MessageTexts.Where(t => t.Text == "supercalifragilistic").ExecuteDeleteAsync());
        world.AssertIndexWhole();
        using var file = new RawDatabase(Path.Combine(world.Path, "chat.db"));
        Assert.Empty(file.Rows("SELECT rowid FROM MessageWords WHERE MessageWords MATCH 'supercalifragilistic'"));
        Assert.DoesNotContain(file.Rows("SELECT hex(block) FROM MessageWords_data"), row => row.Contains(Convert.ToHexString("califragil"u8), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_search_that_nobody_waits_for_ends()
    {
        await using var world = await WorldAsync(seesMuch: true);
        using var over = new CancellationTokenSource();
        await over.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Get<MessageSearch>().OfAsync(
            new Seeker(world.Lead, SearchWorld.Berlin), TypedSearch.Of("filler nowhere"), null, over.Token));
        Assert.NotEmpty(await world.TextsAsync(world.Lead, "filler"));
    }

    internal static async Task<World> WorldAsync(bool seesMuch)
    {
        var world = await World.CreateAsync();
        if (seesMuch)
        {
            await world.FillAsync(await world.PublicRoomAsync("Fill"), MessageSearch.FewMessages + 1);
        }

        return world;
    }
}
