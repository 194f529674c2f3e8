using EnterpriseChat.Domain.Issues.Trackers;
using EnterpriseChat.Domain.Live;

namespace EnterpriseChat.Web.Configuration;

/// <summary>Sends comments to trackers outside as soon as they are stored, and those that waited when their time has come. Without a tracker outside it rests.</summary>
internal sealed partial class OutboxKeeper(CommentOutbox outbox, FactBus bus, TimeProvider time, ILogger<OutboxKeeper> log) : BackgroundService
{
    private static readonly TimeSpan AtLeastEvery = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!outbox.HasTrackers)
        {
            return;
        }

        using var changed = new SemaphoreSlim(1);
        using var heard = bus.Subscribe(fact =>
        {
            if (fact is IssueChanged && changed.CurrentCount == 0)
            {
                changed.Release();
            }
        });
        var pause = TimeSpan.Zero;
        while (!stoppingToken.IsCancellationRequested)
        {
            using var due = new CancellationTokenSource(pause, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(due.Token, stoppingToken);
            try
            {
                await changed.WaitAsync(either.Token);
            }
            catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
            {
                // Its time has come.
            }

            pause = await SendAsync(stoppingToken);
        }
    }

    private async Task<TimeSpan> SendAsync(CancellationToken cancellation)
    {
        try
        {
            var next = await outbox.SendAsync(cancellation) - time.GetUtcNow().UtcDateTime;
            return next < AtLeastEvery ? TimeSpan.FromTicks(Math.Max(0, next.Value.Ticks)) : AtLeastEvery;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.Failed(log, e);
            return AtLeastEvery;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2712, LogLevel.Error, "Comments could not be sent to a tracker outside; it is tried again in a minute.")]
        public static partial void Failed(ILogger log, Exception exception);
    }
}
