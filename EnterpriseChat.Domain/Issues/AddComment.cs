using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Issues;

/// <summary>That a comment is stored.</summary>
/// <param name="Number">Its number in the history.</param>
/// <param name="IsRepeated">Whether it was stored before, by the same client id.</param>
public readonly record struct StoredComment(long Number, bool IsRepeated);

/// <summary>Comments an issue on its page, exactly once per author and client id, for whoever sees it. It counts for the limit of messages.</summary>
public sealed class AddComment(Runner runner, PostingLimit limit, RefusedTries tries)
{
    /// <summary>Stores a comment and answers when it is durable.</summary>
    /// <param name="actor">The author.</param>
    /// <param name="key">A key that the issue has or had.</param>
    /// <param name="comment">The browser's name for it, 22 characters of base64url, and what was typed; it is cleaned, not cut.</param>
    /// <param name="cancellation">Ends the wait for a place in the queue.</param>
    public Task<Outcome<StoredComment>> HandleAsync(
        Actor actor, string key, (string ClientId, string Text) comment, CancellationToken cancellation)
    {
        var clean = TextRules.Message(comment.Text);
        var wrong = !new PublicId(comment.ClientId).IsWellFormed ? MessageRefusals.BadClientId
            : clean.Length > TextRules.LongestMessage ? MessageRefusals.TooLong(clean.Length - TextRules.LongestMessage)
            : clean.Length == 0 ? MessageRefusals.Empty
            : null;
        return wrong is not null
            ? Task.FromResult<Outcome<StoredComment>>(wrong)
            : runner.RunAsync<StoredComment>(actor, op => AddAsync(op, key, comment.ClientId, clean), cancellation);
    }

    private async Task<Outcome<StoredComment>> AddAsync(Operation op, string key, string clientId, string text)
    {
        var me = op.Actor.Me;
        if (await op.Db.IssueEntries.Where(e => e.ActorId == me && e.ClientId == clientId).Select(e => (long?)e.Number)
            .SingleOrDefaultAsync(CancellationToken.None).ConfigureAwait(false) is { } first)
        {
            return new StoredComment(first, IsRepeated: true);
        }

        if (await op.Door.OpenIssueAsync(key, me, CancellationToken.None).ConfigureAwait(false) is not { } open)
        {
            tries.NoteIssue(op, key);
            return IssueRefusals.NotFound;
        }

        if (limit.Take(me, op.Now, op.Request) is { } seconds)
        {
            return new TooFast(seconds);
        }

        var issue = await op.Door.Issue(open).SingleAsync(CancellationToken.None).ConfigureAwait(false);
        return new StoredComment(IssueTrace.Commented(op, issue, clientId, text).Number, IsRepeated: false);
    }
}
