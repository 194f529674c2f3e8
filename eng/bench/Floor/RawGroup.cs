using System.Threading.Channels;

namespace EnterpriseChat.Bench.Floor;

/// <summary>Group commit and nothing else: what waits together is written in one transaction, then all are answered.</summary>
internal sealed class RawGroup : IAsyncDisposable
{
    private const int Largest = 128;
    private readonly RawRows _rows;
    private readonly Channel<(RawMessage Message, TaskCompletionSource Done)> _queue = Channel.CreateUnbounded<(RawMessage, TaskCompletionSource)>();
    private readonly Task _loop;

    public RawGroup(RawRows rows)
    {
        _rows = rows;
        _loop = Task.Run(WorkAsync);
    }

    public Task PostAsync(RawMessage message)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Writer.TryWrite((message, done));
        return done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.Complete();
        await _loop;
        _rows.Dispose();
    }

    private async Task WorkAsync()
    {
        var batch = new List<TaskCompletionSource>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            _rows.Begin();
            while (batch.Count < Largest && _queue.Reader.TryRead(out var next))
            {
                _rows.Write(next.Message);
                batch.Add(next.Done);
            }

            _rows.Commit();
            batch.ForEach(done => done.SetResult());
        }
    }
}
