using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Issues.Trackers;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Domain.Issues;

/// <summary>What every adapter to a tracker keeps. A further one derives from it and passes.</summary>
public abstract class TrackerContract
{
    private const string Absent = "TEST-999";

    /// <summary>A tracker with these two issues: one that lead and customer see, and one that the lead alone sees.</summary>
    private protected abstract Task<ITracker> OpenAsync(World world, (string Ours, string Hidden) keys);

    [Fact]
    public async Task A_hidden_and_an_absent_issue_are_alike()
    {
        await using var world = await World.CreateAsync();
        var tracker = await OpenAsync(world, ("TEST-1", "TEST-2"));
        foreach (var key in new[] { "TEST-2", Absent, "", "no key" })
        {
            Assert.False(await tracker.MaySeeAsync(world.Customer, key, default));
            Assert.Null(await tracker.ReadAsync(world.Customer, key, default));
            var refused = await tracker.ChangeAsync(World.As(world.Customer), key, Titled("", "x"), default);
            Assert.Equal(IssueRefusals.NotFound, refused.Refusal);
        }

        Assert.True(await tracker.MaySeeAsync(world.Lead, "TEST-2", default));
        Assert.Equal(["TEST-1"], (await tracker.ListAsync(world.Customer, 25, default)).Select(i => i.Key));
    }

    [Fact]
    public async Task A_change_is_read_again_and_comes_first_in_the_list()
    {
        await using var world = await World.CreateAsync();
        var tracker = await OpenAsync(world, ("TEST-1", "TEST-2"));
        var before = (await tracker.ReadAsync(world.Lead, "TEST-1", default))!;
        world.Time.Advance(TimeSpan.FromMinutes(1));
        var edit = Titled(before.Title, "Another title") with
        {
            Status = new(before.Status, IssueStatus.Waiting),
            DueOn = new(before.DueOn, new DateOnly(2026, 5, 1)),
        };
        Assert.Equal("TEST-1", (await tracker.ChangeAsync(World.As(world.Lead), "TEST-1", edit, default)).Value);
        var after = new TrackedIssue("TEST-1", "Another title", IssueStatus.Waiting, before.Priority) { DueOn = new DateOnly(2026, 5, 1) };
        Assert.Equal(after, await tracker.ReadAsync(world.Lead, "TEST-1", default));
        Assert.Equal(["TEST-1", "TEST-2"], (await tracker.ListAsync(world.Lead, 25, default)).Select(i => i.Key));
        Assert.Equal([after], await tracker.ListAsync(world.Lead, 1, default));
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_refused_and_nothing_of_it_is_done()
    {
        await using var world = await World.CreateAsync();
        var tracker = await OpenAsync(world, ("TEST-1", "TEST-2"));
        var before = (await tracker.ReadAsync(world.Lead, "TEST-1", default))!;
        Assert.True((await tracker.ChangeAsync(World.As(world.Lead), "TEST-1", Titled(before.Title, "first"), default)).IsDone);
        var late = Titled(before.Title, "second") with { Status = new(before.Status, IssueStatus.Closed) };
        Assert.IsType<ChangedMeanwhile>((await tracker.ChangeAsync(World.As(world.Lead), "TEST-1", late, default)).Refusal);
        Assert.Equal(before with { Title = "first" }, await tracker.ReadAsync(world.Lead, "TEST-1", default));
    }

    [Fact]
    public async Task IS_08_A_comment_is_there_once_however_often_it_is_sent_and_is_found_by_its_marker()
    {
        await using var world = await World.CreateAsync();
        var tracker = await OpenAsync(world, ("TEST-1", "TEST-2"));
        var comment = new TrackerComment("TEST-1", PublicId.New(), new CommentAuthor(world.Lead, "lead"), "said once");
        Assert.False(await tracker.HasCommentAsync("TEST-1", comment.Marker, default));
        Assert.Equal(TrackerAnswer.Taken, await tracker.AddCommentAsync(comment, default));
        Assert.Equal(TrackerAnswer.Taken, await tracker.AddCommentAsync(comment, default));
        Assert.True(await tracker.HasCommentAsync("TEST-1", comment.Marker, default));
        Assert.False(await tracker.HasCommentAsync("TEST-2", comment.Marker, default));
        Assert.Equal(1, await CountAsync(world, tracker, "said once"));
        var lost = comment with { Key = Absent, Marker = PublicId.New() };
        var refused = await tracker.AddCommentAsync(lost, default);
        Assert.False(refused.IsTaken || refused.IsAway);
        Assert.NotEmpty(refused.Reason);
    }

    /// <summary>How often people read a comment there.</summary>
    private protected abstract Task<int> CountAsync(World world, ITracker tracker, string text);

    private static IssueEdit Titled(string before, string after) => new() { Title = new(before, after) };
}
