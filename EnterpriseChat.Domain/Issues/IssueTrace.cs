using System.Globalization;
using System.Security.Cryptography;
using EnterpriseChat.Domain.Audit;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Issues;

/// <summary>Writes what happened to an issue: the entry of its history, that of the log, which seals it, and the fact.</summary>
internal static class IssueTrace
{
    /// <summary>Fields were changed, or it was made.</summary>
    public static async Task ChangedAsync(
        Operation op, Issue issue, (string Action, long? Message) by, IReadOnlyCollection<FieldChange> changes)
    {
        var json = IssueFields.Write(changes);

        // The change itself may have raised it: who lost the issue by it does not read of it.
        await op.Db.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
        var version = await op.Db.RightsVersion.Select(v => v.Version).SingleAsync(CancellationToken.None).ConfigureAwait(false);
        Add(op, issue, by.Action, new Written(IssueEntryKind.Change, json) { Details = IssueFields.Logged(changes), RightsVersion = version, Message = by.Message });

        // The chats show key, title and status of their issue.
        foreach (var chat in await op.Door.ChatsOf(issue.Id).ToListAsync(CancellationToken.None).ConfigureAwait(false))
        {
            chat.Changes++;
            op.Tell(new RoomEdited(chat.Id, op.Actor.User));
        }
    }

    /// <summary>Somebody made a comment on the issue's page.</summary>
    public static IssueEntry Commented(Operation op, Issue issue, string clientId, string text) =>
        Add(op, issue, AuditAction.IssueCommented, new Written(IssueEntryKind.Comment, text) { ClientId = clientId });

    /// <summary>The key of a row as a history holds it.</summary>
    public static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static IssueEntry Add(Operation op, Issue issue, string action, Written written)
    {
        var isComment = written.Kind == IssueEntryKind.Comment;
        var entry = new IssueEntry
        {
            IssueId = issue.Id,
            Number = ++issue.LastEntry,
            Kind = written.Kind,
            At = op.Now,
            RightsVersion = written.RightsVersion ?? op.RightsVersion,
            ActorId = op.Actor.User,
            ClientId = written.ClientId,
            MessageId = written.Message,
            Salt = RandomNumberGenerator.GetBytes(AuditSeal.SaltLength),
            Text = isComment ? written.Content : null,
            Changes = isComment ? null : written.Content,
        };
        issue.ChangedAt = op.Now;
        op.Db.IssueEntries.Add(entry);
        op.Audit(new AuditDraft(action)
        {
            Issue = issue.Id,
            Company = issue.CompanyId,
            Details = [.. written.Details, ("entry", entry.Number)],
            TextDigest = AuditSeal.Digest(entry.Salt, written.Content),
        });
        op.Tell(new IssueChanged(issue.Id, op.Actor.User));
        return entry;
    }

    private sealed record Written(IssueEntryKind Kind, string Content)
    {
        public string? ClientId { get; init; }

        public long? Message { get; init; }

        public long? RightsVersion { get; init; }

        public IEnumerable<(string Key, object? Value)> Details { get; init; } = [];
    }
}
