using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Domain.Issues;

/// <summary>Opens an issue that a reader named by its address. A try at one that one cannot see is logged like one at an issue that never was.</summary>
public sealed class OpenIssueByAddress(IssueReader issues, Runner runner, RefusedTries tries)
{
    /// <summary>Opens it, by a key that it has or had.</summary>
    public async Task<Outcome<IssueView>> HandleAsync(Actor actor, string key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (await issues.OfAsync(actor.Me, key, cancellation).ConfigureAwait(false) is { } issue)
        {
            return issue;
        }

        return await runner.RunAsync<IssueView>(
            actor,
            op =>
            {
                tries.NoteIssue(op, key);
                return Task.FromResult<Outcome<IssueView>>(IssueRefusals.NotFound);
            },
            cancellation).ConfigureAwait(false);
    }
}
