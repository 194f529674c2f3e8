using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Domain.Rooms;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Issues;

/// <summary>Issues are made and changed, with a trace of each change in their history and in the log.</summary>
public sealed class EditIssueTests
{
    [Fact]
    public async Task An_issue_needs_only_a_title_and_is_of_its_makers_company()
    {
        await using var world = await TrackerWorld.CreateAsync();
        Assert.Equal("TEST-1", await world.IssueAsync(world.Customer));
        Assert.Equal("TEST-2", await world.IssueAsync(world.Lead));
        var issue = await world.StoredIssueAsync("TEST-1");
        Assert.Equal((world.Other, world.Customer, IssueStatus.Open, IssuePriority.Medium), (issue.CompanyId, issue.ReporterId, issue.Status, issue.Priority));
        Assert.Equal(IssueRefusals.NoTitle, (await world.TryIssueAsync(world.Lead, new NewIssue(" \u200B "))).Refusal);
        Assert.Equal("long-title", (await world.TryIssueAsync(world.Lead, new NewIssue(new string('x', 201)))).Refusal!.Code);
        Assert.Equal("long-description", (await world.TryIssueAsync(world.Lead, new NewIssue("x") { Description = new string('x', 20_001) })).Refusal!.Code);
    }

    [Fact]
    public async Task Whose_issue_it_is_say_only_users_of_the_host_company()
    {
        await using var world = await TrackerWorld.CreateAsync();
        var (host, other) = (await world.CompanyIdAsync(world.Host), await world.CompanyIdAsync(world.Other));
        Assert.Equal(IssueRefusals.NotOwnCompany, (await world.TryIssueAsync(world.Customer, new NewIssue("x") { Company = host })).Refusal);
        var key = (await world.TryIssueAsync(world.Lead, new NewIssue("x") { Company = other })).Value;
        Assert.True(await world.SeesAsync(world.Customer, key));

        Assert.Equal(IssueRefusals.NotOwnCompany, (await world.ChangeIssueAsync(world.Customer, key, new IssueEdit { Company = new(other, host) })).Refusal);
        Assert.True((await world.ChangeIssueAsync(world.Member, key, new IssueEdit { Company = new(other, host) })).IsDone);
        Assert.False(await world.SeesAsync(world.Customer, key));
    }

    [Fact]
    public async Task Who_may_not_see_an_issue_is_answered_as_if_it_were_not_there_and_the_try_is_logged()
    {
        await using var world = await TrackerWorld.CreateAsync();
        var hidden = await world.IssueAsync(world.Lead);
        var reader = await world.UserAsync("reader", world.Host, world.Members);
        foreach (var key in new[] { hidden, "TEST-99", "' OR 1=1" })
        {
            Assert.Equal(IssueRefusals.NotFound, (await world.ChangeIssueAsync(world.Customer, key, new IssueEdit { Title = new("a", "b") })).Refusal);
            Assert.Equal(IssueRefusals.NotFound, (await world.CommentAsync(world.Customer, key, "x")).Refusal);
        }

        Assert.Equal(IssueRefusals.MayNot, (await world.ChangeIssueAsync(reader, hidden, new IssueEdit { Title = new("a", "b") })).Refusal);
        Assert.True((await world.CommentAsync(reader, hidden, "I see it")).IsDone);
        Assert.Equal(Rights.NotThere, (await world.TryIssueAsync(reader, new NewIssue("x"))).Refusal);
        await using var db = world.Db();
        var tries = await db.AuditEntries.Where(e => e.Action == AuditAction.IssueRefused).Select(e => e.Details).ToListAsync();
        Assert.Equal([Try(hidden), Try("TEST-99"), Try("malformed")], tries);

        static string Try(string target) => $$"""{"count":1,"target":"{{target}}"}""";
    }

    [Fact]
    public async Task Different_fields_go_together_and_the_same_field_is_told_to_the_second()
    {
        await using var world = await TrackerWorld.CreateAsync();
        var key = await world.IssueAsync(world.Lead, "First");
        Assert.True((await world.ChangeIssueAsync(world.Lead, key, new IssueEdit { Status = new(IssueStatus.Open, IssueStatus.InProgress) })).IsDone);
        Assert.True((await world.ChangeIssueAsync(world.Member, key, new IssueEdit { Priority = new(IssuePriority.Medium, IssuePriority.High) })).IsDone);
        var late = (await world.ChangeIssueAsync(world.Member, key, new IssueEdit
        {
            Status = new(IssueStatus.Open, IssueStatus.Waiting),
            Title = new("First", "Second"),
        })).Refusal as ChangedMeanwhile;

        Assert.Equal("status", Assert.Single(late!.Present).Field);
        Assert.Equal("member", late.By);
        var issue = await world.StoredIssueAsync(key);
        Assert.Equal(("First", IssueStatus.InProgress, IssuePriority.High), (issue.Title, issue.Status, issue.Priority));
        Assert.Equal(
            ["""{"made":[null,"TEST-1"],"title":[null,"First"]}""", """{"status":["1","2"]}""", """{"priority":["3","2"]}"""],
            (await world.StoredHistoryAsync(key)).Select(e => e.Changes));
    }

    [Fact]
    public async Task A_change_is_one_entry_of_the_history_and_one_of_the_log_which_seals_it_without_the_description()
    {
        await using var world = await TrackerWorld.CreateAsync();
        var key = await world.IssueAsync(world.Customer);
        await world.ChangeIssueAsync(world.Lead, key, new IssueEdit
        {
            Description = new("", "Secret of Fabrikam"),
            DueOn = new(null, new DateOnly(2026, 4, 1)),
            Assignee = new(null, await world.IdAsync(world.Member)),
        });
        Assert.True((await world.ChangeIssueAsync(world.Lead, key, new IssueEdit { DueOn = new(null, new DateOnly(2026, 4, 1)) })).IsDone);

        var entry = (await world.StoredHistoryAsync(key))[^1];
        Assert.Equal((2L, IssueEntryKind.Change, world.Lead), (entry.Number, entry.Kind, entry.ActorId!.Value));
        Assert.Contains("Secret of Fabrikam", entry.Changes, StringComparison.Ordinal);
        var logged = (await world.IssueTraceAsync())[^1];
        Assert.Equal((AuditAction.IssueChanged, world.Other), (logged.Action, logged.CompanyId!.Value));
        Assert.Equal($$"""{"assignee":[null,"{{world.Member.Value}}"],"description":null,"due":[null,"2026-04-01"],"entry":2}""", logged.Details);
        Assert.Equal(AuditSeal.Digest(entry.Salt!, entry.Changes!), logged.TextDigest);
        Assert.Equal(2, (await world.StoredHistoryAsync(key)).Count);
    }

    [Fact]
    public async Task An_issue_is_given_only_to_somebody_who_sees_it()
    {
        await using var world = await TrackerWorld.CreateAsync();
        var key = await world.IssueAsync(world.Lead);
        var customer = await world.IdAsync(world.Customer);
        Assert.Equal(IssueRefusals.AssigneeCannotSee, (await world.ChangeIssueAsync(world.Lead, key, new IssueEdit { Assignee = new(null, customer) })).Refusal);
        Assert.Equal(IssueRefusals.AssigneeCannotSee, (await world.TryIssueAsync(world.Lead, new NewIssue("x") { Assignee = customer })).Refusal);

        // Moved to the other company in the same save, the customer sees it.
        var moved = new IssueEdit { Assignee = new(null, customer), Company = new(await world.CompanyIdAsync(world.Host), await world.CompanyIdAsync(world.Other)) };
        Assert.True((await world.ChangeIssueAsync(world.Lead, key, moved)).IsDone);
        Assert.Equal(world.Customer, (await world.StoredIssueAsync(key)).AssigneeId);
        Assert.Equal("TEST-2", await world.IssueAsync(world.Lead));
    }

    [Fact]
    public async Task A_comment_is_stored_exactly_once_and_sealed()
    {
        await using var world = await TrackerWorld.CreateAsync();
        var key = await world.IssueAsync(world.Lead);
        var id = PublicId.New().Value;
        Assert.Equal(new StoredComment(2, false), (await AddAsync("Seen\r\nin 4.1", id)).Value);
        Assert.Equal(new StoredComment(2, true), (await AddAsync("Seen\r\nin 4.1", id)).Value);
        Assert.Equal("empty", (await world.CommentAsync(world.Member, key, " \n ")).Refusal!.Code);
        Assert.Equal("too-long", (await world.CommentAsync(world.Member, key, new string('x', 10_001))).Refusal!.Code);
        Assert.Equal("client-id", (await AddAsync("x", "short")).Refusal!.Code);
        var entry = (await world.StoredHistoryAsync(key))[^1];
        Assert.Equal("Seen\nin 4.1", entry.Text);
        var logged = (await world.IssueTraceAsync())[^1];
        Assert.Equal((AuditAction.IssueCommented, """{"entry":2}"""), (logged.Action, logged.Details));
        Assert.Equal(AuditSeal.Digest(entry.Salt!, entry.Text!), logged.TextDigest);

        Task<Outcome<StoredComment>> AddAsync(string text, string clientId) =>
            world.Get<AddComment>().HandleAsync(World.As(world.Member), key, (clientId, text), default);
    }

    [Fact]
    public async Task What_an_issue_says_is_held_against_the_log()
    {
        await using var world = await TrackerWorld.CreateAsync();
        var key = await world.IssueAsync(world.Lead);
        await world.CommentAsync(world.Member, key, "Ship it");
        Assert.Empty(Read());
        using (var file = new RawDatabase(Path.Combine(world.Path, DataDirectory.DatabaseName)))
        {
            file.Run("UPDATE IssueEntries SET Text = 'Do not ship it' WHERE Number = 2");
        }

        Assert.Equal([(await world.IssueTraceAsync())[^1].Sequence], Read());

        List<long> Read()
        {
            List<long> bad = [];
            using var reader = new AuditReader(Path.Combine(world.Path, DataDirectory.DatabaseName));
            reader.ReadTexts(0, 1_000, (sequence, digest, salt, text) =>
            {
                if (!digest.SequenceEqual(AuditSeal.Digest(salt.ToArray(), System.Text.Encoding.UTF8.GetString(text))))
                {
                    bad.Add(sequence);
                }

                return true;
            });
            return bad;
        }
    }
}
