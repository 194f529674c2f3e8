using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.SignIn;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Web.Configuration;

/// <summary>What is due once a minute and at a clean stop: sessions that are too old, and the counts of refused tries.</summary>
internal sealed partial class Housekeeping(
    Sessions sessions, LiveHub hub, RefusedTries tries, Runner runner, TimeProvider time, ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await tries.LogCountsAsync(runner, isLast: true, cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await sessions.KeepAsync(hub.Sessions, stoppingToken);
                await tries.LogCountsAsync(runner, isLast: false, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.Failed(log, e);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2401, LogLevel.Error, "What is due once a minute failed; it is tried again in a minute.")]
        public static partial void Failed(ILogger log, Exception exception);
    }
}
