using System.Globalization;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Tests.Domain.Issues;
using EnterpriseChat.Tests.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Web.Issues;
using EnterpriseChat.Web.Messages;

namespace EnterpriseChat.Tests.Components;

/// <summary>An issue's page that is open shows after any actions what a fresh load shows, and what is being typed there stays.</summary>
public sealed class LiveIssueTests
{
    private const int Actions = 300;

    [Theory]
    [InlineData(1)]
    [InlineData(20261201)]
    public async Task After_any_actions_fields_and_history_are_as_after_a_fresh_load(int seed)
    {
        await using var world = await TrackerWorld.CreateAsync();
        var key = await world.IssueAsync(world.Lead);
        var room = await world.IssueChatAsync(world.Member, key);
        var random = new Random(seed);
        var me = World.As(world.Lead);
        var draft = Draft(world);
        await draft.FillAsync(me, await world.Get<IssueReader>().OfAsync(world.Lead, key, default));
        draft.Form.Description = "Being typed";
        var timeline = await TimelineAsync(world, key);
        using var feed = world.Get<LiveHub>().Connect(world.Lead, new SessionId(1), async change =>
        {
            if (change.TouchesIssues(draft.View!.Open.Id))
            {
                Assert.True(await draft.LookAsync(me));
                await timeline.RefreshAsync(change);
            }
        });
        feed.ShowsIssues = true;
        for (var i = 1; i <= Actions; i++)
        {
            await ActAsync(world, key, room, random);
            if (i % 30 == 0)
            {
                world.Time.Advance(TimeSpan.FromSeconds(1));
                await Eventually.That(async () => await FreshAsync(world, key) == $"{Shown(draft)}\n{Shown(timeline)}", what: $"the page after {i} actions");
                Assert.Equal("Being typed", draft.Form.Description);
                Assert.True(draft.IsDirty);
            }
        }
    }

    [Fact]
    public async Task A_page_hears_of_an_issue_only_while_its_reader_sees_it()
    {
        await using var world = await TrackerWorld.CreateAsync();
        var key = await world.IssueAsync(world.Lead);
        var told = new List<FeedChange>();
        using var feed = world.Get<LiveHub>().Connect(world.Customer, new SessionId(1), change =>
        {
            told.Add(change);
            return Task.CompletedTask;
        });
        feed.ShowsIssues = true;
        await world.CommentAsync(world.Lead, key, "Not for them");
        var moved = new IssueEdit { Company = new(await world.CompanyIdAsync(world.Host), await world.CompanyIdAsync(world.Other)) };
        Assert.True((await world.ChangeIssueAsync(world.Lead, key, moved)).IsDone);
        var id = (await world.StoredIssueAsync(key)).Id;
        await Eventually.That(() => Task.FromResult(told.Exists(c => c.Rights)));
        told.Clear();
        await world.CommentAsync(world.Lead, key, "For them");
        await Eventually.That(() => Task.FromResult(told.Exists(c => c.Issues.Contains(id))));
    }

    private static async Task ActAsync(World world, string key, PublicId room, Random random)
    {
        var who = random.Next(2) == 0 ? world.Lead : world.Member;
        var issue = await world.StoredIssueAsync(key);
        var number = random.NextInt64(1, 40);
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await (random.Next(8) switch
        {
            0 => world.CommentAsync(who, key, $"Comment {random.Next()} on TEST-1"),
            1 => world.ChangeIssueAsync(who, key, new IssueEdit { Status = new(issue.Status, (IssueStatus)random.Next(1, 6)) }),
            2 => world.ChangeIssueAsync(who, key, new IssueEdit { Title = new(issue.Title, $"Title {random.Next()}"), Priority = new(issue.Priority, (IssuePriority)random.Next(1, 5)) }),
            3 => world.ChangeIssueAsync(who, key, new IssueEdit { DueOn = new(issue.DueOn, new DateOnly(2026, random.Next(1, 13), 1)) }),
            4 => world.ChangeIssueAsync(who, key, new IssueEdit { Assignee = new(null, await world.IdAsync(who)) }),
            5 => world.Get<EditMessage>().HandleAsync(World.As(world.Member), new MessageEdit(room, number, 1, $"Changed {random.Next()}"), default),
            6 => world.Get<DeleteMessage>().HandleAsync(World.As(world.Member), room, number, default),
            _ => (Task)world.PostAsync(world.Member, room, $"Said {random.Next().ToString(CultureInfo.InvariantCulture)}"),
        });
    }

    private static IssueDraft Draft(World world) => new(
        world.Get<EditIssue>(), world.Get<MakeIssue>(), world.Get<IssueChoices>(), world.Get<IssueReader>(), world.Get<IssueHistory>(), world.Get<PeopleDirectory>());

    private static async Task<IssueTimeline> TimelineAsync(World world, string key)
    {
        var names = new KeyNames(world.Get<IssueKeys>(), OneReader.RoomsOf(world, world.Lead));
        var timeline = new IssueTimeline(world.Get<IssueHistory>(), world.Get<PeopleDirectory>(), world.Get<Companies>(), names);
        await timeline.LoadAsync(world.Lead, key, HistoryView.All);
        return timeline;
    }

    private static async Task<string> FreshAsync(World world, string key)
    {
        var draft = Draft(world);
        await draft.FillAsync(World.As(world.Lead), await world.Get<IssueReader>().OfAsync(world.Lead, key, default));
        return $"{Shown(draft)}\n{Shown(await TimelineAsync(world, key))}";
    }

    private static string Shown(IssueDraft draft) =>
        string.Join(',', IssueForm.Fields.Where(f => f != IssueFields.Description).Select(f => $"{f}={draft.Form[f]}"));

    /// <summary>A page that is open for long shows more of the past; the newest page of it is the same.</summary>
    private static string Shown(IssueTimeline timeline) => string.Join('\n', timeline.Page.Lines.Take(IssueHistory.PageLength).Select(l =>
        $"{l.Number} {l.Kind} {timeline.Of(l.Actor)?.DisplayName} {l.Text?.Join(timeline.Names.GetValueOrDefault)} {l.Message?.Text.FirstLine} {l.Message?.IsDeleted} {l.Message?.Revision}"
        + string.Concat(l.Changes.Select(c => $" {c.Field} {timeline.Said(c.Field, c.Before)} {timeline.Said(c.Field, c.After)}"))));
}
