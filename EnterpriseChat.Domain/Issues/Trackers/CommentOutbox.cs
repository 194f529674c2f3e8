using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace EnterpriseChat.Domain.Issues.Trackers;

/// <summary>
/// Sends comments to trackers outside: each exactly once, those of an issue in their order, from the database, so that nothing is lost by a
/// kill. No message waits for it.
/// </summary>
public sealed partial class CommentOutbox(
    IDbContextFactory<ChatDb> reads, Runner runner, IEnumerable<ITracker> trackers, TimeProvider time, ILogger<CommentOutbox> log)
{
    /// <summary>How long one answer is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>The longest time between two tries.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private const int AtOnce = 100;

    // What waits since before this may have been sent by a process that was killed before it could say so.
    private readonly DateTime _startedAt = Columns.Stored(time.GetUtcNow());

    /// <summary>Whether there is any tracker outside.</summary>
    public bool HasTrackers => trackers.Any();

    /// <summary>Sends what is due.</summary>
    /// <returns>When to come again; null when nothing waits.</returns>
    public async Task<DateTime?> SendAsync(CancellationToken cancellation)
    {
        var next = await Task.WhenAll(trackers.Select(t => SendAsync(t, cancellation))).ConfigureAwait(false);
        return next.Min();
    }

    private static TimeSpan Pause(int tries) => TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, Math.Min(tries, 20))));

    private async Task<DateTime?> SendAsync(ITracker tracker, CancellationToken cancellation)
    {
        DateTime? again = null;
        var held = new HashSet<IssueId>();
        long after = 0;
        while (true)
        {
            var waiting = await WaitingAsync(tracker.Name, after, cancellation).ConfigureAwait(false);
            foreach (var comment in waiting.Where(c => !held.Contains(c.Issue)))
            {
                var at = await SendAsync(tracker, comment, cancellation).ConfigureAwait(false);
                if (at.NextTry is { } next)
                {
                    // What comes behind it in its issue waits for it; when the tracker is away, everything does.
                    held.Add(comment.Issue);
                    again = again < next ? again : next;
                }

                if (at.IsAway)
                {
                    return again;
                }
            }

            if (waiting.Count < AtOnce)
            {
                return again;
            }

            after = waiting[^1].Id;
        }
    }

    private async Task<List<WaitingComment>> WaitingAsync(string tracker, long after, CancellationToken cancellation)
    {
        using var db = reads.CreateDbContext();
        return await OutsideWay.WaitingFor(db, tracker, after).Take(AtOnce).ToListAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Sends one, unless its time has not come; says when it is to be tried again if it did not arrive.</summary>
    private async Task<(DateTime? NextTry, bool IsAway)> SendAsync(ITracker tracker, WaitingComment comment, CancellationToken cancellation)
    {
        var now = Columns.Stored(time.GetUtcNow());
        if (comment.NotBefore > now)
        {
            return (comment.NotBefore, false);
        }

        if (comment.Text is null)
        {
            // Deleted before it went: nobody there has to read it.
            await runner.RunAsync(Actor.System, op => OutboxSteps.ArrivedAsync(op, comment, isSent: false), cancellation).ConfigureAwait(false);
            return (null, false);
        }

        var answer = await AskAsync(tracker, comment, comment.Text, cancellation).ConfigureAwait(false);
        if (answer.IsTaken)
        {
            await runner.RunAsync(Actor.System, op => OutboxSteps.ArrivedAsync(op, comment, isSent: true), cancellation).ConfigureAwait(false);
            return (null, false);
        }

        var next = now + Pause(comment.Tries);
        await runner.RunAsync(Actor.System, op => OutboxSteps.FailedAsync(op, comment, next, answer.Reason), cancellation).ConfigureAwait(false);
        return (next, answer.IsAway);
    }

    private async Task<TrackerAnswer> AskAsync(ITracker tracker, WaitingComment comment, string text, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            if (comment.Tries > 0 || comment.WrittenAt < _startedAt)
            {
                switch (await tracker.HasCommentAsync(comment.Key, comment.Marker, either.Token).ConfigureAwait(false))
                {
                    case true:
                        return TrackerAnswer.Taken;
                    case null:
                        return TrackerAnswer.Away("unknown");
                }
            }

            var sent = new TrackerComment(comment.Key, comment.Marker, new CommentAuthor(comment.AuthorId, comment.Author), text) { WrittenAt = comment.WrittenAt };
            return await tracker.AddCommentAsync(sent, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return TrackerAnswer.Away("no answer");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.Failed(log, tracker.Name, e);
            return TrackerAnswer.Away("error");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2801, LogLevel.Error, "The tracker {Tracker} failed to take a comment; it is tried again.")]
        public static partial void Failed(ILogger log, string tracker, Exception exception);
    }
}
