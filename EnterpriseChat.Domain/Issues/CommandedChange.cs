using System.Globalization;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Issues;

/// <summary>The commands that change a field of the issue: by the same rights and in the same way as on its page, with a line in the chat.</summary>
internal static class CommandedChange
{
    /// <summary>Runs it; gives why not.</summary>
    public static async Task<Refusal?> RunAsync(Operation op, OpenRoom open, (IssueCommand Command, long Number) given)
    {
        var id = await op.Door.IssueOfAsync(open.Id).ConfigureAwait(false);
        var issue = await op.Db.Issues.SingleAsync(i => i.Id == id, CancellationToken.None).ConfigureAwait(false);
        if (await op.Door.OpenIssueAsync(issue.Key, open.Reader, CancellationToken.None).ConfigureAwait(false) is not { } seen
            || !await op.Door.MayEditAsync(seen, CancellationToken.None).ConfigureAwait(false))
        {
            return IssueRefusals.MayNot;
        }

        var (wanted, refusal) = await ReadAsync(op, issue, given.Command).ConfigureAwait(false);
        if (wanted is null)
        {
            return refusal;
        }

        var before = issue.LastEntry;
        var message = await op.Door.Messages(open).Where(m => m.Number == given.Number).Select(m => m.Id).SingleAsync(CancellationToken.None).ConfigureAwait(false);
        if ((await IssueChange.ApplyAsync(op, issue, wanted.Edit, message).ConfigureAwait(false)).Refusal is { } wrong)
        {
            return wrong;
        }

        if (issue.LastEntry == before)
        {
            return IssueRefusals.Wrong(Words.Command_NoChange);
        }

        op.AddEvent(open.Id, wanted.Event, wanted.Subject);
        return null;
    }

    /// <summary>Somebody by user name, with or without an @ before it, or by the whole name that is shown; null for nobody.</summary>
    public static async Task<User?> PersonAsync(Operation op, string name)
    {
        var key = TextRules.Key(name.TrimStart('@').Trim());
        if (key.Length == 0)
        {
            return null;
        }

        var known = PeopleAccess.Of(op.Db, op.Db.Users.Where(u => u.Id == op.Actor.User), op.Db.Users).Select(a => a.KnownId);
        var people = op.Db.Users.Where(u => u.Active && known.Contains(u.Id));
        return await people.FirstOrDefaultAsync(u => u.UserNameKey == key, CancellationToken.None).ConfigureAwait(false)
            ?? (await people.Where(u => u.DisplayName == name.TrimStart('@').Trim()).Take(2).ToListAsync(CancellationToken.None).ConfigureAwait(false)
                is [var one] ? one : null);
    }

    private static async Task<(Wanted? Wanted, Refusal? Refusal)> ReadAsync(Operation op, Issue issue, IssueCommand command) => command.Name switch
    {
        IssueCommand.Assign => await AssignAsync(op, issue, command.Argument).ConfigureAwait(false),
        IssueCommand.Status when Value<IssueStatus>(command.Argument) is { } status =>
            (new Wanted(new IssueEdit { Status = new(issue.Status, status) }, $"{nameof(IssueEdit.Status)}{status}"), null),
        IssueCommand.Status => (null, IssueRefusals.Wrong(Words.Command_Status)),
        IssueCommand.Priority when Value<IssuePriority>(command.Argument) is { } priority =>
            (new Wanted(new IssueEdit { Priority = new(issue.Priority, priority) }, $"{nameof(IssueEdit.Priority)}{priority}"), null),
        IssueCommand.Priority => (null, IssueRefusals.Wrong(Words.Command_Priority)),
        _ when command.Argument == "none" => (new Wanted(new IssueEdit { DueOn = new(issue.DueOn, null) }, EventKind.DueRemoved), null),
        _ when DateOnly.TryParseExact(command.Argument, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
            (new Wanted(new IssueEdit { DueOn = new(issue.DueOn, day) }, EventKind.DueChanged), null),
        _ => (null, IssueRefusals.Wrong(Words.Command_Due)),
    };

    private static async Task<(Wanted? Wanted, Refusal? Refusal)> AssignAsync(Operation op, Issue issue, string name)
    {
        if (name.Length == 0)
        {
            return (null, IssueRefusals.Wrong(Words.Command_Assign));
        }

        var before = issue.AssigneeId is { } id
            ? await op.Db.Users.Where(u => u.Id == id).Select(u => (PublicId?)u.PublicId).SingleAsync(CancellationToken.None).ConfigureAwait(false)
            : null;
        return name == "nobody" ? (new Wanted(new IssueEdit { Assignee = new(before, null) }, EventKind.Unassigned), null)
            : await PersonAsync(op, name).ConfigureAwait(false) is { } person
                ? (new Wanted(new IssueEdit { Assignee = new(before, person.PublicId) }, EventKind.Assigned, person.Id), null)
                : (null, IssueRefusals.Wrong(Words.Command_NoPerson.With(name)));
    }

    /// <summary>A value by its word, without regard to case and spaces; null for none of them.</summary>
    private static T? Value<T>(string word)
        where T : struct, Enum
    {
        var sought = word.Replace(" ", "", StringComparison.Ordinal);
        return Enum.GetValues<T>().Where(v => string.Equals($"{v}", sought, StringComparison.OrdinalIgnoreCase)).Select(v => (T?)v).FirstOrDefault();
    }

    /// <summary>What a command makes of the issue, and the line that tells of it.</summary>
    private sealed record Wanted(IssueEdit Edit, string Event, UserId? Subject = null);
}
