using EnterpriseChat.Domain.Audit;
using Microsoft.Data.Sqlite;

namespace EnterpriseChat.Web.Configuration;

/// <summary>
/// Has a checkpoint of the audit log written at the start, after each minute with entries and at an orderly stop, and sends it where the
/// configuration says: to the server's log always, to a file elsewhere and to an address if they are named.
/// </summary>
internal sealed partial class CheckpointKeeper(
    Checkpoints checkpoints, ChatOptions options, TimeProvider time, ILogger<CheckpointKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private readonly Lock _stops = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private Task? _stopping;

    /// <summary>Ends with a last checkpoint. A host that is stopped from two sides writes one, and both wait for it before the key goes.</summary>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_stops)
        {
            return _stopping ??= StopOnceAsync(cancellationToken);
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _http.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Compare();
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            await KeepAsync(CancellationToken.None); // the stop waits for what is under way: it gets there, or its ten seconds pass
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task StopOnceAsync(CancellationToken cancellation)
    {
        await base.StopAsync(cancellation);
        await KeepAsync(cancellation);
    }

    private void Compare()
    {
        try
        {
            if (checkpoints.Differs() is { } difference)
            {
                Log.Differs(log, difference);
            }
        }
        catch (SqliteException e)
        {
            Log.NotWritten(log, e);
        }
    }

    private async Task KeepAsync(CancellationToken cancellation)
    {
        try
        {
            if (checkpoints.Write() is { } line)
            {
                Log.Written(log, line);
                await SendAsync(line, cancellation);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            Log.NotWritten(log, e);
        }
    }

    private async Task SendAsync(string line, CancellationToken cancellation)
    {
        try
        {
            if (options.CheckpointCopy is { } copy)
            {
                new CheckpointLog(copy).Add(line);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.NotSent(log, options.CheckpointCopy!, e.Message);
        }

        try
        {
            if (options.CheckpointAddress is { } address)
            {
                using var content = new StringContent(line + "\n");
                using var answer = await _http.PostAsync(address, content, cancellation);
                answer.EnsureSuccessStatusCode();
            }
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            Log.NotSent(log, options.CheckpointAddress!.GetLeftPart(UriPartial.Path), e.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2601, LogLevel.Information, "Checkpoint of the audit log: {Line}")]
        public static partial void Written(ILogger log, string line);

        [LoggerMessage(2602, LogLevel.Error, "A checkpoint of the audit log could not be written; the next one covers what it would have.")]
        public static partial void NotWritten(ILogger log, Exception exception);

        [LoggerMessage(2604, LogLevel.Error, "The database is not the one of the last checkpoint. {Difference} Run \"audit verify\" and see docs/operations.md.")]
        public static partial void Differs(ILogger log, string difference);

        [LoggerMessage(2603, LogLevel.Warning, "A checkpoint of the audit log did not get to {Where}: {Reason} The next one covers what it would have.")]
        public static partial void NotSent(ILogger log, string where, string reason);
    }
}
