using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Web.Circuits;
using EnterpriseChat.Web.Messages;

namespace EnterpriseChat.Tests.Components;

/// <summary>The rows of a page's messages: what is as before stays the same object, so that it is not drawn again, and nothing else does.</summary>
public sealed class MessageLinesTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public async Task A_new_message_leaves_all_parts_but_the_last_as_they_are()
    {
        await using var world = await World.CreateAsync();
        var (view, lines) = await ShownAsync(world, 30);
        var before = lines.Parts.ToList();

        await PostAsync(world, "one more");
        Assert.True(view.TryApply(await ChangedAsync(world, view)));
        await TakeAsync(world, view, lines, new LineMarks(view.Revision, 0, world.Lead, Today));

        Assert.Equal(before.SkipLast(1), lines.Parts.Take(before.Count - 1));
        Assert.Equal(Enumerable.Range(1, 31).Select(n => (long)n), lines.Parts.SelectMany(p => p.Lines).Select(l => l.Message.Number));
        Assert.Contains("one more", lines.Parts[^1].Lines[^1].Message.Text.FirstLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_change_of_people_only_the_rows_of_whoever_changed_are_new()
    {
        await using var world = await World.CreateAsync();
        var (view, lines) = await ShownAsync(world, 5);
        var before = lines.Parts.SelectMany(p => p.Lines).ToList();

        await TakeAsync(world, view, lines, new LineMarks(view.Revision, 1, world.Lead, Today));
        Assert.All(lines.Parts.SelectMany(p => p.Lines).Zip(before), pair => Assert.Same(pair.Second, pair.First));

        var renamed = (await world.Get<PeopleDirectory>().OfAsync([world.Lead], default)).ToDictionary(p => p.Key, p => p.Value with { DisplayName = "Renamed" });
        lines.Take(view, new LineMarks(view.Revision, 2, world.Lead, Today), renamed, Clock(world));
        Assert.All(lines.Parts.SelectMany(p => p.Lines), line => Assert.Equal("Renamed", line.Name));
    }

    [Fact]
    public async Task The_line_of_new_messages_stands_once_and_goes_with_its_mark()
    {
        await using var world = await World.CreateAsync();
        var (view, lines) = await ShownAsync(world, 5);

        await TakeAsync(world, view, lines, new LineMarks(view.Revision, 0, world.Member, Today) { NewAfter = 2 });
        Assert.Equal([3L], lines.Parts.SelectMany(p => p.Lines).Where(l => l.IsFirstNew).Select(l => l.Message.Number));
        await TakeAsync(world, view, lines, new LineMarks(view.Revision, 0, world.Member, Today) { Linked = 4 });
        Assert.DoesNotContain(lines.Parts.SelectMany(p => p.Lines), l => l.IsFirstNew);
        Assert.Equal([4L], lines.Parts.SelectMany(p => p.Lines).Where(l => l.IsLinked).Select(l => l.Message.Number));
    }

    private static async Task<(RoomView View, MessageLines Lines)> ShownAsync(World world, int messages)
    {
        for (var i = 0; i < messages; i++)
        {
            await PostAsync(world, $"message {i}");
        }

        var (view, lines) = (new RoomView(), new MessageLines());
        view.Reset(await ChangedAsync(world, view), hasNewer: false);
        await TakeAsync(world, view, lines, new LineMarks(view.Revision, 0, world.Lead, Today));
        return (view, lines);
    }

    private static async Task PostAsync(World world, string text)
    {
        // The limit of messages is by time.
        world.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await world.PostAsync(world.Lead, await world.CompanyRoomAsync(world.Host), text)).IsDone);
    }

    private static async Task<RoomMessages> ChangedAsync(World world, RoomView view)
    {
        var room = await world.CompanyRoomAsync(world.Host);
        var last = view.Last;
        RoomMessages? changed = null;
        await Eventually.That(async () =>
            (changed = await world.Get<RoomReader>().NewestAsync(world.Lead, room, view.Changes, default)) is { Messages: [.., var newest] } && newest.Number > last);
        return changed!;
    }

    private static async Task TakeAsync(World world, RoomView view, MessageLines lines, LineMarks marks) =>
        lines.Take(view, marks, await world.Get<PeopleDirectory>().OfAsync([world.Lead, world.Member], default), Clock(world));

    private static ReaderClock Clock(World world) => new(null!, null!, world.Time);
}
