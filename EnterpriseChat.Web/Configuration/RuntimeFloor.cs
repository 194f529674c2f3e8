using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Web.Configuration;

/// <summary>Refuses a runtime under which sign-in cookies can be forged: before 10.0.7 (CVE-2026-40372).</summary>
internal static class RuntimeFloor
{
    private static readonly Version Oldest = new(10, 0, 7);

    /// <summary>The newest security update that we know of.</summary>
    public static Version Wanted { get; } = new(10, 0, 15);

    /// <summary>Whether security updates are missing.</summary>
    public static bool IsBehind(Version runtime) => runtime < Wanted;

    /// <summary>Refuses a runtime that is too old.</summary>
    /// <exception cref="StartRefused">It is.</exception>
    public static void Require(Version runtime)
    {
        if (runtime < Oldest)
        {
            throw new StartRefused(Words.Start_RuntimeTooOld.With(runtime, Oldest));
        }
    }
}
