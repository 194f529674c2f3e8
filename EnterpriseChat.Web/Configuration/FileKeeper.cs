using EnterpriseChat.Domain.Messages.Files;

namespace EnterpriseChat.Web.Configuration;

/// <summary>Takes away files that lay in a draft for a day, at the start and every ten minutes.</summary>
internal sealed partial class FileKeeper(RemoveFile files, TimeProvider time, ILogger<FileKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        await KeepAsync(files.FreeLeftAsync, stoppingToken);
        do
        {
            await KeepAsync(files.RemoveOldAsync, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task KeepAsync(Func<CancellationToken, Task> keep, CancellationToken cancellation)
    {
        try
        {
            await keep(cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.Failed(log, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2711, LogLevel.Error, "Files that were not sent could not be taken away; it is tried again in ten minutes.")]
        public static partial void Failed(ILogger log, Exception exception);
    }
}
