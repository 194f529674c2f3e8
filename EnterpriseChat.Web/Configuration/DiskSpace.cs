using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Web.Configuration;

/// <summary>Warns when the disk of the data directory is nearly full: once, and again only after there was room in between.</summary>
internal sealed partial class DiskSpace(DataDirectory directory, TimeProvider time, ILogger<DiskSpace> log) : BackgroundService
{
    private const long Megabyte = 1024 * 1024;
    private const long Little = 100 * Megabyte;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        var wasLittle = false;
        do
        {
            try
            {
                var free = new DriveInfo(directory.Path).AvailableFreeSpace;
                if (free < Little && !wasLittle)
                {
                    Log.NearlyFull(log, directory.Path, free / Megabyte);
                }

                wasLittle = free < Little;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A disk that cannot be asked must not stop the server: whoever writes to it will say what is wrong.
                Log.CannotLook(log, directory.Path, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(2501, LogLevel.Warning, "The disk of {Directory} is nearly full: {Free} MB are free. When it is full, sending waits and nothing is lost.")]
        public static partial void NearlyFull(ILogger log, string directory, long free);

        [LoggerMessage(2502, LogLevel.Warning, "The room on the disk of {Directory} could not be read.")]
        public static partial void CannotLook(ILogger log, string directory, Exception exception);
    }
}
