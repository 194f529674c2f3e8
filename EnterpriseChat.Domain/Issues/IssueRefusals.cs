using EnterpriseChat.Domain.People;

namespace EnterpriseChat.Domain.Issues;

/// <summary>Why an issue, a comment or a project was not made or changed.</summary>
public static class IssueRefusals
{
    /// <summary>Most characters of a title (product.md section 18).</summary>
    public const int LongestTitle = 200;

    /// <summary>Most characters of a description, as the browser counts them.</summary>
    public const int LongestDescription = 20_000;

    private const int ShortestProject = 2;
    private const int LongestProject = 10;

    /// <summary>Hidden and missing alike.</summary>
    public static Refusal NotFound => new("issue", Words.Refusal_IssueNotFound);

    /// <summary>A command that cannot be run: it is not sent, and its author is told why.</summary>
    /// <param name="sentence">Why.</param>
    public static Refusal Wrong(string sentence) => new("command", sentence);

    /// <summary>The room is seen, and is no issue chat.</summary>
    public static Refusal NoIssueChat => new("no-issue-chat", Words.Refusal_NoIssueChat);

    /// <summary>Somebody who cannot see the issue, whom the actor does not know, or who was never there.</summary>
    public static Refusal CannotInvite => new("cannot-invite", Words.Refusal_CannotInvite);

    /// <summary>Only who is online is invited.</summary>
    public static Refusal NotOnline => new("not-online", Words.Refusal_NotOnline);

    /// <summary>The actor has invited as many in an hour as one may.</summary>
    /// <param name="seconds">How long until the next.</param>
    public static Refusal TooManyInvitations(int seconds) => new("invitations", Words.Refusal_TooManyInvitations.With((seconds + 59) / 60));

    /// <summary>One sees it, and may not change it.</summary>
    public static Refusal MayNot => new("issue-rights", Words.Refusal_IssueMayNot);

    /// <summary>Only users of the host company say whose issue it is.</summary>
    public static Refusal NotOwnCompany => new("issue-company", Words.Refusal_IssueCompany);

    /// <summary>No title that a reader would see.</summary>
    public static Refusal NoTitle => new("no-title", Words.Refusal_IssueNoTitle);

    /// <summary>The assignee could not see the issue.</summary>
    public static Refusal AssigneeCannotSee => new("assignee", Words.Refusal_IssueAssignee);

    /// <summary>It was never there, or none is.</summary>
    public static Refusal ProjectNotFound => new("project", Words.Refusal_ProjectNotFound);

    /// <summary>A project of these letters is there.</summary>
    public static Refusal ProjectKeyTaken => new("project-taken", Words.Refusal_ProjectKeyTaken);

    /// <summary>Not letters and digits as a key has them.</summary>
    public static Refusal BadProjectKey => new("bad-project-key", Words.Refusal_ProjectKey.With(ShortestProject, LongestProject));

    /// <summary>What is wrong with a title; null when it may be used.</summary>
    public static Refusal? OfTitle(string title)
    {
        var kept = TextRules.Name(title);
        return TextRules.TurnsDirection(title) ? PeopleRefusals.TurningName
            : TextRules.IsBlank(kept) ? NoTitle
            : kept.Length > LongestTitle ? new Refusal("long-title", Words.Refusal_IssueTitle.With(LongestTitle, kept.Length - LongestTitle))
            : null;
    }

    /// <summary>What is wrong with a description, which may be empty; null when it may be used.</summary>
    public static Refusal? OfDescription(string description) => TextRules.Message(description).Length - LongestDescription is > 0 and var tooMany
        ? new Refusal("long-description", Words.Refusal_IssueDescription.With(LongestDescription, tooMany))
        : null;

    /// <summary>What is wrong with the key of a project; null when it may be used.</summary>
    public static Refusal? OfProjectKey(string key) =>
        key is [>= 'A' and <= 'Z', ..] && key.Length is >= ShortestProject and <= LongestProject && key.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c))
            ? null
            : BadProjectKey;
}
