using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace EnterpriseChat.Domain.Live;

/// <summary>As many pumps as cores work the marked feeds off, those of the person who acted first. A poster never renders for others.</summary>
internal sealed partial class Pumps : IAsyncDisposable
{
    /// <summary>How long a pump stays with a page that does not answer; the page goes on by itself and is queued again when it is done.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentQueue<Feed> _first = new();
    private readonly ConcurrentQueue<Feed> _others = new();
    private readonly SemaphoreSlim _marked = new(0);
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Task[] _pumps;

    public Pumps(TimeProvider time, ILogger log)
    {
        (_time, _log) = (time, log);
        _pumps = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(PumpAsync))];
    }

    public void Queue(Feed feed, bool isFirst)
    {
        (isFirst ? _first : _others).Enqueue(feed);
        _marked.Release();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_pumps).ConfigureAwait(false);
        _stop.Dispose();
        _marked.Dispose();
    }

    private async Task PumpAsync()
    {
        try
        {
            while (true)
            {
                await _marked.WaitAsync(_stop.Token).ConfigureAwait(false);
                if (_first.TryDequeue(out var feed) || _others.TryDequeue(out feed))
                {
                    var delivery = DeliverAsync(feed);
                    if (!delivery.IsCompleted)
                    {
                        await Task.WhenAny(delivery, Task.Delay(Patience, _time, _stop.Token)).ConfigureAwait(false);
                    }
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task DeliverAsync(Feed feed)
    {
        try
        {
            if (await feed.DeliverAsync().ConfigureAwait(false) && !_stop.IsCancellationRequested)
            {
                Queue(feed, isFirst: false);
            }
        }
        catch (Exception e)
        {
            // A page that is gone or broken must not stop the pump; its own error boundary tells the user.
            Log.DeliveryFailed(_log, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1101, LogLevel.Warning, "A page could not be told what changed.")]
        public static partial void DeliveryFailed(ILogger log, Exception exception);
    }
}
