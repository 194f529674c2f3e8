using System.ComponentModel;
using System.Runtime.InteropServices;

namespace EnterpriseChat.Tests.Harness;

/// <summary>
/// A disk that is full, for one process that a test started: beyond a size no file of it grows. Works without special rights. The servers
/// started after <see cref="Prepare"/> get an error instead of a signal, as on a full disk.
/// </summary>
internal static class FileLimit
{
    private const int Resource = 1; // RLIMIT_FSIZE
    private const int Signal = 25; // SIGXFSZ
    private const nint Ignore = 1; // SIG_IGN, which children inherit

    /// <summary>To be called before the server is started.</summary>
    public static void Prepare() => _ = SetHandler(Signal, Ignore);

    /// <summary>No file of the process grows beyond so many bytes; null takes the limit away.</summary>
    public static void Set(int process, long? bytes)
    {
        var limit = new Limit { Soft = bytes is { } most ? (ulong)most : ulong.MaxValue, Hard = ulong.MaxValue };
        if (Change(process, Resource, ref limit, 0) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [DllImport("libc", EntryPoint = "signal", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SetHandler(int signal, nint handler);

    [DllImport("libc", EntryPoint = "prlimit", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Change(int process, int resource, ref Limit limit, nint before);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
