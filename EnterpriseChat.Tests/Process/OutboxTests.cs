using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Issues.Trackers;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Storage;
using EnterpriseChat.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnterpriseChat.Tests.Processes;

/// <summary>A server one of whose projects lives in a tracker outside.</summary>
public sealed class OutboxTests
{
    [Fact]
    public async Task IS_08_A_running_server_sends_what_is_said_and_what_had_to_wait_and_answers_nobody_later_for_it()
    {
        var outside = new OutsideWorld();
        var isBack = new TaskCompletionSource();
        outside.Behaviour = async (comment, cancellation) =>
        {
            await isBack.Task.WaitAsync(cancellation);
            return outside.Given == 1 ? TrackerAnswer.Away("503") : outside.Take(comment);
        };
        await using var server = await InProcessServer.StartAsync(services => services.AddSingleton<ITracker>(outside));
        var lead = await server.UserAsync("lead");
        await server.Get<Runner>().IssueAsync("OUT-1", (lead.CompanyId, lead.Id));
        await server.ChangeAsync(async db => (await db.Projects.SingleAsync(p => p.Key == "OUT")).Tracker = OutsideWorld.TrackerName);
        var room = (await server.Get<OpenIssueChat>().HandleAsync(World.As(lead.Id), "OUT-1", default)).Value;
        string[] said = ["one", "two", "three"];
        foreach (var text in said)
        {
            Assert.True((await server.Get<PostMessage>().HandleAsync(World.As(lead.Id), room, PublicId.New().Value, text, default)).IsDone);
        }

        await Eventually.That(() => outside.Given == 1, what: "the first is on its way");
        Assert.Empty(outside.There);
        isBack.SetResult();
        await Eventually.That(() => outside.There.Count == said.Length, TimeSpan.FromSeconds(30), "all are there");
        Assert.Equal(said, outside.There.Select(c => c.Text));
    }
}
