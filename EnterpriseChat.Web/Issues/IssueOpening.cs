using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Issues;

namespace EnterpriseChat.Web.Issues;

/// <summary>Opens an issue by its address and fills the form of its page.</summary>
internal sealed class IssueOpening(OpenIssueByAddress open, IssueDraft draft)
{
    /// <summary>The form.</summary>
    public IssueDraft Draft => draft;

    /// <summary>Opens it; null when the reader cannot see it or it was never there.</summary>
    public async Task<IssueView?> OpenAsync(Actor me, string key)
    {
        var issue = (await open.HandleAsync(me, key, CancellationToken.None)).ValueOrNull();
        await draft.FillAsync(me, issue);
        return issue;
    }
}
