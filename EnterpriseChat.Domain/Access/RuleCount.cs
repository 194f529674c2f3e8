namespace EnterpriseChat.Domain.Access;

/// <summary>Counts how often the rule was asked of the database, so that tests can show that a message costs the same for 2 and 20 viewers.</summary>
public static class RuleCount
{
    private static long _asked;

    /// <summary>Times asked since the process began.</summary>
    public static long Total => Interlocked.Read(ref _asked);

    /// <summary>Counts one.</summary>
    internal static void Asked() => Interlocked.Increment(ref _asked);
}
