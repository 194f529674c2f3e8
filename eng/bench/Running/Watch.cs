using System.Diagnostics;
using System.Text;

namespace EnterpriseChat.Bench.Running;

/// <summary>Waits until a text has come to one viewer, also when it was cut into two pieces; counts the bytes.</summary>
internal sealed class Watch
{
    private readonly Lock _gate = new();
    private byte[] _wanted = [];
    private byte[] _rest = [];
    private TaskCompletionSource<long>? _found;
    private long _bytes;

    /// <summary>Bytes so far.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>The moment at which a text will have come.</summary>
    public Task<long> ExpectAsync(string text)
    {
        lock (_gate)
        {
            (_wanted, _rest) = (Encoding.ASCII.GetBytes(text), []);
            _found = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
            return _found.Task;
        }
    }

    public void See(ReadOnlySpan<byte> bytes)
    {
        Interlocked.Add(ref _bytes, bytes.Length);
        lock (_gate)
        {
            if (_found is null)
            {
                return;
            }

            if (bytes.IndexOf(_wanted) >= 0 || IsAcross(bytes))
            {
                _found.TrySetResult(Stopwatch.GetTimestamp());
                _found = null;
                return;
            }

            _rest = bytes[Math.Max(0, bytes.Length - _wanted.Length + 1)..].ToArray();
        }
    }

    private bool IsAcross(ReadOnlySpan<byte> bytes) =>
        _rest.Length > 0 && ((ReadOnlySpan<byte>)[.. _rest, .. bytes[..Math.Min(bytes.Length, _wanted.Length)]]).IndexOf(_wanted) >= 0;
}
