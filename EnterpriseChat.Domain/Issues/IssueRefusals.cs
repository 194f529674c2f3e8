namespace EnterpriseChat.Domain.Issues;

/// <summary>Why something was not done with an issue.</summary>
public static class IssueRefusals
{
    /// <summary>Hidden and missing alike.</summary>
    public static Refusal NotFound => new("issue", Words.Refusal_IssueNotFound);

    /// <summary>The room is seen, and is no issue chat.</summary>
    public static Refusal NoIssueChat => new("no-issue-chat", Words.Refusal_NoIssueChat);

    /// <summary>Somebody who cannot see the issue, whom the actor does not know, or who was never there.</summary>
    public static Refusal CannotInvite => new("cannot-invite", Words.Refusal_CannotInvite);

    /// <summary>Only who is online is invited.</summary>
    public static Refusal NotOnline => new("not-online", Words.Refusal_NotOnline);

    /// <summary>The actor has invited as many in an hour as one may.</summary>
    /// <param name="seconds">How long until the next.</param>
    public static Refusal TooManyInvitations(int seconds) => new("invitations", Words.Refusal_TooManyInvitations.With((seconds + 59) / 60));
}
