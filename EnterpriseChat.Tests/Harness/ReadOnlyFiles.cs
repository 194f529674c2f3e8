using System.Diagnostics;

namespace EnterpriseChat.Tests.Harness;

/// <summary>Makes files that a server has open refuse every write, also those of root, whom permissions do not stop.</summary>
/// <param name="directory">The server's data directory.</param>
internal sealed class ReadOnlyFiles(string directory) : IDisposable
{
    private IReadOnlyList<string> _locked = [];

    /// <summary>Locks them; without the right to do so the test is skipped, which in CI fails.</summary>
    public void Lock()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            Assert.Skip("Making files immutable needs the rights of root.");
        }

        var files = Directory.GetFiles(directory, "chat.db*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)).Append(directory).ToList();
        Change("+i", files);
        _locked = files;
    }

    /// <summary>Lets them be written again.</summary>
    public void Unlock()
    {
        Change("-i", _locked);
        _locked = [];
    }

    /// <inheritdoc />
    public void Dispose() => Unlock();

    private static void Change(string attribute, IReadOnlyList<string> files)
    {
        if (files.Count > 0)
        {
            using var process = Process.Start("chattr", [attribute, .. files]);
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
        }
    }
}
