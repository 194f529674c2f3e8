using System.Collections.Immutable;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Messages.Files;
using EnterpriseChat.Domain.Messages.Markdown;
using Microsoft.EntityFrameworkCore;

namespace EnterpriseChat.Domain.Issues;

/// <summary>Which entries of a history are shown.</summary>
public enum HistoryView
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Comments, chat messages among them.</summary>
    Comments,

    /// <summary>Changes of fields.</summary>
    Changes,
}

/// <summary>An entry of a history as pages show it.</summary>
/// <param name="Number">Number in the history.</param>
/// <param name="Kind">What it is.</param>
/// <param name="At">When it happened.</param>
/// <param name="Actor">Who did it; null for the product.</param>
public sealed record HistoryLine(long Number, IssueEntryKind Kind, DateTime At, UserId? Actor)
{
    /// <summary>The text of a comment; that of a message is the message's own.</summary>
    public RenderedText? Text { get; init; }

    /// <summary>The message, for one of the chat and for a change that a command made, as it says now.</summary>
    public MessageView? Message { get; init; }

    /// <summary>What was changed; of a description only that it was.</summary>
    public ImmutableArray<FieldChange> Changes { get; init; } = [];
}

/// <summary>A message of the chat that was marked as a decision about the issue.</summary>
/// <param name="Message">The message, as it says now.</param>
/// <param name="By">Who marked it; null for the product.</param>
/// <param name="At">When that was.</param>
public sealed record Decision(MessageView Message, UserId? By, DateTime At);

/// <summary>A stretch of a history.</summary>
/// <param name="Lines">The entries, newest first.</param>
/// <param name="HasOlder">Whether there are older ones.</param>
/// <param name="Count">How many entries the view has in all.</param>
public sealed record HistoryPage(IReadOnlyList<HistoryLine> Lines, bool HasOlder, long Count)
{
    /// <summary>Nothing.</summary>
    public static HistoryPage Empty { get; } = new([], false, 0);

    /// <summary>The decisions about the issue, the newest first, whichever view is shown.</summary>
    public IReadOnlyList<Decision> Decisions { get; init; } = [];
}

/// <summary>Which stretch of a history is asked for.</summary>
/// <param name="View">Which entries.</param>
/// <param name="From">All from this number on, for what is shown already; null for the newest page alone.</param>
/// <param name="Before">One page before this number; null for the newest.</param>
public sealed record HistoryQuestion(HistoryView View, long? From = null, long? Before = null);

/// <summary>
/// Reads the history of an issue, newest first, by pages: it opens as fast with ten thousand entries as with ten. Nothing is given by a yes
/// that is older than what it says.
/// </summary>
public sealed class IssueHistory(IssueReader issues, RenderedTexts texts)
{
    /// <summary>Entries of one page.</summary>
    public const int PageLength = 50;

    /// <summary>So many decisions head it at most, the newest.</summary>
    public const int MostDecisions = 50;

    /// <summary>The stretch; null when the reader cannot see the issue.</summary>
    public async Task<HistoryPage?> OfAsync(UserId reader, string key, HistoryQuestion question, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(question);
        var (door, db) = issues.Begin();
        using (db)
        {
            if (await door.OpenIssueAsync(key, reader, cancellation).ConfigureAwait(false) is not { } open)
            {
                return null;
            }

            var all = Of(question.View, door.Entries(open));
            var (from, before) = (question.From ?? 0, question.Before ?? long.MaxValue);
            var asked = all.Where(e => e.Number >= from && e.Number < before).OrderByDescending(e => e.Number);
            var rows = await (question.From is null ? asked.Take(PageLength + 1) : asked).AsNoTracking().ToListAsync(cancellation).ConfigureAwait(false);
            var count = await all.LongCountAsync(cancellation).ConfigureAwait(false);
            var hasOlder = question.From is null ? rows.Count > PageLength : await all.AnyAsync(e => e.Number < from, cancellation).ConfigureAwait(false);
            var shown = question.From is null ? rows.Take(PageLength).ToList() : rows;
            var decided = await door.Entries(open).Where(e => e.DecidedAt != null).OrderByDescending(e => e.DecidedAt).ThenByDescending(e => e.Number)
                .Take(MostDecisions).AsNoTracking().ToListAsync(cancellation).ConfigureAwait(false);
            var messages = await MessagesAsync(door, open, [.. shown, .. decided], cancellation).ConfigureAwait(false);
            return new HistoryPage([.. shown.Select(e => Line(e, messages)).OfType<HistoryLine>()], hasOlder, count)
            {
                Decisions = [.. decided.Select(e => Decided(e, messages)).OfType<Decision>()],
            };
        }
    }

    private static IQueryable<IssueEntry> Of(HistoryView view, IQueryable<IssueEntry> entries) => view switch
    {
        HistoryView.Comments => entries.Where(e => e.Kind != IssueEntryKind.Change),
        HistoryView.Changes => entries.Where(e => e.Kind == IssueEntryKind.Change),
        _ => entries,
    };

    private async Task<IReadOnlyDictionary<long, MessageView>> MessagesAsync(
        Door door, OpenIssue open, IReadOnlyList<IssueEntry> entries, CancellationToken cancellation)
    {
        List<long> ids = [.. entries.Select(e => e.MessageId).OfType<long>().Distinct()];
        if (ids.Count == 0)
        {
            return ImmutableDictionary<long, MessageView>.Empty;
        }

        var rows = await MessageRow.Of(door.MessagesOf(open).Where(m => ids.Contains(m.Id)), door.Texts, door.Mentions, door.Marks)
            .ToListAsync(cancellation).ConfigureAwait(false);
        var files = await FilesOf.MessagesAsync(rows, door.Files, cancellation).ConfigureAwait(false);
        return rows.ToDictionary(r => r.Message.Id, r => r.View(texts, files));
    }

    /// <summary>One that was deleted since decides nothing any more.</summary>
    private static Decision? Decided(IssueEntry entry, IReadOnlyDictionary<long, MessageView> messages) =>
        messages.GetValueOrDefault(entry.MessageId ?? 0) is { IsDeleted: false } message ? new Decision(message, entry.DecidedById, entry.DecidedAt!.Value) : null;

    /// <summary>An entry of a message that its reader may not read there has no line.</summary>
    private HistoryLine? Line(IssueEntry entry, IReadOnlyDictionary<long, MessageView> messages)
    {
        var line = new HistoryLine(entry.Number, entry.Kind, entry.At, entry.ActorId) { Message = messages.GetValueOrDefault(entry.MessageId ?? 0) };
        return entry.Kind switch
        {
            IssueEntryKind.Comment => line with { Text = texts.Of(entry) },
            IssueEntryKind.Change => line with { Changes = [.. IssueFields.Read(entry.Changes ?? "{}").Select(Told)] },
            _ => line.Message is null ? null : line,
        };
    }

    private static FieldChange Told(FieldChange change) => change.Field == IssueFields.Description ? change with { Before = null, After = null } : change;
}
