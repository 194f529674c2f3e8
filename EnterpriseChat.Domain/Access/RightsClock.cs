namespace EnterpriseChat.Domain.Access;

/// <summary>The newest rights version that this server knows. The runner moves it on after each commit, before anybody is answered.</summary>
public sealed class RightsClock
{
    private long _version;

    /// <summary>The version.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>Takes a newer version; an older one changes nothing.</summary>
    internal void Advance(long version)
    {
        var seen = Version;
        while (version > seen)
        {
            var found = Interlocked.CompareExchange(ref _version, version, seen);
            if (found == seen)
            {
                return;
            }

            seen = found;
        }
    }
}
