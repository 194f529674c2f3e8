using System.Collections.Concurrent;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Domain.Access;

/// <summary>
/// Logs tries at rooms that one cannot see or that are not there, hidden and absent alike, and at changes that one may not make: one entry
/// per person and target in ten minutes (product.md section 13). The first try is logged at once; the others of the ten minutes with their count at the end.
/// </summary>
public sealed class RefusedTries(TimeProvider time)
{
    /// <summary>Over this many targets of one person the target is no longer told apart: somebody is guessing.</summary>
    private const int MostTargets = 100;

    private const int LongestKey = 30;
    private const string Malformed = "malformed";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<Tried, Tries> _tries = new();

    /// <summary>Notes a try inside an operation that refuses; the first of ten minutes gives an entry that is kept with the refusal.</summary>
    public void Note(Operation op, PublicId room) => Note(op, null, room);

    /// <summary>Notes a try at a change that the actor may not make.</summary>
    /// <param name="op">The operation that refuses.</param>
    /// <param name="action">What it would have done, from <see cref="AuditAction"/>.</param>
    /// <param name="target">To what, if it was named.</param>
    public void NoteChange(Operation op, string action, PublicId? target) => Note(op, action, target);

    /// <summary>Notes a try at a file.</summary>
    public void NoteFile(Operation op, PublicId file) => Note(op, AuditAction.FileRefused, file);

    /// <summary>Notes a try at an issue that the actor cannot see or that is not there.</summary>
    /// <param name="op">The operation that refuses.</param>
    /// <param name="key">As it was typed; only what can be a key is kept.</param>
    public void NoteIssue(Operation op, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        NoteAt(op, AuditAction.IssueRefused, key.Length is > 0 and <= LongestKey && key.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? key : Malformed);
    }

    /// <summary>Notes a try at a change of an issue that the actor sees and may not change.</summary>
    public void NoteIssueChange(Operation op, string key) => NoteAt(op, AuditAction.IssueChanged, key);

    private void Note(Operation op, string? action, PublicId? named) => NoteAt(op, action, Shown(named));

    private void NoteAt(Operation op, string? action, string shown)
    {
        ArgumentNullException.ThrowIfNull(op);
        if (op.Actor.User is not { } user)
        {
            return;
        }

        var target = _tries.Keys.Count(k => k.User == user) < MostTargets ? shown : "many";
        var tried = new Tried(user, action, target);
        var tries = _tries.AddOrUpdate(
            tried,
            _ => new Tries(op.Actor, time.GetUtcNow(), 1, op.Request, op.Request),
            (_, before) => before.Last == op.Request ? before : before with { Count = before.Count + 1, Last = op.Request });
        if (tries.First == op.Request)
        {
            op.AuditRefusal(Entry(tried, 1));
        }
    }

    /// <summary>Logs the counts of windows that are over; called every so often and at a clean stop.</summary>
    public async Task LogCountsAsync(Runner runner, bool isLast, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(runner);
        foreach (var (key, tries) in _tries)
        {
            if ((!isLast && time.GetUtcNow() - tries.Since < Window) || !_tries.TryRemove(KeyValuePair.Create(key, tries)) || tries.Count == 1)
            {
                continue;
            }

            await runner.RunAsync<Done>(
                Actor.System,
                op =>
                {
                    op.Audit(Entry(key, tries.Count - 1), tries.Actor);
                    return Task.FromResult<Outcome<Done>>(default(Done));
                },
                cancellation).ConfigureAwait(false);
        }
    }

    private static AuditDraft Entry(Tried tried, long count) => tried.Action is null
        ? new(AuditAction.RoomRefused) { Details = [("count", count), ("target", tried.Target)] }
        : tried.Action is AuditAction.FileRefused or AuditAction.IssueRefused ? new(tried.Action) { Details = [("count", count), ("target", tried.Target)] }
        : new(AuditAction.ChangeRefused) { Details = [("count", count), ("operation", tried.Action), ("target", tried.Target)] };

    /// <summary>A well-formed id as it is; anything else only as badly written, since people paste all kinds of things into addresses.</summary>
    private static string Shown(PublicId? named) => named is not { } id ? "" : id.IsWellFormed ? id.Value : Malformed;

    /// <summary>Who tried what; the action is null for a room, and for a file or an issue what is logged of it.</summary>
    private readonly record struct Tried(UserId User, string? Action, string Target);

    /// <summary>Tries of one window. <c>First</c> is the request that gave the entry: run again, it gives it again.</summary>
    private sealed record Tries(Actor Actor, DateTimeOffset Since, long Count, object First, object Last);
}
