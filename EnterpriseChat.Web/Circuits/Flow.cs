namespace EnterpriseChat.Web.Circuits;

/// <summary>What to do with the next call of a connection.</summary>
internal enum Pace
{
    /// <summary>Let it pass.</summary>
    Go,

    /// <summary>Let it pass a little later.</summary>
    Slow,

    /// <summary>Close the connection.</summary>
    Stop,
}

/// <summary>
/// The calls of one connection, as a bucket that refills. A busy page acknowledges some tens of renderings a second; far more is no page.
/// </summary>
internal sealed class Flow(long start)
{
    /// <summary>How long a call waits once the bucket is empty.</summary>
    public static readonly TimeSpan Brake = TimeSpan.FromMilliseconds(20);

    private const double PerSecond = 200;
    private const double Full = 600;

    /// <summary>Slowed calls without a pause after which the connection is closed: some ten seconds of flooding.</summary>
    private const int MostSlowed = 500;

    private double _left = Full;
    private long _last = start;
    private int _slowed;

    /// <summary>Takes one call.</summary>
    public Pace Take(TimeProvider time)
    {
        var now = time.GetTimestamp();
        _left = Math.Min(Full, _left + (time.GetElapsedTime(_last, now).TotalSeconds * PerSecond));
        _last = now;
        if (_left >= 1)
        {
            _left--;
            _slowed = _left > Full / 2 ? 0 : _slowed;
            return Pace.Go;
        }

        return ++_slowed > MostSlowed ? Pace.Stop : Pace.Slow;
    }
}
