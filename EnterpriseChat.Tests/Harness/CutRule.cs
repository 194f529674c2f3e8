using System.Text;

namespace EnterpriseChat.Tests.Harness;

/// <summary>When a <see cref="TcpProxy"/> cuts a connection; works once.</summary>
internal sealed class CutRule(Direction direction, long bytes, string? requestStart)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private readonly byte[]? _start = requestStart is null ? null : Encoding.ASCII.GetBytes(requestStart);
    private ProxiedConnection? _armedOn;
    private long _left = bytes;

    public Task Done => _done.Task;

    /// <summary>How many bytes may still pass before the cut; null while it is not to be cut.</summary>
    public int? Allows(ProxiedConnection connection, Direction at, ReadOnlySpan<byte> piece)
    {
        lock (_lock)
        {
            if (_done.Task.IsCompleted || !Concerns(connection, at, piece))
            {
                return null;
            }

            if (_left >= piece.Length)
            {
                _left -= piece.Length;
                return null;
            }

            _done.SetResult();
            return (int)_left;
        }
    }

    private bool Concerns(ProxiedConnection connection, Direction at, ReadOnlySpan<byte> piece)
    {
        if (_start is null)
        {
            return at == direction;
        }

        if (at == Direction.ToServer && _armedOn is null && piece.StartsWith(_start))
        {
            _armedOn = connection;
        }

        return at == direction && _armedOn == connection;
    }
}

/// <summary>Lets through or holds back; open at first.</summary>
internal sealed class Gate
{
    private volatile TaskCompletionSource? _closed;

    public void Close() => _closed ??= new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => Interlocked.Exchange(ref _closed, null)?.TrySetResult();

    public Task WaitAsync() => _closed?.Task ?? Task.CompletedTask;
}
