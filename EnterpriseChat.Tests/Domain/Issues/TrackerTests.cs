using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Issues.Trackers;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Tests.Domain.Issues;

/// <summary>Our own issues behind the port.</summary>
public sealed class BuiltInTrackerTests : TrackerContract
{
    private protected override async Task<ITracker> OpenAsync(World world, (string Ours, string Hidden) keys)
    {
        await world.ChangeAsync(async db =>
        {
            foreach (var permission in new[] { Permission.ViewIssues, Permission.EditIssues })
            {
                if (!await db.GroupPermissions.AnyAsync(p => p.GroupId == world.Members && p.Permission == permission))
                {
                    db.GroupPermissions.Add(new() { GroupId = world.Members, Permission = permission });
                }
            }
        });
        await world.IssueAsync(keys.Ours, world.Other, world.Customer);
        await world.IssueAsync(keys.Hidden, world.Host, world.Lead);
        return world.Get<BuiltInTracker>();
    }

    private protected override async Task<int> CountAsync(World world, ITracker tracker, string text)
    {
        var history = await world.Get<IssueHistory>().OfAsync(world.Lead, "TEST-1", new HistoryQuestion(HistoryView.Comments), default);
        return history!.Lines.Count(l => l.Text?.FirstLine == text);
    }
}

/// <summary>The tracker of the tests keeps the contract too; what the outbox is tested with is no straw man.</summary>
public sealed class OutsideWorldTests : TrackerContract
{
    private protected override Task<ITracker> OpenAsync(World world, (string Ours, string Hidden) keys)
    {
        var outside = new OutsideWorld();
        outside.Add(new TrackedIssue(keys.Ours, "Login hangs", IssueStatus.Open, IssuePriority.Medium), world.Lead, world.Customer);
        outside.Add(new TrackedIssue(keys.Hidden, "Login hangs", IssueStatus.Open, IssuePriority.Medium), world.Lead);
        return Task.FromResult<ITracker>(outside);
    }

    private protected override Task<int> CountAsync(World world, ITracker tracker, string text) =>
        Task.FromResult(((OutsideWorld)tracker).There.Count(c => c.Text == text));
}
