using System.Diagnostics;

namespace EnterpriseChat.Tests.Harness;

/// <summary>The browser's program.</summary>
internal static class BrowserProgram
{
    /// <summary>What <c>CHROMIUM</c> names, else the one that <c>eng/test.sh</c> installs.</summary>
    public static string Find()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named)
        {
            return named;
        }

        var info = new ProcessStartInfo("sh") { RedirectStandardOutput = true, ArgumentList = { "-c", "command -v chromium-headless-shell" } };
        using var shell = Process.Start(info)!;
        var path = shell.StandardOutput.ReadToEnd().Trim();
        return path.Length > 0 ? path : throw new InvalidOperationException("There is no chromium-headless-shell; eng/test.sh installs it, or CHROMIUM names it.");
    }
}
