using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Issues;

/// <summary>What a form makes of an issue; a field that is not named stays as it is.</summary>
public sealed record IssueEdit
{
    /// <summary>Title.</summary>
    public Edit<string> Title { get; init; }

    /// <summary>Description; may be empty.</summary>
    public Edit<string> Description { get; init; }

    /// <summary>Kind of work.</summary>
    public Edit<IssueType> Type { get; init; }

    /// <summary>How far it is.</summary>
    public Edit<IssueStatus> Status { get; init; }

    /// <summary>How pressing it is.</summary>
    public Edit<IssuePriority> Priority { get; init; }

    /// <summary>Who works on it; null for nobody.</summary>
    public Edit<PublicId?> Assignee { get; init; }

    /// <summary>The day by which it is due.</summary>
    public Edit<DateOnly?> DueOn { get; init; }

    /// <summary>The company, whose users see it.</summary>
    public Edit<PublicId> Company { get; init; }

    /// <summary>The project; in another one it has another key.</summary>
    public Edit<ProjectId> Project { get; init; }

    /// <summary>What is wrong with what it changes, whoever asks; null when nothing is.</summary>
    internal Refusal? Wrong() =>
        (Title.IsChange ? IssueRefusals.OfTitle(Title.After) : null) ?? (Description.IsChange ? IssueRefusals.OfDescription(Description.After) : null);

    /// <summary>Texts as they are stored.</summary>
    internal IssueEdit Clean() => this with
    {
        Title = Title.IsChange ? Title with { After = TextRules.Name(Title.After) } : Title,
        Description = Description.IsChange ? Description with { After = TextRules.Message(Description.After) } : Description,
    };
}

/// <summary>Changes an issue. Different fields that two people change go together; of the same field the second is told what the first made of it.</summary>
public sealed class EditIssue(Runner runner, RefusedTries tries, LastActor log)
{
    /// <summary>Changes it, for those with <c>Edit issues</c> to whom <c>View issues</c> shows it.</summary>
    /// <param name="actor">Who saves.</param>
    /// <param name="key">A key that the issue has or had.</param>
    /// <param name="edit">The change.</param>
    /// <param name="cancellation">Ends the wait for a place in the queue.</param>
    /// <returns>Its key, which is another one when it was moved.</returns>
    public async Task<Outcome<string>> HandleAsync(Actor actor, string key, IssueEdit edit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(edit);
        if (edit.Wrong() is { } wrong)
        {
            return wrong;
        }

        IssueId found = default;
        var outcome = await runner.RunAsync(
            actor,
            async op =>
            {
                var (issue, refusal) = await OpenAsync(op, key).ConfigureAwait(false);
                found = issue?.Id ?? default;
                return issue is null ? refusal! : await IssueChange.ApplyAsync(op, issue, edit.Clean()).ConfigureAwait(false);
            },
            cancellation).ConfigureAwait(false);
        return outcome.Refusal is ChangedMeanwhile late ? late with { By = await log.OfIssueAsync(found, cancellation).ConfigureAwait(false) } : outcome;
    }

    private async Task<(Issue? Issue, Refusal? Refusal)> OpenAsync(Operation op, string key)
    {
        if (await op.Door.OpenIssueAsync(key, op.Actor.Me, CancellationToken.None).ConfigureAwait(false) is not { } open)
        {
            tries.NoteIssue(op, key);
            return (null, IssueRefusals.NotFound);
        }

        if (!await op.Door.MayEditAsync(open, CancellationToken.None).ConfigureAwait(false))
        {
            tries.NoteIssueChange(op, open.Key);
            return (null, IssueRefusals.MayNot);
        }

        return (await op.Door.Issue(open).SingleAsync(CancellationToken.None).ConfigureAwait(false), null);
    }
}
