namespace EnterpriseChat.Domain.Issues;

/// <summary>Why something was not done with an issue.</summary>
public static class IssueRefusals
{
    /// <summary>Hidden and missing alike.</summary>
    public static Refusal NotFound => new("issue", Words.Refusal_IssueNotFound);
}
